#include "answer/conversation/turn_in_setting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/question.hpp"
#include "answer/setting.hpp"
#include "retrieve/question.hpp"
#include "retrieve/turn_words.hpp"

namespace ibid::answer {

std::optional<std::string> turn_in_setting(const index::Generation& generation,
                                           std::string_view turn, std::string_view standalone) {
  index::Analyzer& analyzer = retrieve::analyzer_of(generation);
  const std::string said = without_contractions(turn);
  const Question own = analyze_question(generation, analyzer, said);
  if (std::none_of(own.concepts.begin(), own.concepts.end(),
                   [](const Concept& named) { return named.is_subject && named.is_known; })) {
    return std::nullopt;
  }
  const retrieve::TurnWords words(generation, analyzer, said);
  const auto is_said = [&](const Concept& named) {
    const Stems& stems = named.alternatives.front();
    return std::any_of(stems.begin(), stems.end(),
                       [&](const auto& stem) { return words.has(stem); });
  };
  const InSetting parted = without_setting(standalone);
  const Question completed = analyze_question(generation, analyzer, parted.asked);
  std::vector<std::string> carried;
  for (const Concept& named : completed.concepts) {
    if (is_said(named)) continue;
    if (named.is_population) return std::nullopt;
    if (named.is_subject) carried.push_back(named.surface);
  }
  if (!parted.setting.empty()) carried.emplace_back(parted.setting);
  return in_setting(fmt::format("{}?", without_question_mark(said)), carried);
}

}  // namespace ibid::answer
