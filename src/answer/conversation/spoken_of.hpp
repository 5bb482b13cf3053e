// The topics of a conversation, and which of them a follow-up means.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/topics_in_index.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// "a, b and c".
[[nodiscard]] std::string joined(const Phrases& phrases, std::string_view conjunction);

class SpokenOf {
 public:
  /// `generation` must outlive it.
  explicit SpokenOf(const index::Generation& generation) : in_index_(generation) {}

  /// Whether nothing has been spoken of; most members want that something has.
  [[nodiscard]] bool empty() const { return turns_.empty(); }
  /// Whether something was left that may be returned to.
  [[nodiscard]] bool has_left() const { return !left_.empty(); }
  /// As if nothing had been spoken of.
  void clear();
  /// To what was left last that names one of `topics`; where they name nothing in particular ("my
  /// injection", "the bug"), to what was left last. False where there is no such thing, and then
  /// nothing is spoken of.
  [[nodiscard]] bool go_back(const Phrases& topics);
  /// A whole question on these topics, which are some; what was spoken of before is left.
  void begin(const Phrases& topics, std::string_view asked);
  /// A follow-up to it that names topics of its own.
  void add(const Phrases& topics, std::string_view asked);
  /// What turned out not to be meant; false where that was not spoken of.
  bool leave(const std::string& topic);
  /// What a remedy was asked to do: "does it cause bleeding". It is nothing that is treated here.
  void add_outcome(const std::string& topic) { outcomes_.insert(topic); }
  /// What a remedy was asked to cause, which is nothing that it is given for.
  [[nodiscard]] bool is_effect(const std::string& topic);
  /// What a remedy was asked to prevent in those who have something else.
  [[nodiscard]] Phrases prevented();
  /// Another whole question on what was spoken of.
  void go_on(const Phrases& topics, std::string_view asked);

  /// The last whole question as it was asked, with what followed it.
  [[nodiscard]] const std::string& asked() const { return asked_; }
  /// Those of the question with which it began.
  [[nodiscard]] const Phrases& first() const { return turns_.front(); }
  /// All topics, oldest first.
  [[nodiscard]] Phrases all() const;
  /// The last two, remedies and conditions where there are any.
  [[nodiscard]] Phrases focus();
  /// What `question`, the last one, is about: the remedy or condition that it names first, else any
  /// topic.
  [[nodiscard]] std::string subject(std::string_view question);

  /// As the index speaks of a topic; where it does not, as the last whole question does.
  [[nodiscard]] TopicKind kind(const std::string& topic);
  [[nodiscard]] bool any_is(TopicKind wanted, const Phrases& phrases);
  [[nodiscard]] bool all_are(TopicKind wanted, const Phrases& phrases);
  [[nodiscard]] TopicsInIndex& in_index() { return in_index_; }

  /// Those of the last turn that has any of that kind.
  [[nodiscard]] Phrases last_of(TopicKind wanted);
  /// What was given in the last turn that named a remedy or a condition; nothing where that was
  /// only on a condition.
  [[nodiscard]] Phrases given_last();
  /// "zinc" where "low zinc" or "zinc deficiency" was spoken of last.
  [[nodiscard]] Phrases lacked();
  /// What a choice is among: what was given last, else what may have been.
  [[nodiscard]] Phrases choices();
  /// What "the first one" is one of, in the order in which they were named.
  [[nodiscard]] Phrases listed();
  /// The two last things given, the later one first.
  [[nodiscard]] Phrases compared();
  /// " in a gout flare": the conditions that were spoken of last, as they were named; or nothing.
  [[nodiscard]] std::string conditions_behind(std::string_view preposition);
  /// The topic that is meant. What is taken is never a condition: where nothing given was spoken
  /// of, it is the treatment of the condition.
  [[nodiscard]] std::string named(Referent referent, std::string_view conjunction);

  /// The one topic of that kind that `question` names; empty where there are none or several, and
  /// for an unknown kind.
  [[nodiscard]] std::string only_one(TopicKind wanted, std::string_view question);

  /// Whether `question` names one topic alone, and that is neither remedy nor condition.
  [[nodiscard]] bool only_topic(std::string_view question);

  /// The topic of that kind that `question` names last; empty where there is none.
  [[nodiscard]] std::string last_named(TopicKind wanted, std::string_view question);

 private:
  bool is_prevented(const std::string& topic);
  /// The remedies and conditions of `phrases` that are no outcomes; all where there are none.
  Phrases known(Phrases phrases);

  TopicsInIndex in_index_;
  struct Left {
    std::vector<Phrases> turns;
    std::string asked;
    std::set<std::string> outcomes;
  };
  void leave_all();

  std::vector<Left> left_;      // what was spoken of before, the last one last
  std::vector<Phrases> turns_;  // topics of the last whole question and of what followed it
  std::string asked_;
  std::set<std::string> outcomes_;
};

}  // namespace ibid::answer
