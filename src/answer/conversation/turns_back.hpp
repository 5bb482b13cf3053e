// Turns that go back to what was left ("back to the bug") or put right what was said ("sorry, I
// meant warfarin").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/understood.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// Of a thread that is under way.
class TurnsBack {
 public:
  /// All must outlive it.
  TurnsBack(const index::Generation& generation, Thread& thread, Understood& understood)
      : generation_(generation), thread_(thread), understood_(understood) {}

  /// "back to the bug": what was left last, or what it names; "back to adults": the last question
  /// of those; "back to stopping it": what is spoken of now.
  [[nodiscard]] Standalone gone_back(const Said& said);
  /// "sorry, meant warfarin": the last question of that, which takes the place of the last thing of
  /// its kind; empty for a turn that puts nothing right.
  [[nodiscard]] std::string put_right(const Said& said);

 private:
  [[nodiscard]] bool is_on_what_is_spoken_of(const Said& said);
  std::string with_other_people(std::string_view question, const Said& said) const;

  const index::Generation& generation_;
  Thread& thread_;
  Understood& understood_;
};

}  // namespace ibid::answer
