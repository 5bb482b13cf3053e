#include "retrieve/turn_words.hpp"

#include <algorithm>

#include "retrieve/known_names.hpp"
#include "retrieve/question.hpp"
#include "retrieve/unknown_words.hpp"

namespace ibid::retrieve {

TurnWords::TurnWords(const index::Generation& generation, index::Analyzer& analyzer,
                     std::string_view turn)
    : says_all_(turn.empty()) {
  if (says_all_) return;
  const auto add = [&](const Question& question) {
    for (const Keyword& keyword : question.keywords) terms_.push_back(keyword.term);
  };
  add(analyze_question(analyzer, turn));
  Question named = analyze_question(analyzer, with_usual_names(generation, analyzer, turn));
  add(named);
  read_unknown_words(generation, analyzer, named);
  add(named);
}

bool TurnWords::has(std::string_view term) const {
  return says_all_ || std::find(terms_.begin(), terms_.end(), term) != terms_.end();
}

}  // namespace ibid::retrieve
