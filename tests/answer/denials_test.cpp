// What those asked about have not: no claim need name it, and none is of people who have it.
#include "answer/denials.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/page_claims.hpp"
#include "answer/question.hpp"

namespace ibid::answer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> denied_in(const std::string& text) {
  index::Analyzer analyzer(test::corpus().language());
  std::vector<std::string> denied;
  for (const Concept& wanted : analyze_question(test::corpus(), analyzer, text).concepts) {
    if (wanted.is_denied) denied.push_back(wanted.surface);
  }
  return denied;
}

TEST(Denials, AreOfConditionsThatThoseAskedAboutHaveNot) {
  EXPECT_THAT(denied_in("SGLT2 inhibitor in CKD without diabetes"), ElementsAre("diabetes"));
  EXPECT_THAT(denied_in("metformin in gout with no history of heart failure"),
              ElementsAre("heart failure"));
  EXPECT_THAT(denied_in("SGLT2 inhibitors for CKD patients who do not have diabetes"),
              ElementsAre("diabetes"));
  EXPECT_THAT(denied_in("statin in CKD not on dialysis"), ElementsAre("dialysis"));
  EXPECT_THAT(denied_in("aspirin for a man with no heart failure or diabetes"),
              ElementsAre("heart failure", "diabetes"));
  EXPECT_THAT(denied_in("pneumonia in an adult with no comorbidities, amoxicillin?"),
              ElementsAre("comorbidities"));
  EXPECT_THAT(denied_in("exercise in depression without suicidal thoughts"),
              ElementsAre("suicidal thoughts"));
  EXPECT_THAT(denied_in("COPD without dyspnoea LABA or LAMA"), ElementsAre("dyspnoea"));
}

TEST(Denials, AreNotOfWhatIsDoneWithout) {
  EXPECT_THAT(denied_in("levothyroxine without food"), IsEmpty());
  EXPECT_THAT(denied_in("how to treat gout without colchicine"), IsEmpty());
  EXPECT_THAT(denied_in("osteoporosis in a woman not on a bisphosphonate"), IsEmpty());
  EXPECT_THAT(denied_in("SGLT2 inhibitor in CKD with diabetes"), IsEmpty());
  EXPECT_THAT(denied_in("pneumonia and can't have penicillin"), IsEmpty());
}

TEST(Denials, OfTheOnlySubjectLeaveItOne) {
  EXPECT_THAT(denied_in("who has never had gout"), IsEmpty());
}

Had told_of_diabetes(const std::string& sentence) {
  Vocabulary vocabulary(test::corpus());
  WantedConcept diabetes;
  const StemNumber stem = vocabulary.number_of("diabet");
  diabetes.alternatives = {{{stem, 1, false}}};
  std::vector<StemNumber> stems;
  std::vector<StemNumber> spoken;
  vocabulary.add_stems(sentence, stems, &spoken);
  return told_of(diabetes, spoken, vocabulary);
}

TEST(Denials, AreContradictedByWhoHasIt) {
  for (const char* sentence :
       {"Empagliflozin lowers the risk of death in type 2 diabetes.",
        "Finerenone is suggested for people with type 2 diabetes, CKD, and albuminuria.",
        "Deaths were fewer among patients who had diabetes.",
        "After gestational diabetes women are tested each year.",
        "Aspirin is not advised in diabetes.",
        "Fenofibrate had no significant effect on deaths in diabetes.",
        "In adults with diabetes an eGFR of 30 or more is enough."}) {
    EXPECT_EQ(told_of_diabetes(sentence), Had::kYes) << sentence;
  }
}

TEST(Denials, AreSharedByWhoHasItNot) {
  for (const char* sentence :
       {"Without regard to diabetes, SGLT2 inhibitors are recommended in CKD.",
        "Dapagliflozin had similar effects with and without type 2 diabetes.",
        "It lowered deaths whether or not patients had type 2 diabetes.",
        "Aspirin is advised in people who do not have diabetes.",
        "Salt substitutes are recommended except in people with diabetes."}) {
    EXPECT_EQ(told_of_diabetes(sentence), Had::kNo) << sentence;
  }
}

TEST(Denials, AreUntoldByWhatIsFoundOrListed) {
  for (const char* sentence :
       {"Statins led to a small increase in diabetes.", "Metformin lowered the risk of diabetes.",
        "After 5 years diabetes was rarer.",
        "Treatment is recommended in people with diabetes or two flares a year.",
        "Statins are not advised, with diabetes as the exception.", "Zinc is found in oysters."}) {
    EXPECT_EQ(told_of_diabetes(sentence), Had::kUntold) << sentence;
  }
}

std::vector<std::string> page_of(const std::string& question) {
  AnswerOptions options;
  options.claims_max = 24;
  options.words_max = 700;
  const auto answer = answer_question(test::corpus(), question, options);
  return answer ? test::claims_of(*answer) : std::vector<std::string>{};
}

TEST(Denials, KeepPagesToThoseAskedAbout) {
  const std::vector<std::string> claims = page_of("SGLT2 inhibitor in CKD without diabetes");
  ASSERT_FALSE(claims.empty());
  EXPECT_THAT(claims.front(), HasSubstr("Without regard to diabetes"));
  for (const std::string& claim : claims) {
    EXPECT_THAT(claim, ::testing::Not(HasSubstr("for people with type 2 diabetes"))) << claim;
  }
  const std::vector<std::string> outpatients =
      page_of("pneumonia outpatient no comorbidities first-line antibiotic");
  ASSERT_FALSE(outpatients.empty());
  EXPECT_THAT(outpatients.front(), HasSubstr("healthy adults"));
}

}  // namespace
}  // namespace ibid::answer
