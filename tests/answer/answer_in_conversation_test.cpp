#include "answer/conversation/answer_in_conversation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

constexpr const char* kUnanswered = "Does xyzzyplugh help in people who are on dialysis?";
constexpr const char* kAnswered = "Does zinc prevent fractures?";

Answer answered(const Standalone& question) {
  return answer_in_conversation(test::corpus(), question).value();
}

TEST(AnswerInConversation, WhatNothingAnswersIsAskedWithoutItsCircumstanceAndSaysSo) {
  const Answer answer =
      answered({kUnanswered, true, false, {{kAnswered, "in people who are on dialysis"}}});
  EXPECT_EQ(answer.outcome, Outcome::kAnswered);
  EXPECT_EQ(answer.standalone_question, kUnanswered) << "as it was understood";
  ASSERT_FALSE(answer.notices.empty());
  EXPECT_EQ(answer.notices.front().kind, "partial_coverage");
  EXPECT_NE(answer.notices.front().text.find("in people who are on dialysis"), std::string::npos);
}

TEST(AnswerInConversation, TheFirstReadingThatIsAnsweredWholeIsKept) {
  const Answer answer = answered({kAnswered, true, false, {{"Is zinc safe?", "in people"}}});
  EXPECT_EQ(answer.standalone_question, kAnswered);
  EXPECT_TRUE(is_whole(answer));
}

TEST(AnswerInConversation, WhereNoReadingIsAnsweredTheFirstIsAbstainedOn) {
  const Answer answer = answered({kUnanswered, true, false, {{"Does xyzzyplugh help?", {}}}});
  EXPECT_EQ(answer.outcome, Outcome::kInsufficientEvidence);
  EXPECT_EQ(answer.standalone_question, kUnanswered);
}

TEST(AnswerInConversation, AnginaIsReadAsItsClassBeforeATriptanIsAdvised) {
  const std::vector<std::string> history{"sumatriptan side effects", "I have angina"};
  const Answer answer =
      answered(resolve_follow_up(test::corpus(), history, "what else could I use then?"));
  ASSERT_EQ(answer.outcome, Outcome::kAnswered);
  const std::string_view first = answer.sections.front().groups.front().claims.front().claim.text();
  EXPECT_TRUE(first.starts_with("Triptans and ergots should be avoided")) << first;
}

TEST(AnswerInConversation, WhatWasOfferedIsAskedWhenItIsTakenUp) {
  const std::string first = "Does vitamin D prevent fractures?";
  const auto offered = answered({first}).follow_up_questions;
  ASSERT_GE(offered.size(), 2U);
  const auto meant = [](std::vector<std::string> turns) {
    return with_offers_taken(test::corpus(), turns).value();
  };
  const std::vector<std::string> second{first, offered[1]};
  EXPECT_EQ(meant({first, "yes, the second"}), second);
  // Later turns see what was meant, and what it offered in its turn.
  const auto then = answered(resolve_follow_up(test::corpus(), std::vector{first}, offered[1]))
                        .follow_up_questions;
  ASSERT_FALSE(then.empty());
  EXPECT_EQ(meant({first, "2", "yes please"}),
            (std::vector<std::string>{first, offered[1], then.front()}));
  std::vector<std::string> hostile(20, "1");
  hostile.insert(hostile.begin(), first);
  const std::vector<std::string> left = meant(hostile);
  EXPECT_NE(left[1], "1");
  EXPECT_EQ(static_cast<std::size_t>(std::count(left.begin(), left.end(), "1")),
            hostile.size() - 1 - kOffersTakenMax);
  // Nothing was offered before a first turn, and nothing is taken up by what asks.
  EXPECT_EQ(meant({"yes", first, "the second?"}),
            (std::vector<std::string>{"yes", first, "the second?"}));
}

}  // namespace
}  // namespace ibid::answer
