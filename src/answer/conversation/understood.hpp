// What a follow-up is understood as, and what of it is remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// A turn as it was understood, or the words to read in its place.
struct TakenAs {
  std::optional<Standalone> understood;
  std::string words;  ///< where it was not understood yet
};

class Understood {
 public:
  /// All must outlive it.
  Understood(const index::Generation& generation, Thread& thread, TurnReader& reader,
             Rewrites& rewrites)
      : generation_(generation), thread_(thread), reader_(reader), rewrites_(rewrites) {}

  void begin_turn() { turned_now_ = false; }
  void end_turn() {
    if (!turned_now_) thread_.turned_to.clear();
  }
  /// Remembers a question that was understood so.
  void remember(std::string_view question);
  /// A follow-up that was written out, of whom is spoken.
  [[nodiscard]] Standalone understood(std::string question);
  /// `question`, remembered, is what is asked, and what `said` names is spoken of with the rest.
  [[nodiscard]] Standalone on_topics_of(const Said& said, std::string_view question);
  /// The circumstances are put behind `question` but those that it names itself.
  [[nodiscard]] Standalone of_those_spoken_of(std::string question);
  /// "I have angina": the last question of those, and what was spoken of in them.
  /// Of a side of that ("itching?") only where it `asks_same`: "and if she is pregnant?".
  [[nodiscard]] Standalone of_whom(const Circumstances& circumstances, bool asks_same = false);
  /// The last question; the one that was whole where that was only on a side of it.
  [[nodiscard]] std::string asked_at_first() const;
  /// The remedies that were spoken of last, or the conditions.
  [[nodiscard]] std::string subject_named();
  [[nodiscard]] Standalone follow_up(const Said& said);

 private:
  [[nodiscard]] Standalone of_anybody();
  void add_single_remedies(Standalone& result);
  /// "He also takes propranolol", "I had a heart attack": whether what was given goes with it;
  /// empty where that is nothing of the kind.
  [[nodiscard]] std::string safety_of_given(const Circumstances& circumstances);
  [[nodiscard]] std::string subject();
  void turn_to(const Said& said, std::string_view where);
  [[nodiscard]] std::string on_topic(const Said& said);
  [[nodiscard]] std::string on_something_else(const Said& said);
  TopicsInIndex& in_index() { return thread_.topics.in_index(); }

  const index::Generation& generation_;
  Thread& thread_;
  TurnReader& reader_;
  Rewrites& rewrites_;
  bool turned_now_ = false;  // the same was asked of others in this very turn
};

}  // namespace ibid::answer
