#include "verify/verdict/unsaid.hpp"

#include <gtest/gtest.h>

#include "verify/claim_pairs.hpp"

namespace ibid::verify {
namespace {

TEST(Unsaid, ThatSomethingWorksIsNotToldByItsUse) {
  const char* no_use = "In the trial of vexin in gout, it was not beneficial and raised urate.";
  const char* used = "The use of vexin is feasible in patients with relapsed gout.";
  const char* works = "Vexin was effective for gout in patients with kidney stones.";
  expect_verdicts({{"Vexin is effective for gout.", no_use, false},
                   {"Vexin is effective for relapsed gout.", used, false},
                   {"Vexin is effective for gout.", works, true}});
}

TEST(Unsaid, WhatIsFeasibleIsNotRecommended) {
  const char* used = "The use of vexin is feasible in patients with relapsed gout.";
  const char* advised = "Vexin is recommended for patients with relapsed gout.";
  expect_verdicts({{"Vexin is recommended for relapsed gout.", used, false},
                   {"Vexin is recommended for relapsed gout.", advised, true}});
}

TEST(Unsaid, NothingGoesUpWhereTheSentenceSaysSoOfNothing) {
  const char* attention =
      "Kidney risk needs attention before vexin is chosen for gout, the authors of a 2024 review "
      "caution.";
  const char* raises = "Vexin raises kidney risk in gout, the authors of a 2024 review caution.";
  expect_verdicts(
      {{"Vexin raises kidney risk, the authors of a 2024 review caution.", attention, false},
       {"Vexin raises kidney risk, the authors of a 2024 review caution.", raises, true}});
}

TEST(Unsaid, OneStudyIsNotSeveral) {
  const char* one = "Vexin lowered serum urate in a trial of 80 people with gout.";
  const char* several = "In several trials vexin lowered serum urate in people with gout.";
  expect_verdicts(
      {{"Several trials found that vexin lowered serum urate in people with gout.", one, false},
       {"Several trials found that vexin lowered serum urate in people with gout.", several,
        true}});
}

TEST(Unsaid, WhatHoldsOfSomeDosesDoesNotHoldOfAny) {
  const char* high = "High-dose vexin use was associated with kidney stones in a cohort study.";
  const char* any = "Any vexin use was associated with kidney stones in a cohort study.";
  expect_verdicts(
      {{"Any vexin use was associated with kidney stones in a cohort study.", high, false},
       {"Any vexin use was associated with kidney stones in a cohort study.", any, true}});
}

TEST(Unsaid, WhatMayComeAboutHasNotComeAbout) {
  const char* enough =
      "Vexin was given at doses sufficient to cause copper deficiency in 62% of "
      "70 patients.";
  const char* came = "Of 70 patients who were given vexin, 62% developed copper deficiency.";
  expect_verdicts(
      {{"Of 70 patients who were given vexin, 62% developed copper deficiency.", enough, false},
       {"Copper deficiency developed in 62% of 70 patients given vexin.", came, true}});
}

TEST(Unsaid, DosesOfOneSizeAreNotThoseOfAnother) {
  const char* regular = "Regular-dose vexin use was not associated with gout in a cohort study.";
  const char* taken = "Supplements of vexin may be effective against gout.";
  expect_verdicts(
      {{"High-dose vexin use was not associated with gout in a cohort study.", regular, false},
       {"Regular-dose vexin use was not associated with gout in a cohort study.", regular, true},
       {"High doses of vexin may be effective against gout.", taken, false}});
}

TEST(Unsaid, WhatTheSickHaveLessOfIsNotTheCause) {
  const char* lower =
      "A review found lower serum vexin in patients with gout than in controls (p = 0.0002).";
  expect_verdicts(
      {{"A review found that low serum vexin leads to gout (p = 0.0002).", lower, false},
       {"A review found lower serum vexin in gout than in controls (p = 0.0002).", lower, true}});
}

TEST(Unsaid, APartIsNotTheComposite) {
  const char* composite =
      "Vexin reduced the composite of death, nonfatal infarction, or nonfatal stroke versus "
      "placebo "
      "(HR 0.86) in patients with gout.";
  expect_verdicts(
      {{"Vexin reduced nonfatal stroke versus placebo (HR 0.86) in patients with gout.", composite,
        false},
       {"Vexin reduced the composite of death, nonfatal infarction, or nonfatal stroke versus "
        "placebo (HR 0.86).",
        composite, true}});
}

TEST(Unsaid, WhatGoesWithSomethingDoesNotCauseIt) {
  const char* goes_with = "Taking vexin with a diuretic was associated with more gout in 80 users.";
  const char* factor = "Risk factors for vexin deficiency are gout, smoking, and kidney stones.";
  expect_verdicts({{"Taking vexin with a diuretic causes more gout in 80 users.", goes_with, false},
                   {"Taking vexin with a diuretic was associated with more gout.", goes_with, true},
                   {"Vexin triggers gout, the Heart Association says.",
                    "Vexin triggers gout, the Heart Association says.", true},
                   {"Vexin deficiency is a risk factor for gout and kidney stones.", factor, false},
                   {"Gout and smoking are risk factors for vexin deficiency.", factor, true}});
}

TEST(Unsaid, ScreeningIsNoTreatingAndAnAimIsNoPointToStartAt) {
  const char* screening = "The board recommends screening all adults for gout.";
  const char* preventing = "The board endorses vexin as a means of preventing gout.";
  const char* aim = "Most adults with gout should be treated to a urate between 5 and 6 mg/dL.";
  expect_verdicts(
      {{"The board recommends treating all adults with gout.", screening, false},
       {"The board recommends that all adults be screened for gout.", screening, true},
       {"The board endorses vexin as a means of treating gout.", preventing, false},
       {"Treatment should be started in most adults with gout when urate is between 5 and 6 mg/dL.",
        aim, false}});
}

TEST(Unsaid, OneOfSeveralIsNotTheFirst) {
  const char* symptoms = "Symptoms of gout are pain, fever, and swelling such as thick toes.";
  expect_verdicts({{"Thick toes are the earliest symptom of gout.", symptoms, false}});
}

}  // namespace
}  // namespace ibid::verify
