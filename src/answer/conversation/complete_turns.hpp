// Turns that are questions complete in themselves, and what a conversation begins with: they are
// answered as they were asked, or in what was spoken of.
#pragma once

#include <string_view>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/understood.hpp"
#include "answer/conversation/whole_questions.hpp"

namespace ibid::answer {

class CompleteTurns {
 public:
  /// All must outlive it.
  CompleteTurns(Thread& thread, TurnReader& reader, Rewrites& rewrites, Understood& understood,
                WholeQuestions& whole)
      : thread_(thread),
        reader_(reader),
        rewrites_(rewrites),
        understood_(understood),
        whole_(whole) {}

  /// A question that is complete in itself; `asked` is the text of which `said` is taken apart. Its
  /// topics are spoken of from here, with what was before or in place of it.
  [[nodiscard]] Standalone as_it_stands(const Said& said, std::string_view asked);
  /// Of a thread that is under way: a whole question, in what was spoken of where that belongs to
  /// it.
  [[nodiscard]] Standalone in_context(const Said& said, std::string_view asked);
  /// "My mother has asthma", with which a conversation begins: on asthma. `circumstances` are of
  /// `written`, which is `asked` without how it opens.
  [[nodiscard]] Standalone opened_by(const Circumstances& circumstances, std::string_view asked,
                                     std::string_view written);

 private:
  Thread& thread_;
  TurnReader& reader_;
  Rewrites& rewrites_;
  Understood& understood_;
  WholeQuestions& whole_;
};

}  // namespace ibid::answer
