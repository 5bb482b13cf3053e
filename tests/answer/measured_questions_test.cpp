// Questions that say what was measured, as people ask them: the claim for such a value comes first,
// on a page and in a brief answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/measured_values.hpp"
#include "answer/page_claims.hpp"

namespace ibid::answer {
namespace {

constexpr std::size_t kPage = 24;
constexpr std::size_t kBrief = 5;

std::vector<std::string> claims_to(const std::string& question, std::size_t claims_max) {
  AnswerOptions options;
  options.claims_max = claims_max;
  options.words_max = claims_max == kBrief ? 120 : 700;
  const auto answer = answer_question(test::corpus(), question, options);
  return answer ? test::claims_of(*answer) : std::vector<std::string>{};
}

struct Measured {
  const char* question;
  const char* opening;  ///< words of the first claim
};

constexpr Measured kMeasured[] = {
    {"is 132/84 normal or high blood pressure?", "120 to 139 mm Hg"},
    {"190/125 with a bad headache and blurred vision", "180/120 mm Hg or higher"},
    {"eGFR of 28, is metformin ok", "below 30"},
    {"can metformin be started with a GFR of 38", "between 30 and 45"},
    {"HbA1c 6.8 - do I have diabetes?", "Diabetes is diagnosed"},
    {"A1c 6.1 what does it mean", "Prediabetes"},
    {"my A1C came back at 5.9", "Prediabetes"},
    {"fasting glucose 108", "Prediabetes"},
    {"CRB-65 score 0, can he stay home", "CRB65"},
    {"62 yo never had a pneumococcal vaccine", "aged 50 years or older"},
    {"fasting sugar 118, am I diabetic", "Prediabetes"},
    {"fasting glucose 7.4 mmol/L, diabetes or not?", "Diabetes is diagnosed"},
    {"I'm 42 and overweight, do I need a diabetes test", "aged 35 to 70 years"},
    {"vitamin D came back 17", "below 20 ng/mL"},
    {"my vitamin D level is 26 ng/mL, what is that called", "20 to 30 ng/mL"},
    {"25-OH vitamin D 41 nmol/L, deficient?", "below 20 ng/mL"},
    {"TSH of 0.04 on levothyroxine, is that dangerous", "TSH below 0.1"},
    {"should a 52 year old get the pneumonia vaccine", "aged 50 years or older"},
    {"10 week old with suspected bacterial pneumonia, admit?", "younger than 3 to 6 months"},
    {"CRB65 is 3, home or hospital", "CRB65 score of 2 or more"},
    {"ferritin 32 and anemic, is it iron deficiency?", "Ferritin below 45"},
    {"eosinophils 60 in COPD, should I be on an inhaled steroid", "below 100 cells"},
    {"COPD with flare ups and eosinophils of 350: what inhaler", "300 cells"},
    {"FeNO 62 in an adult, is it asthma", "50 ppb or more"},
    {"eGFR 26, should I be sent to a kidney specialist?", "falls below 30"},
    {"I'm 63 with an eGFR of 48, statin yes or no", "eGFR below 60"},
    {"serum bicarbonate 16 in CKD, does it need treating", "below 18 mmol/L"},
};

TEST(MeasuredQuestions, OpenWithTheClaimForTheValue) {
  for (const auto& [question, opening] : kMeasured) {
    for (const std::size_t claims_max : {kPage, kBrief}) {
      const std::vector<std::string> claims = claims_to(question, claims_max);
      ASSERT_FALSE(claims.empty()) << question << claims_max;
      EXPECT_THAT(claims.front(), testing::HasSubstr(opening)) << question << claims_max;
    }
  }
}

TEST(MeasuredQuestions, OfATreatmentAreAnsweredByThatOfWhatTheValueDiagnoses) {
  for (const char* question :
       {"68-year-old woman, T-score -2.8, what treatment?", "T-score -3.1 treatment"}) {
    const std::vector<std::string> claims = claims_to(question, kPage);
    ASSERT_FALSE(claims.empty()) << question;
    // Neither with what the value means nor with what a guideline said that has been replaced.
    EXPECT_THAT(claims.front(), testing::Not(testing::HasSubstr("diagnos"))) << question;
    EXPECT_THAT(claims.front(), testing::Not(testing::HasSubstr("since replaced"))) << question;
    EXPECT_THAT(claims, testing::Contains(testing::HasSubstr("Bisphosphonates"))) << question;
    // Scores of another kind are none.
    EXPECT_THAT(claims, testing::Each(testing::Not(testing::HasSubstr("CHA2DS2")))) << question;
  }
  // Nor with what is aimed at, or taken where the usual treatment fails.
  EXPECT_THAT(claims_to("TSH 15 treatment", kPage).front(),
              testing::HasSubstr("standard treatment of hypothyroidism"));
  EXPECT_THAT(claims_to("T-score -2.8 in men treatment", kPage).front(),
              testing::HasSubstr("initial drug treatment"));
  EXPECT_THAT(claims_to("HbA1c 9.4 treatment", kPage).front(), testing::HasSubstr("metformin"));
  EXPECT_THAT(claims_to("TSH 7.5 at 75, treat?", kPage).front(),
              testing::HasSubstr("subclinical hypothyroidism"));
}

TEST(MeasuredQuestions, OfWhichNothingIsKnownStayWithoutAnswer) {
  for (const char* question : {"sodium 118 and seizing", "INR 4.5 on warfarin, hold the dose?",
                               "PSA 6 at 70, biopsy?", "eGFR 28, is zorvatib ok"}) {
    for (const std::size_t claims_max : {kPage, kBrief}) {
      EXPECT_THAT(claims_to(question, claims_max), testing::IsEmpty()) << question;
    }
  }
}

TEST(MeasuredQuestions, DoNotOpenWithAClaimForOtherValuesWhereOneFits) {
  for (const std::string question :
       {"my bp is 165/104, wait or start a pill?", "is an eGFR of 52 kidney disease",
        "already on metformin and my kidney function came back 41, lower the dose?",
        "A1c 6.1 what does it mean", "TSH 24 with normal T4, treat it or not",
        "dad's A1c is 6.2 on three diabetes drugs, should one be dropped",
        "T-score -2.7, is that osteoporosis", "is metformin ok in a GFR of 70"}) {
    const std::vector<MeasuredValue> values = measured_values(question);
    for (const std::size_t claims_max : {kPage, kBrief}) {
      const std::vector<std::string> claims = claims_to(question, claims_max);
      double best = -1;
      for (const std::string& claim : claims) best = std::max(best, fit_of(values, claim));
      ASSERT_GT(best, 0) << question << claims_max;
      EXPECT_GE(fit_of(values, claims.front()), 0) << question << claims.front();
    }
  }
}

}  // namespace
}  // namespace ibid::answer
