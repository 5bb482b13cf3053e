#include "retrieve/known_names.hpp"

#include <algorithm>
#include <vector>

#include "retrieve/question.hpp"

namespace ibid::retrieve {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// The word, without the "s" that makes an acronym a plural ("PPIs"): language resources take a
/// plural's "s" off other words themselves, but not after an "i" ("arthritis").
std::string name_of(const index::Term& term, std::string_view surface) {
  const bool is_plural_acronym = surface.size() > 2 && surface.back() == 's' &&
                                 std::all_of(surface.begin(), surface.end() - 1, is_upper);
  return is_plural_acronym ? term.word.substr(0, term.word.size() - 1) : term.word;
}

bool are_known(const index::Generation& generation, index::Analyzer& analyzer,
               std::string_view expression) {
  bool any = false;
  for (const index::Term& term : analyzer.analyze(expression)) {
    if (term.is_stop) continue;
    if (generation.document_frequency(term.text) == 0) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::string in_known_names(const index::Generation& generation, index::Analyzer& analyzer,
                           std::string_view text) {
  std::string named;
  std::size_t copied = 0;
  std::vector<index::Term> terms = analyzer.analyze(text);
  if (terms.size() > kQuestionWordsMax) terms.resize(kQuestionWordsMax);
  for (const index::Term& term : terms) {
    if (term.is_stop) continue;
    const std::string_view surface = text.substr(term.range.begin, term.range.size());
    const auto sets = generation.language().synonyms_of(name_of(term, surface));
    if (sets.empty() || generation.document_frequency(term.text) > 0) continue;
    const std::string* known = nullptr;
    for (const index::SynonymSet* set : sets) {
      for (const std::string& expression : set->expressions) {
        if (known == nullptr && are_known(generation, analyzer, expression)) known = &expression;
      }
    }
    if (known == nullptr) continue;
    named += text.substr(copied, term.range.begin - copied);
    named += *known;
    copied = term.range.end;
  }
  named += text.substr(copied);
  return named;
}

}  // namespace ibid::retrieve
