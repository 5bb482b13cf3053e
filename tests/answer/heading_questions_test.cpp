// Which question the section under a heading answers.
#include "answer/heading_questions.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ibid::answer {
namespace {

std::string asked(std::string_view theme, bool names_condition = false) {
  return question_on(theme, {"gout", ""}, names_condition).text;
}

TEST(HeadingQuestions, AreKnownForWholeHeadings) {
  EXPECT_EQ(asked("how common it is"), "How common is gout?");
  EXPECT_EQ(asked("First-line treatment"), "What is the first-line treatment of gout?");
  EXPECT_EQ(asked("follow-up"), "Which follow-up does gout need?");
  EXPECT_EQ(asked("dosing"), "");
  const HeadingQuestion given = question_on("dosing", {"gout", "colchicine"}, false);
  EXPECT_EQ(given.text, "What is the recommended dose of colchicine?");
  EXPECT_TRUE(given.is_of_given);
}

TEST(HeadingQuestions, KeepWhatStandsBehindAKnownOpening) {
  EXPECT_EQ(asked("treatment of (recurrent) flares"),
            "How are (recurrent) flares in gout treated?");
  EXPECT_EQ(asked("definition, testing and treatment of CKD", true),
            "How is CKD diagnosed and treated?");
  EXPECT_EQ(asked("side effects of NSAIDs"), "What are the side effects of NSAIDs in gout?");
  EXPECT_EQ(asked("preventing flares"), "How can flares of gout be prevented?");
}

TEST(HeadingQuestions, OfAnOpeningWithNothingBehindItThereAreNone) {
  EXPECT_EQ(asked("preventing"), "");
  EXPECT_EQ(asked("treatments of flares"), "");
}

TEST(HeadingQuestions, AreAskedOfClauses) {
  EXPECT_EQ(asked("how long antidepressants take to work"),
            "How long do antidepressants take to work?");
}

}  // namespace
}  // namespace ibid::answer
