#include "answer/food_sources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/audience.hpp"
#include "answer/corpus_generation.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

TEST(FoodSources, AreToldByWhatNamesFoods) {
  EXPECT_TRUE(tells_food_sources("Beans and meat are good dietary sources of iron."));
  EXPECT_TRUE(tells_food_sources("Calcium is found in foods such as milk."));
  EXPECT_FALSE(tells_food_sources("Sources of bleeding are looked for in the gut."));
  EXPECT_FALSE(tells_food_sources("A tablet with food caused less nausea."));
  EXPECT_FALSE(tells_food_sources("Nutrition clinics are food sources of migraine advice."));
}

std::vector<std::string> page_for(Audience audience, const std::string& question) {
  AnswerOptions options;
  options.audience = audience;
  const auto answer = answer_question(test::corpus(), question, options);
  std::vector<std::string> claims;
  if (!answer) return claims;
  for (const Section& section : answer->sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) claims.push_back(placed.claim.text());
    }
  }
  return claims;
}

std::ptrdiff_t told_in(const std::vector<std::string>& claims) {
  return std::count_if(claims.begin(), claims.end(), tells_food_sources);
}

TEST(FoodSources, StandOnceOnAPatientsPageAndOnNoPhysicians) {
  const std::string question = "How is zinc deficiency related to osteoporosis?";
  const std::vector<std::string> patients = page_for(Audience::kPatient, question);
  EXPECT_EQ(told_in(patients), 1);
  EXPECT_LE(patients.size(), profile_of(Audience::kPatient).claims_max);
  const std::vector<std::string> physicians = page_for(Audience::kPhysician, question);
  EXPECT_FALSE(physicians.empty());
  EXPECT_EQ(told_in(physicians), 0);
}

TEST(FoodSources, KeepToTheWordsThatMayBeUsed) {
  AnswerOptions options;
  options.audience = Audience::kPatient;
  options.words_max = 40;
  const auto answer =
      answer_question(test::corpus(), "How is zinc deficiency related to osteoporosis?", options);
  ASSERT_TRUE(answer.has_value());
  std::size_t words = 0;
  for (const Section& section : answer->sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& placed : group.claims) {
        words += text::words(placed.claim.text()).size();
      }
    }
  }
  EXPECT_GT(words, 0U);
  EXPECT_LE(words, 40U);
}

TEST(FoodSources, AreNoAnswerToADoseOrAHarm) {
  Question question;
  question.type = QuestionType::kRelationship;
  EXPECT_TRUE(may_be_helped_by_food(question));
  for (const QuestionType type :
       {QuestionType::kDose, QuestionType::kHarm, QuestionType::kDiagnosis}) {
    question.type = type;
    EXPECT_FALSE(may_be_helped_by_food(question));
  }
}

TEST(FoodSources, StandOnNoPageOnAMedicine) {
  const std::vector<std::string> claims =
      page_for(Audience::kPatient, "Is ibuprofen safe in chronic kidney disease?");
  EXPECT_FALSE(claims.empty());
  EXPECT_EQ(told_in(claims), 0);
}

}  // namespace
}  // namespace ibid::answer
