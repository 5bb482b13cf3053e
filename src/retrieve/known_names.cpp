#include "retrieve/known_names.hpp"

#include <algorithm>
#include <vector>

#include "retrieve/question.hpp"

namespace ibid::retrieve {
namespace {

/// A name that so many times more passages hold is the usual one.
constexpr std::uint32_t kMoreCommon = 30;

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
/// word; nothing when the question says one of its names already.
const std::string* usual_name(const index::Generation& generation, index::Analyzer& analyzer,
                              const std::vector<const index::SynonymSet*>& sets,
                              const std::vector<index::Term>& question, std::uint32_t own) {
  const std::string* usual = nullptr;
  for (const index::SynonymSet* set : sets) {
    for (const std::string& name : set->expressions) {
      const bool is_word = name.find(' ') == std::string::npos;
      // "Hypozincemia (low zinc levels)" needs no help.
      if (own > 0 && !is_word && says(question, analyzer.analyze(name))) return nullptr;
      if (usual != nullptr) continue;
      const std::uint32_t others = passages_with(generation, analyzer, name);
      if (others > 0 && others / kMoreCommon >= own) usual = &name;
    }
  }
  return usual;
}

/// Marks the words of expressions of several words that have synonyms: "flu jab".
std::vector<bool> in_longer_expression(const index::Language& language,
                                       const std::vector<index::Term>& terms) {
  std::vector<bool> inside(terms.size(), false);
  for (std::size_t begin = 0; begin < terms.size(); ++begin) {
    std::string expression = terms[begin].word;
    const std::size_t longest =
        std::min(terms.size() - begin, language.longest_expression_words(expression));
    for (std::size_t length = 2; length <= longest; ++length) {
      expression += ' ' + terms[begin + length - 1].word;
      if (language.synonyms_of(expression).empty()) continue;
      std::fill_n(inside.begin() + static_cast<std::ptrdiff_t>(begin), length, true);
    }
  }
  return inside;
}

/// The text with another name for its words that at most `held_max` passages hold: in place of a
/// word that none holds, else behind it.
std::string renamed(const index::Generation& generation, index::Analyzer& analyzer,
                    std::string_view text, std::uint32_t held_max) {
  std::string named;
  std::size_t copied = 0;
  std::vector<index::Term> terms = analyzer.analyze(text);
  if (terms.size() > kQuestionWordsMax) terms.resize(kQuestionWordsMax);
  const std::vector<bool> inside = in_longer_expression(generation.language(), terms);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const index::Term& term = terms[i];
    if (term.is_stop || inside[i]) continue;
    const auto sets = generation.language().synonyms_of(term.word);
    if (sets.empty()) continue;
    const std::uint32_t own = is_misread(term.word) ? 0 : generation.document_frequency(term.text);
    if (own > held_max) continue;
    const std::string* usual = usual_name(generation, analyzer, sets, terms, own);
    if (usual == nullptr) continue;
    named += text.substr(copied, (own > 0 ? term.range.end : term.range.begin) - copied);
    if (own > 0) named += ' ';
    named += *usual;
    copied = term.range.end;
  }
  named += text.substr(copied);
  return named;
}

}  // namespace

bool is_misread(std::string_view folded_word) {
  return folded_word == "evenity";
}

std::string in_known_names(const index::Generation& generation, index::Analyzer& analyzer,
                           std::string_view text) {
  return renamed(generation, analyzer, text, 0);
}

std::string with_usual_names(const index::Generation& generation, index::Analyzer& analyzer,
                             std::string_view text) {
  return renamed(generation, analyzer, text, generation.statistics().passages / kMoreCommon);
}

}  // namespace ibid::retrieve
