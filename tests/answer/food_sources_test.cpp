#include "answer/food_sources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/audience.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/found_passages.hpp"
#include "answer/page_claims.hpp"
#include "answer/selection.hpp"
#include "ibid/evidence.hpp"
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
  return answer ? test::claims_of(*answer) : std::vector<std::string>{};
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
  for (const std::string& claim : test::claims_of(*answer)) words += text::words(claim).size();
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

/// Of one source of that kind; its candidate counts so many words.
struct Made {
  Candidate candidate;
  ChosenClaim claim;
};

Made made(const std::string& text, SourceKind kind, std::size_t words) {
  const FoundPassage found = test::found_passage(test::document_named("d"), text);
  Made made{{},
            {Claim(*Evidence::make(*found.passage, {0, text.size()}, text, "d")), nullptr, {}, {}}};
  made.candidate.words = words;
  Source source;
  source.kind = kind;
  made.claim.works = {{std::make_shared<const Source>(source), nullptr}};
  return made;
}

TEST(FoodSources, TakeTheLastPlaceOfResearchOrNone) {
  Made guidance = made("Eat well.", SourceKind::kGuideline, 2);
  Made trial = made("It helped.", SourceKind::kResearch, 2);
  Made last = made("Trust your doctor.", SourceKind::kGuideline, 3);
  for (Made* one : {&guidance, &trial, &last}) one->claim.candidate = &one->candidate;
  const std::vector<ChosenClaim> page{guidance.claim, trial.claim, last.claim};
  Made food = made("Fish and meat are food sources of it.", SourceKind::kResearch, 8);
  food.claim.candidate = &food.candidate;

  std::vector<ChosenClaim> with_room = page;
  add_food_claim(food.claim, {4, 100}, with_room);
  EXPECT_EQ(with_room.size(), 4U);

  std::vector<ChosenClaim> full = page;
  add_food_claim(food.claim, {3, 100}, full);
  ASSERT_EQ(full.size(), 3U);
  EXPECT_EQ(full[1].claim.text(), "Trust your doctor.");
  EXPECT_EQ(full[2].claim.text(), food.claim.claim.text());

  // Where its words do not fit, nothing makes way for it.
  std::vector<ChosenClaim> of_few_words = page;
  add_food_claim(food.claim, {3, 12}, of_few_words);
  ASSERT_EQ(of_few_words.size(), 3U);
  EXPECT_EQ(of_few_words[1].claim.text(), "It helped.");

  std::vector<ChosenClaim> of_guidance{guidance.claim};
  add_food_claim(food.claim, {1, 100}, of_guidance);
  ASSERT_EQ(of_guidance.size(), 1U);
  EXPECT_EQ(of_guidance[0].claim.text(), "Eat well.");
}

}  // namespace
}  // namespace ibid::answer
