#include "retrieve/synonyms.hpp"

#include <algorithm>
#include <utility>

namespace ibid::retrieve {
namespace {

constexpr std::size_t kMembersSearchedMax = 4;

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string expression = words[begin];
  for (std::size_t i = 1; i < count; ++i) expression += ' ' + words[begin + i];
  return expression;
}

void add_terms(std::vector<index::Term> terms, const Question& question,
               const std::string& expression, std::vector<SynonymTerm>& out) {
  for (index::Term& term : terms) {
    if (out.size() >= kSynonymTermsMax) return;
    const bool in_question = question.find(term.text) < question.keywords.size();
    const bool known = std::any_of(out.begin(), out.end(), [&](const SynonymTerm& earlier) {
      return earlier.term == term.text;
    });
    if (in_question || known) continue;
    out.push_back({std::move(term.text), std::move(term.word), expression,
                   1.0 / static_cast<double>(terms.size())});
  }
}

/// The keywords that are these words of the question.
std::vector<std::size_t> keywords_among(const Question& question, std::size_t begin,
                                        std::size_t count) {
  const auto first = question.words.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = first + static_cast<std::ptrdiff_t>(count);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < question.keywords.size(); ++i) {
    if (std::find(first, last, question.keywords[i].word) != last) found.push_back(i);
  }
  return found;
}

}  // namespace

Synonyms synonyms_of(index::Analyzer& analyzer, const index::Language& language,
                     const Question& question) {
  Synonyms synonyms;
  std::size_t names = 0;
  const std::size_t count = question.words.size();
  for (std::size_t begin = 0; begin < count;) {
    std::size_t taken = 1;
    for (std::size_t length =
             std::min(language.longest_expression_words(question.words[begin]), count - begin);
         length > 0; --length) {
      const std::string expression = join(question.words, begin, length);
      const auto sets = language.synonyms_of(expression);
      const std::vector<std::string> members = language.members_of(expression);
      if (sets.empty() && members.empty()) continue;
      NamedExpression named{keywords_among(question, begin, length), {}};
      for (const index::SynonymSet* set : sets) {
        for (const std::string& name : set->expressions) {
          std::vector<index::Term> terms = analyzer.analyze(name);
          std::erase_if(terms, [](const index::Term& term) { return term.is_stop; });
          if (names < kNamesMax && !terms.empty()) {
            ++names;
            std::vector<std::string>& stems = named.names.emplace_back();
            for (const index::Term& term : terms) stems.push_back(term.text);
          }
          add_terms(std::move(terms), question, expression, synonyms.terms);
        }
      }
      // What is said of one of a few; of many, each would weigh as much as the question's words.
      if (members.size() <= kMembersSearchedMax) {
        for (const std::string& member : members) {
          std::vector<index::Term> terms = analyzer.analyze(member);
          std::erase_if(terms, [](const index::Term& term) { return term.is_stop; });
          add_terms(std::move(terms), question, expression, synonyms.terms);
        }
      }
      if (!named.names.empty()) synonyms.expressions.push_back(std::move(named));
      taken = length;
      break;
    }
    begin += taken;
  }
  return synonyms;
}

}  // namespace ibid::retrieve
