#include "answer/medicine_class.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

std::vector<std::string> readings_of(std::string_view question) {
  std::vector<std::string> questions;
  for (const ClassReading& reading : readings_by_class(
           index::Language::built_in(), retrieve::analyzer_of(test::corpus()), question)) {
    questions.push_back(reading.question);
  }
  return questions;
}

bool has_class_notice(const Answer& answer) {
  return std::any_of(answer.notices.begin(), answer.notices.end(),
                     [](const Notice& notice) { return notice.kind == "class"; });
}

using Questions = std::vector<std::string>;

TEST(MedicineClass, StandsInThePlaceOfOneMemberThenOfAll) {
  EXPECT_EQ(readings_of("Does omeprazole harm the kidneys?"),
            Questions{"Does proton pump inhibitor harm the kidneys?"});
  EXPECT_EQ(readings_of("Can I take Imitrex with sertraline?"),
            (Questions{"Can I take triptan with sertraline?", "Can I take Imitrex with SSRI?",
                       "Can I take triptan with SSRI?", "Can I take Imitrex with antidepressant?",
                       "Can I take triptan with antidepressant?"}));
}

TEST(MedicineClass, IsThatOfTheClassWhereAMemberIsAClassItself) {
  EXPECT_EQ(readings_of("bendroflumethiazide and zinc"),
            (Questions{"thiazide and zinc", "diuretic and zinc"}));
  EXPECT_EQ(readings_of("is an iron dextran infusion safe"),
            Questions{"is an intravenous iron infusion safe"});
}

TEST(MedicineClass, StandsForNothingThatIsComparedWithItOrWithinIt) {
  for (const std::string question :
       {"Is omeprazole safer than other PPIs?", "Is apixaban safer than rivaroxaban?",
        "Does zinc prevent fractures?", "", "Does simvastatin, a statin, harm muscles?"}) {
    EXPECT_EQ(readings_of(question), Questions{}) << question;
  }
}

TEST(MedicineClass, AnswersForAMemberAndSaysSo) {
  const std::pair<std::string, std::string> cases[] = {
      {"Does rabeprazole harm the kidneys?", "roton pump inhibitor"},
      {"Is ramipril safe in pregnancy?", "ACE inhibitors"},
      {"Can I take sumatriptan with my sertraline?", "riptan"},
      {"can I drink beer with gout", "lcohol"},
      {"is red wine allowed in gout", "lcohol"},
      {"is pantoloc bad for the kidneys", "roton pump inhibitor"},
      {"bendroflumethiazide and zinc loss", "iuretics"},
      {"is carvedilol good in heart failure", "eta blockers"},
  };
  for (const auto& [question, said] : cases) {
    const auto answer = answer_question(test::corpus(), question);
    ASSERT_EQ(answer->outcome, Outcome::kAnswered) << question;
    EXPECT_EQ(answer->question, question);
    EXPECT_EQ(answer->standalone_question, question);
    EXPECT_TRUE(has_class_notice(*answer)) << question;
    const std::string first(answer->sections[0].groups[0].claims[0].claim.text());
    EXPECT_NE(first.find(said), std::string::npos) << question << ": " << first;
  }
}

TEST(MedicineClass, IsAskedByABrandsNameAndByTheClassOfAClass) {
  // Warfarin is a vitamin K antagonist, and that is an anticoagulant.
  for (const std::string question : {"SSRI with warfarin", "SSRI with Coumadin"}) {
    const auto answer = answer_question(test::corpus(), question);
    ASSERT_EQ(answer->outcome, Outcome::kAnswered) << question;
    EXPECT_TRUE(has_class_notice(*answer)) << question;
    EXPECT_THAT(std::string(answer->sections[0].groups[0].claims[0].claim.text()),
                testing::HasSubstr("anticoagulant"));
  }
}

TEST(MedicineClass, IsSaidToTheReaderInOneSentence) {
  const auto told = [](std::string_view question) {
    return class_notice(readings_by_class(index::Language::built_in(),
                                          retrieve::analyzer_of(test::corpus()), question)
                            .back())
        .text;
  };
  EXPECT_EQ(
      told("Does Ozempic cause gallstones?"),
      "Ozempic (semaglutide) is a kind of GLP-1 receptor agonist; nothing found answers for it "
      "by name, so what follows is about that group.");
  EXPECT_EQ(told("can I drink beer with gout"),
            "Beer is a kind of alcohol; nothing found answers for it by name, so what follows is "
            "about that group.");
  EXPECT_EQ(
      told("Can I take Imitrex with sertraline?"),
      "Imitrex (sumatriptan) is a kind of triptan and sertraline is a kind of antidepressant; "
      "nothing found answers for them by name, so what follows is about those groups.");
}

TEST(MedicineClass, KeepsTheRetractionOfWhatWasAskedByName) {
  const auto answer =
      answer_question(test::corpus(), "losartan and trandolapril together for the kidneys");
  ASSERT_TRUE(has_class_notice(*answer));
  EXPECT_TRUE(std::any_of(answer->notices.begin(), answer->notices.end(), [](const Notice& notice) {
    return notice.kind == "retraction" && notice.text.find("COOPERATE") != std::string::npos;
  }));
}

TEST(MedicineClass, AnswersNothingThatTheClassDoesNot) {
  for (const std::string question :
       {"Can omeprazole treat stuttering?", "Is amoxicillin effective for astigmatism?"}) {
    EXPECT_EQ(answer_question(test::corpus(), question)->outcome, Outcome::kInsufficientEvidence)
        << question;
  }
}

TEST(MedicineClass, IsNotAskedWhereTheMemberIsKnown) {
  const auto answer = answer_question(test::corpus(), "Is lisinopril safe in pregnancy?");
  ASSERT_EQ(answer->outcome, Outcome::kAnswered);
  EXPECT_FALSE(has_class_notice(*answer));
}

}  // namespace
}  // namespace ibid::answer
