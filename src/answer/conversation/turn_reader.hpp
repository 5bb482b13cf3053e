// What a turn says, taken apart, and what it shows of itself before anything is written out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/thread.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// "tsh 8", "cr cl is 25": measured in whoever is spoken of.
[[nodiscard]] bool is_value(const Said& said);

/// "In men?", "With warfarin?", "when breastfeeding": no question by itself.
[[nodiscard]] bool is_addition(const std::vector<index::Term>& terms);
/// "by how much in men".
[[nodiscard]] bool asks_by_how_much(const std::vector<index::Term>& terms);
/// "only postmenopausal women please": whom everything is asked of from here; empty for others.
[[nodiscard]] std::string only_people(const Said& said);

/// Reads turns by what was spoken of before.
class TurnReader {
 public:
  /// Both must outlive it.
  TurnReader(const index::Generation& generation, Thread& thread)
      : generation_(generation), thread_(thread) {}

  /// Those of the index, but nothing that somebody is allergic to.
  [[nodiscard]] Phrases topics_of(std::string_view text);
  /// `opening` is how the turn opens, "and" or nothing, `behind` the rest of it.
  [[nodiscard]] Said taken_apart(std::string_view behind, std::string_view opening);

  /// "oxygen needed?", "steroids how long": asks nothing by itself, and names no condition to turn
  /// to.
  [[nodiscard]] bool is_fragment(const Said& said);
  /// "it is viral pneumonia", "its influenza": what somebody has.
  [[nodiscard]] bool is_stated(const Said& said);
  [[nodiscard]] bool names_condition(const Said& said);
  /// What somebody is in, as "dialysis": no topic where a remedy was spoken of.
  [[nodiscard]] bool is_situation(std::string_view topic) const;
  /// Good until the next search of this thread.
  [[nodiscard]] std::vector<index::Term> analyzed(std::string_view text) const;
  /// Neither remedy nor condition: no topic to leave the earlier one for.
  [[nodiscard]] bool is_nothing_known(const Phrases& topics);

 private:
  /// "which is less sedating", where two remedies were spoken of.
  [[nodiscard]] bool sets_side_by_side(const Said& said);

  const index::Generation& generation_;
  Thread& thread_;
};

}  // namespace ibid::answer
