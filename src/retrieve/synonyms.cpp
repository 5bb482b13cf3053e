#include "retrieve/synonyms.hpp"

#include <algorithm>
#include <utility>

namespace ibid::retrieve {
namespace {

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string expression = words[begin];
  for (std::size_t i = 1; i < count; ++i) expression += ' ' + words[begin + i];
  return expression;
}

void add_synonym(index::Analyzer& analyzer, const Question& question, const std::string& synonym,
                 const std::string& expression, std::vector<SynonymTerm>& out) {
  std::vector<index::Term> terms = analyzer.analyze(synonym);
  std::erase_if(terms, [](const index::Term& term) { return term.is_stop; });
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

}  // namespace

std::vector<SynonymTerm> synonym_terms(index::Analyzer& analyzer, const index::Language& language,
                                       const Question& question) {
  std::vector<SynonymTerm> out;
  const std::size_t count = question.words.size();
  for (std::size_t begin = 0; begin < count;) {
    std::size_t taken = 1;
    for (std::size_t length =
             std::min(language.longest_expression_words(question.words[begin]), count - begin);
         length > 0; --length) {
      const std::string expression = join(question.words, begin, length);
      const auto sets = language.synonyms_of(expression);
      if (sets.empty()) continue;
      for (const index::SynonymSet* set : sets) {
        for (const std::string& synonym : set->expressions) {
          add_synonym(analyzer, question, synonym, expression, out);
        }
      }
      taken = length;
      break;
    }
    begin += taken;
  }
  return out;
}

}  // namespace ibid::retrieve
