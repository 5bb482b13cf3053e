#include <gtest/gtest.h>

#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/memory_generation.hpp"

namespace ibid::answer {
namespace {

Standalone resolve(std::vector<std::string> history, std::string_view question) {
  const test::MemoryGeneration generation({});
  return resolve_follow_up(generation, history, question);
}

TEST(Conversation, CompletesFollowUpsFromWhatWasAsked) {
  const std::string first = "Does zinc supplementation prevent fractures in osteoporosis?";
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"What about children?",
       "Does zinc supplementation prevent fractures in osteoporosis in children?"},
      {"and the dose?", "What is the dose of zinc supplementation (setting: osteoporosis)?"},
      {"Why?", "Why: Does zinc supplementation prevent fractures in osteoporosis?"},
      {"What about copper?", "What about copper in osteoporosis (setting: fractures)?"},
  };
  for (const auto& [asked, expected] : cases) {
    const Standalone resolved = resolve({first}, asked);
    EXPECT_EQ(resolved.question, expected);
    EXPECT_TRUE(resolved.is_follow_up) << asked;
    EXPECT_FALSE(resolved.topic_changed) << asked;
  }
}

TEST(Conversation, PutsTheTopicWhereAPronounPointsBack) {
  EXPECT_EQ(resolve({"What is denosumab?"}, "Is it safe in pregnancy?").question,
            "Is denosumab safe in pregnancy?");
  EXPECT_EQ(resolve({"What is denosumab?"}, "Who should get this treatment?").question,
            "Who should get denosumab?");
}

TEST(Conversation, KeepsTheTopicOverSeveralTurns) {
  EXPECT_EQ(
      resolve({"What is denosumab?", "Is it safe in pregnancy?"}, "And in children?").question,
      "Is denosumab safe in children?");
}

TEST(Conversation, LeavesACompleteQuestionAsItIsAndNoticesAChangeOfTopic) {
  const Standalone same = resolve({"Does zinc prevent fractures?"}, "How much zinc is in oysters?");
  EXPECT_EQ(same.question, "How much zinc is in oysters?");
  EXPECT_FALSE(same.is_follow_up);
  EXPECT_FALSE(same.topic_changed);
  const Standalone other = resolve({"Does zinc prevent fractures?"}, "How is asthma diagnosed?");
  EXPECT_EQ(other.question, "How is asthma diagnosed?");
  EXPECT_TRUE(other.topic_changed);
}

TEST(Conversation, WithoutHistoryAQuestionStaysAsItIs) {
  const Standalone resolved = resolve({}, "What about children?");
  EXPECT_EQ(resolved.question, "What about children?");
  EXPECT_FALSE(resolved.is_follow_up);
}

}  // namespace
}  // namespace ibid::answer
