#include "answer/glossary.hpp"

#include <algorithm>

namespace ibid::answer {

std::vector<std::string> glossary_notes(std::string_view text, const index::Language& language,
                                        index::Analyzer& analyzer,
                                        std::set<std::string>& explained) {
  std::vector<std::string> notes;
  const std::vector<index::Term> terms = analyzer.analyze(text);
  for (std::size_t i = 0; i < terms.size() && notes.size() < kNotesPerClaimMax;) {
    std::size_t step = 1;
    const std::size_t longest =
        std::min(terms.size() - i, language.longest_expression_words(terms[i].word));
    for (std::size_t length = longest; length > 0; --length) {
      std::string expression;
      for (std::size_t k = 0; k < length; ++k) {
        if (k > 0) expression += ' ';
        expression += terms[i + k].word;
      }
      const auto sets = language.synonyms_of(expression);
      if (sets.empty()) continue;
      step = length;
      for (const index::SynonymSet* set : sets) {
        if (set->gloss.empty() || !explained.insert(set->gloss).second) continue;
        const std::size_t begin = terms[i].range.begin;
        const std::size_t end = terms[i + length - 1].range.end;
        notes.push_back(std::string(text.substr(begin, end - begin)) + ": " + set->gloss);
        break;
      }
      break;
    }
    i += step;
  }
  return notes;
}

}  // namespace ibid::answer
