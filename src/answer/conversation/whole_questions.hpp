// Questions of a conversation that are complete in themselves: whether they stay with what was
// spoken of, and in what they are asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// "What should he avoid", but not "does my wife need it, she is 52".
[[nodiscard]] bool is_on_same_person(const std::vector<index::Term>& terms);

class WholeQuestions {
 public:
  /// All must outlive it.
  WholeQuestions(const index::Generation& generation, Thread& thread, TurnReader& reader,
                 Rewrites& rewrites)
      : generation_(generation), thread_(thread), reader_(reader), rewrites_(rewrites) {}

  /// By a word, or because the index speaks of its remedy together with the last one.
  [[nodiscard]] bool is_related(const Phrases& own);
  /// In what a whole question that names no condition is asked, behind its end; empty for one that
  /// stands by itself. Those that do not: "How much colchicine?", "Are antibiotics needed as
  /// well?", "What is the glucose target?", and "Can I drink coffee?" where the index speaks of
  /// coffee in what was spoken of.
  [[nodiscard]] std::string context_of(const Said& said);
  /// Names but a form of what was spoken of: "would a monthly injection do".
  [[nodiscard]] bool is_of_form(const Said& said);
  /// Whether the index speaks of the one topic of `said` together with what was spoken of.
  [[nodiscard]] bool belongs(const Said& said);

  /// "Different question: what should he avoid?" is on him, where no other patient begins and
  /// nothing else is had. `behind` is the turn, `asked`, without how it opens.
  [[nodiscard]] bool is_of_same_person(std::string_view asked, std::string_view behind);
  /// "are steroids as good as naproxen", "are the density gains lost"; but what zinc is in oysters
  /// asks of nothing else.
  [[nodiscard]] bool leans(const Said& said);

 private:
  bool shares_stem(const Phrases& own) const;
  TopicsInIndex& in_index() { return thread_.topics.in_index(); }

  const index::Generation& generation_;
  Thread& thread_;
  TurnReader& reader_;
  Rewrites& rewrites_;
};

}  // namespace ibid::answer
