// A remedy that no question names but the answer: "Which drug comes first?", then "what dose?".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/understood.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// Keeps in mind the last question whose answer may name a remedy, and reads that answer once a
/// turn means what it names.
class RemedyAnswered {
 public:
  /// All must outlive it. No answer is read without an `answer_of`, and at most kAnswersReadMax
  /// are.
  RemedyAnswered(const index::Generation& generation, const AnswerOf& answer_of, Thread& thread,
                 Understood& understood)
      : generation_(generation), answer_of_(answer_of), thread_(thread), understood_(understood) {}

  void begin_turn() { taken_up_.clear(); }
  /// Of a thread that is under way: where `said` asks of a remedy without naming it, and none in
  /// particular was spoken of, the one that the answer names is spoken of from here. Whether that
  /// is so: what `said` points to is another thing then.
  [[nodiscard]] bool is_taken_up_by(const Said& said);
  /// `result` is what the turn was understood as; where it is of a remedy that was taken up in this
  /// turn, it is asked of treatment as well, in case that nothing is told of the remedy.
  void end_turn(Standalone& result);

 private:
  [[nodiscard]] bool is_remedy_left_open();
  void add_treatment_in_general(Standalone& result) const;
  void note_whether_asked(const Standalone& result);

  const index::Generation& generation_;
  const AnswerOf& answer_of_;
  Thread& thread_;
  Understood& understood_;
  Standalone asked_;      // the last question whose answer may name one; empty for none
  std::string taken_up_;  // in this turn, from an answer
  std::size_t answers_read_ = 0;
};

}  // namespace ibid::answer
