// Of whom a conversation speaks: what was said of them holds for the questions that follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/spoken_of.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

class PeopleSpokenOf {
 public:
  /// Both must outlive it.
  PeopleSpokenOf(const index::Generation& generation, SpokenOf& topics)
      : generation_(generation), topics_(topics) {}

  [[nodiscard]] bool empty() const { return kept_.empty(); }
  void clear() { kept_.clear(); }
  void begin_turn();
  /// Whether anything on which treatment turns was told in an earlier turn.
  [[nodiscard]] bool has_from_before();
  /// Whether it was told in an earlier turn and names nothing on which treatment turns, no
  /// population, condition, remedy or value: what follows need not be on it.
  [[nodiscard]] bool is_left_behind(const Circumstance& circumstance);
  /// Those of one person: who speaks of another leaves the first. Of what is denied ("who have COPD
  /// not asthma") is no longer spoken.
  void keep(Circumstances circumstances);
  /// Of whom a question asked, and what was said of the asker's kin.
  void forget_others();
  /// Asked of other people: who is breastfeeding is not pregnant.
  void turn_to(const Circumstances& populations);
  /// Those that the question does not name itself.
  [[nodiscard]] Circumstances not_named_in(std::string_view question);

 private:
  [[nodiscard]] bool is_of_population(const Circumstance& circumstance) const;
  void without_denied(std::string& text);

  const index::Generation& generation_;
  SpokenOf& topics_;
  Circumstances kept_;
  Circumstances from_before_;  // those of kept_ that were not told in this turn
};

}  // namespace ibid::answer
