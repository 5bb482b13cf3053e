#include "retrieve/known_names.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "ibid/byte_range.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::retrieve {
namespace {

/// A name that so many times more passages hold is the usual one.
constexpr std::uint32_t kMoreCommon = 30;
/// Of the other names of an expression of several words, a name whose rarest word fewer passages
/// hold may not be what that stands for there: "scan" in the name of a study.
constexpr std::uint32_t kSurePassages = 4;

/// How many passages hold the rarest word of the expression.
std::uint32_t passages_with(const index::Generation& generation, index::Analyzer& analyzer,
                            std::string_view expression) {
  std::uint32_t fewest = 0;
  bool any = false;
  for (const index::Term& term : analyzer.analyze(expression)) {
    if (term.is_stop) continue;
    const std::uint32_t frequency = generation.document_frequency(term.text);
    fewest = any ? std::min(fewest, frequency) : frequency;
    any = true;
  }
  return fewest;
}

/// Whether the stems of `part` stand behind one another in `whole`.
bool says(const std::vector<index::Term>& whole, const std::vector<index::Term>& part) {
  return std::search(whole.begin(), whole.end(), part.begin(), part.end(),
                     [](const index::Term& a, const index::Term& b) { return a.text == b.text; }) !=
         whole.end();
}

/// The first name of the sets that so many more passages hold than the `own` ones that hold the
/// word, if possible at least `sure` passages; nothing when the question says one of its names
/// already.
const std::string* usual_name(const index::Generation& generation, index::Analyzer& analyzer,
                              const std::vector<const index::SynonymSet*>& sets,
                              const std::vector<index::Term>& question, std::uint32_t own,
                              std::uint32_t sure) {
  const std::string* usual = nullptr;
  bool is_sure = false;
  for (const index::SynonymSet* set : sets) {
    for (const std::string& name : set->expressions) {
      const bool is_word = name.find(' ') == std::string::npos;
      // "Hypozincemia (low zinc levels)" needs no help.
      if (own > 0 && !is_word && says(question, analyzer.analyze(name))) return nullptr;
      if (is_sure) continue;
      const std::uint32_t others = passages_with(generation, analyzer, name);
      if (others == 0 || others / kMoreCommon < own) continue;
      is_sure = others >= sure;
      if (is_sure || usual == nullptr) usual = &name;
    }
  }
  return usual;
}

std::string joined(std::span<const index::Term> terms) {
  std::string expression;
  for (const index::Term& term : terms) expression += (expression.empty() ? "" : " ") + term.word;
  return expression;
}

/// The longest expression with synonyms that the terms begin with, in words; 1 without any.
std::size_t expression_length(const index::Language& language, std::span<const index::Term> terms) {
  std::size_t length =
      std::min(terms.size(), language.longest_expression_words(terms.front().word));
  while (length > 1 && language.synonyms_of(joined(terms.first(length))).empty()) --length;
  return std::max<std::size_t>(length, 1);
}

/// What a text is renamed for.
struct Renaming {
  std::uint32_t held_max = 0;      ///< words that more passages hold stay
  bool takes_expressions = false;  ///< of several words, one of which no passage holds
};

/// The text with another name for its words: in place of what no passage holds, else behind it.
std::string renamed(const index::Generation& generation, index::Analyzer& analyzer,
                    std::string_view text, const Renaming& renaming) {
  std::string named;
  std::size_t copied = 0;
  std::vector<index::Term> terms = analyzer.analyze(text);
  if (terms.size() > kQuestionWordsMax) terms.resize(kQuestionWordsMax);
  const index::Language& language = generation.language();
  std::size_t length = 0;
  for (std::size_t i = 0; i < terms.size(); i += length) {
    const std::span<const index::Term> rest = std::span(terms).subspan(i);
    length = expression_length(language, rest);
    if (length == 1 ? terms[i].is_stop : !renaming.takes_expressions) continue;
    const std::string expression = joined(rest.first(length));
    const auto sets = language.synonyms_of(expression);
    if (sets.empty()) continue;
    const std::uint32_t own =
        is_misread(expression) ? 0 : passages_with(generation, analyzer, expression);
    if (own > (length == 1 ? renaming.held_max : 0)) continue;
    const std::string* usual =
        usual_name(generation, analyzer, sets, terms, own, length == 1 ? 1 : kSurePassages);
    if (usual == nullptr) continue;
    const ByteRange range{terms[i].range.begin, terms[i + length - 1].range.end};
    named += text.substr(copied, (own > 0 ? range.end : range.begin) - copied);
    if (own > 0) named += ' ';
    named += *usual;
    copied = range.end;
  }
  named += text.substr(copied);
  return named;
}

}  // namespace

bool is_misread(std::string_view folded_word) {
  constexpr std::string_view kMisread[] = {"evenity", "immunisation", "immunised", "immunization",
                                           "immunized"};
  return text::is_one_of(folded_word, kMisread);
}

std::string in_known_names(const index::Generation& generation, index::Analyzer& analyzer,
                           std::string_view text) {
  return renamed(generation, analyzer, text, {});
}

std::string with_usual_names(const index::Generation& generation, index::Analyzer& analyzer,
                             std::string_view text) {
  const std::uint32_t few = generation.statistics().passages / kMoreCommon;
  return renamed(generation, analyzer, text, {few, true});
}

}  // namespace ibid::retrieve
