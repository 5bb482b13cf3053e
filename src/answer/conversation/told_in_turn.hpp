// What a turn tells beside what it asks: what somebody takes or would rather do, what was heard,
// and for what something is asked.
#pragma once

#include <string_view>

#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/short_turns.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_parts.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/understood.hpp"

namespace ibid::answer {

class ToldInTurn {
 public:
  /// All must outlive it.
  ToldInTurn(Thread& thread, TurnReader& reader, Rewrites& rewrites, Understood& understood,
             ShortTurns& short_turns)
      : thread_(thread),
        reader_(reader),
        rewrites_(rewrites),
        understood_(understood),
        short_(short_turns) {}

  /// What is told before something is asked in the same turn: as it was taken in, or what of it is
  /// to be read as a turn.
  [[nodiscard]] TakenAs told(std::string_view said);
  /// What was told before something is asked in the same turn may be what a pronoun there means:
  /// remedies, what else somebody would rather do, or all of it. Of a sentence that was read.
  void note(std::string_view said);
  /// "The doctor also mentioned montelukast", "my nurse says I have to stop it". `hearsay` has a
  /// `what`, and the thread is under way.
  [[nodiscard]] TakenAs heard(const Hearsay& hearsay);
  /// What was told behind a question: for what it was asked, where that was not said before.
  void add_conditions(std::string_view said);

 private:
  void note_named(std::string_view said);
  [[nodiscard]] Standalone claimed(std::string_view what);

  Thread& thread_;
  TurnReader& reader_;
  Rewrites& rewrites_;
  Understood& understood_;
  ShortTurns& short_;
};

}  // namespace ibid::answer
