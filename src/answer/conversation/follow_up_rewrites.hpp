// Follow-ups written out: one function a form, which takes what the follow-up says and gives the
// question that it stands for, without a question mark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/thread.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// A question, and of whom it asks at its end: "Is zinc safe" and " in older women".
struct Divided {
  std::string_view question;
  std::string_view of_whom;
};

/// Of a thread that is under way. Those that give an empty text say that the form is not theirs.
class Rewrites {
 public:
  /// Both must outlive it.
  Rewrites(const index::Generation& generation, Thread& thread)
      : generation_(generation), thread_(thread) {}

  [[nodiscard]] Divided divided(std::string_view text) const;

  /// "Why?", "More?": asks on the last question.
  [[nodiscard]] std::string asked_on(std::string_view bare) const;
  /// "In which patients?"
  [[nodiscard]] std::string asked_of_whom(std::string_view bare) const;
  /// "In men?", "with kidney disease": the last question with that behind it.
  [[nodiscard]] std::string with_addition(const Said& said);
  /// "children": the same of those.
  [[nodiscard]] std::string of_population(std::string_view bare) const;
  /// "Is it the same in pregnancy?", "does that also apply to denosumab?", "is it worse at high
  /// doses?" ask once more what was asked.
  [[nodiscard]] std::string as_before(const Said& said);
  /// "Is she right?", "which trial showed that?": asks on what was said last as a whole.
  [[nodiscard]] std::string on_statement(const Said& said) const;
  /// "and preserved ejection fraction?" behind a question of a reduced one: that question of it.
  [[nodiscard]] std::string with_counterpart(const Said& said);
  /// "is it safe" gives "Is zinc safe", "its symptoms" gives "The symptoms of asthma".
  [[nodiscard]] std::string with_topic(const Said& said);
  /// "the other one", "those patients", "the selective ones" as what is meant; empty where `text`
  /// has no such words.
  [[nodiscard]] std::string with_references_named(std::string_view text);
  /// "Which one is best?", "Which of them?", "Which ones?", "Which has more side effects?"
  [[nodiscard]] std::string choice(const Said& said);
  /// "Would a salt substitute help, too?"
  [[nodiscard]] std::string as_well(const Said& said);
  /// "What if you add calcium to it?": the last question of both.
  [[nodiscard]] std::string with_added(const Said& said);
  /// "Better than tablets?"
  [[nodiscard]] std::string compared(const Said& said);
  /// Behind "is naproxen any better", which names a remedy: " than ibuprofen".
  [[nodiscard]] std::string compared_with(const Said& said);
  /// "What else could I use?", "What instead?", "Anything safer?"
  [[nodiscard]] std::string another(const Said& said);
  /// "What is the dose?", "Which drugs?", "How long?".
  [[nodiscard]] std::string question_of_topic(const Said& said);
  /// "the dose", "side effects in children": what is named of the topic.
  [[nodiscard]] std::string side_of_topic(const Said& said);
  /// "the dose of zinc", which names its topic itself.
  [[nodiscard]] std::string side_of_another(const Said& said);
  /// "why not topiramate", "zoledronic acid instead".
  [[nodiscard]] std::string another_given(const Said& said);
  /// Whether it names but an outcome, where something given was spoken of.
  [[nodiscard]] bool is_outcome_asked(const Said& said);
  /// "bleeding?": that with what was given, or in place of what that was asked to do before.
  [[nodiscard]] std::string outcome(const Said& said);
  /// "copper": the last question of something else of its kind, which takes the place of the one
  /// that it asked of.
  [[nodiscard]] std::string of_another(const Said& said);
  /// "What about pneumonia in COPD": where that of which it is asked is known.
  [[nodiscard]] std::string about(const Said& said);
  /// In what the topics of `said` are asked of: " in atrial fibrillation", " with semaglutide".
  [[nodiscard]] std::string context_of(const Said& said);

  /// "orange juice with them?"
  [[nodiscard]] std::string taken_with(const Said& said);

 private:
  bool is_surely_meant(const std::string& topic, const Pronoun& pronoun,
                       const std::vector<index::Term>& terms);
  std::string combined(const Said& said);
  std::string named_alone(const Said& said) const;
  std::string routes_compared(const Said& said);
  std::string in_another_condition(const Said& said);
  std::string with_choice_named(std::string_view text);
  std::string with_people_named(std::string_view text);
  std::string with_ones_named(std::string_view text);
  /// " in asthma" behind what is asked of `remedy`, where that alone does not tell for what.
  std::string where_given(std::string_view remedy, const Said& said);
  /// The one outcome that `question` names; empty for none or several.
  std::string only_outcome(std::string_view question);
  static bool is_side(const std::vector<index::Term>& terms);
  std::string measured_in(std::string_view question);
  bool is_on_given_of(std::string_view question);
  bool is_outcome_topic(const std::string& topic);
  std::string meant_by(const Pronoun& pronoun, const std::vector<index::Term>& terms);
  [[nodiscard]] const Phrases& named_in_turn(const Pronoun& pronoun,
                                             const std::vector<index::Term>& terms) const;
  std::string how_long(std::string_view asked, std::string_view of_whom);
  std::string what_happens(std::string_view text, const std::vector<index::Term>& asked,
                           std::string_view of_whom);
  std::string what_is(std::string_view side, std::string_view topic);
  Referent meant_by(const std::vector<index::Term>& terms);
  std::string given();

  const index::Generation& generation_;
  Thread& thread_;
};

}  // namespace ibid::answer
