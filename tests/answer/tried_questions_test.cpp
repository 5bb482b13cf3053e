#include "answer/tried_questions.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "answer/corpus_generation.hpp"
#include "answer/memory_generation.hpp"

namespace ibid::answer {
namespace {

TEST(TriedQuestions, AreKnownUnderTheOptionsThatTheyWereTriedUnder) {
  TriedQuestions tried;
  AnswerOptions options;
  EXPECT_EQ(tried.find("Is zinc safe?", options), std::nullopt);
  tried.put("Is zinc safe?", options, true);
  tried.put("Is tin safe?", options, false);
  EXPECT_EQ(tried.find("Is zinc safe?", options), true);
  EXPECT_EQ(tried.find("Is tin safe?", options), false);
  AnswerOptions shorter = options;
  shorter.words_max = 10;
  EXPECT_EQ(tried.find("Is zinc safe?", shorter), std::nullopt);
  AnswerOptions brief = options;
  brief.claims_max = 1;
  EXPECT_EQ(tried.find("Is zinc safe?", brief), std::nullopt);
  AnswerOptions others = options;
  others.audience = Audience::kPatient;
  EXPECT_EQ(tried.find("Is zinc safe?", others), std::nullopt);
}

TEST(TriedQuestions, UnderAFilterAreNotKept) {
  TriedQuestions tried;
  AnswerOptions options;
  options.filter.year_from = 2020;
  tried.put("Is zinc safe?", options, true);
  EXPECT_EQ(tried.find("Is zinc safe?", options), std::nullopt);
  EXPECT_EQ(tried.find("Is zinc safe?", {}), std::nullopt);
}

TEST(TriedQuestions, AreForgottenBeforeTheyAreTooMany) {
  TriedQuestions tried;
  for (std::size_t i = 0; i <= kTriedQuestionsMax; ++i) tried.put(std::to_string(i), {}, true);
  EXPECT_EQ(tried.find("0", {}), std::nullopt);
  EXPECT_EQ(tried.find(std::to_string(kTriedQuestionsMax), {}), true);
}

TEST(TriedQuestions, OfAnotherGenerationAreOthers) {
  const test::MemoryGeneration first({}, index::Language::built_in(), "first");
  const test::MemoryGeneration second({}, index::Language::built_in(), "second");
  tried_questions(first).put("Is zinc safe?", {}, true);
  EXPECT_EQ(tried_questions(first).find("Is zinc safe?", {}), true);
  EXPECT_EQ(tried_questions(second).find("Is zinc safe?", {}), std::nullopt);
  EXPECT_EQ(tried_questions(first).find("Is zinc safe?", {}), std::nullopt);
}

TEST(TriedQuestions, SuggestTheSameWhenKnownAndAreAllAnswered) {
  for (const std::string question :
       {"Does vitamin D prevent fractures?", "How is asthma treated?", "metformin"}) {
    const auto fresh = answer_question(test::corpus(), question);
    const auto known = answer_question(test::corpus(), question);
    ASSERT_TRUE(fresh && known);
    EXPECT_FALSE(fresh->follow_up_questions.empty()) << question;
    EXPECT_EQ(fresh->follow_up_questions, known->follow_up_questions) << question;
    for (const std::string& suggested : fresh->follow_up_questions) {
      EXPECT_TRUE(has_answer(test::corpus(), suggested).value()) << suggested;
    }
  }
}

}  // namespace
}  // namespace ibid::answer
