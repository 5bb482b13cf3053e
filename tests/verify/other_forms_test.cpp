// Claims in other forms than their evidence's, each beside false ones that look as near to it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/claim_pairs.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Case {
  const char* evidence;
  const char* claim;
  bool stands;
};

void expect_standing(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    const Verdict verdict = judge(test.claim, std::vector<std::string>{test.evidence}).verdict;
    EXPECT_EQ(verdict == Verdict::kSupported, test.stands)
        << test.claim << " beside " << test.evidence << ": " << name_of(verdict);
  }
}

TEST(OtherForms, TellWhoHasMoreWithHowMuchIsDone) {
  expect_standing({
      {"Lithium lowered pain more than placebo in adults with gout.",
       "Lithium lowered pain more effectively than placebo.", true},
      {"Placebo lowered pain more than lithium in adults with gout.",
       "Lithium lowered pain more effectively than placebo.", false},
      {"Lithium lowered pain more than placebo in adults with gout.",
       "Lithium lowered pain less effectively than placebo.", false},
      {"Lithium lowered pain more than placebo in adults with gout.",
       "Pain fell further with lithium than with placebo.", true},
      {"Zinc lowered weight more than placebo in adults with gout.",
       "Weight fell more with zinc than with placebo in adults with gout.", true},
      {"Zinc lowered weight more than placebo in adults with gout.",
       "Weight rose more with zinc than with placebo in adults with gout.", false},
      {"Pain fell more with zinc than with placebo in adults with gout.",
       "Pain fell less with zinc than with placebo in adults with gout.", false},
  });
}

TEST(OtherForms, NameTheSidesOfAPreferenceInAnyOrder) {
  expect_standing({
      {"For gout in kidney disease, colchicine is preferable to NSAIDs, according to KDIGO.",
       "KDIGO prefers colchicine over NSAIDs for gout in people with kidney disease.", true},
      {"For gout in kidney disease, colchicine is preferable to NSAIDs, according to KDIGO.",
       "KDIGO prefers NSAIDs over colchicine for gout in people with kidney disease.", false},
      {"For gout in kidney disease, colchicine or lithium is preferable to NSAIDs, according to "
       "experts.",
       "Experts prefer NSAIDs or lithium over colchicine for treating gout in people with kidney "
       "disease.",
       false},
      {"Hip pain was more frequent in adults with gout on zinc than on lithium.",
       "Hip pain was more frequent with lithium than with zinc in adults with gout.", false},
  });
}

TEST(OtherForms, PassOverWhatTheEvidenceDenies) {
  expect_standing({
      {"Gout should be treated with valproate, not lithium, a guideline says.",
       "Gout should be treated with valproate rather than lithium, a guideline says.", true},
      {"Gout should be treated with valproate, not lithium, a guideline says.",
       "Gout should be treated with lithium rather than valproate, a guideline says.", false},
      {"Gout should be treated with valproate, not lithium, or zinc, a guideline says.",
       "Gout should be treated with lithium rather than valproate or zinc, a guideline says.",
       false},
      {"Gout should be treated with zinc, not lithium, rather than colchicine.",
       "Gout should be treated with colchicine rather than zinc, not lithium.", false},
  });
}

TEST(OtherForms, DenyTheSameThingInAnotherForm) {
  expect_standing({
      {"Zinc was stopped before surgery, without copper, in the trial.",
       "Zinc was stopped before surgery and copper was not given.", true},
      {"Zinc was stopped before surgery, without copper, in the trial.",
       "Copper was stopped before surgery and zinc was not given.", false},
      {"Zinc did not help women but helped men with gout.",
       "Zinc did not help men but helped women with gout.", false},
      {"A knee scan is not routinely needed in women with mild gout, according to a guideline.",
       "Men with mild gout do not routinely need a knee scan.", false},
      {"A knee scan is not routinely needed in women with mild gout, according to a guideline.",
       "Women with mild gout do not routinely need a knee scan.", true},
      {"Women with mild gout do not routinely need a knee scan.",
       "A knee scan is not routinely needed in women with mild gout.", true},
      {"Evidence is insufficient to assess screening for zinc deficiency in adults.",
       "There is not enough evidence to assess zinc deficiency screening in adults.", true},
      {"Zinc did not lower mortality but lowered relapse of gout.",
       "Zinc did not lower relapse of gout but lowered mortality.", false},
      {"A hip scan is not routinely needed in men with gout, but a knee scan is.",
       "A knee scan is not routinely needed in men with gout, but a hip scan is.", false},
      {"Zinc lowered mortality but not relapse in adults with gout.",
       "Zinc lowered relapse but not mortality in adults with gout.", false},
      {"Women without gout do not need zinc.", "Women with gout do not need zinc.", false},
      {"Mortality in women with gout was lowered by zinc, not copper.",
       "Zinc did not lower mortality in women with gout.", false},
  });
}

TEST(OtherForms, TellSpansAndBoundsInAnotherForm) {
  expect_standing({
      {"Gout recurred over 6 months in 40% of adults on zinc.",
       "Gout recurred within 6 months in 40% of adults on zinc.", true},
      {"Gout recurred after 6 months in 40% of adults on zinc.",
       "Gout recurred within 6 months in 40% of adults on zinc.", false},
      {"Zinc lowered 28-day mortality from 12% to 6%.",
       "Zinc lowered mortality by day 28 from 12% to 6%.", true},
      {"Zinc lowered 90-day mortality from 12% to 6%.",
       "Deaths by day 28 fell from 12% to 6% with zinc.", false},
      {"Lithium reduces gout attacks after about 1 year but not in the first 6 months, according "
       "to a review.",
       "Lithium reduces gout attacks in the first 6 months.", false},
      {"Uric acid should be kept above 360 µmol/L (6 mg/dL) in gout.",
       "Uric acid should be kept below 6 mg/dL in gout.", false},
      {"Kidney disease of stage 4 or worse rules out zinc in adults with gout.",
       "Stage 3 kidney disease or worse rules out zinc in adults with gout.", false},
      {"Uric acid should be kept below 360 µmol/L (6 mg/dL) in adults with gout.",
       "Uric acid should be kept below 6 mg/dL in adults with gout.", true},
      {"Rash in kidney disease of stage 3 or worse rules out zinc in adults with gout.",
       "Rash in kidney disease of stage 3 or above rules out zinc in adults with gout.", true},
      {"Hearing decline occurred in 25% of patients with gout on long-term zinc and in 20% on "
       "placebo in the same trial.",
       "Long-term zinc in gout came with hearing decline in a quarter of patients, compared with a "
       "fifth on placebo.",
       true},
  });
}

TEST(OtherForms, DenyBehindTheVerb) {
  expect_standing({
      {"Zinc did not relieve pain or fatigue in adults with gout.",
       "In adults with gout, zinc relieved neither pain nor fatigue.", true},
      {"Zinc relieved pain and fatigue in adults with gout.",
       "In adults with gout, zinc relieved neither pain nor fatigue.", false},
      {"Zinc relieved neither pain nor fatigue in adults with gout.",
       "Zinc relieved pain and fatigue in adults with gout.", false},
  });
}

TEST(OtherForms, TellSharesByTheRestAndByOneOfSeveral) {
  expect_standing({
      {"All but 4% of the adults with gout kept to the diet.",
       "The diet was kept by 96% of the adults with gout.", true},
      {"All but 5% of the adults with gout kept to the diet.",
       "The diet was kept by 96% of the adults with gout.", false},
      {"One older person in four has gout flares on zinc.",
       "Gout flares affect 25% of older persons on zinc.", true},
      {"One older person in five has gout flares on zinc.",
       "Gout flares affect 25% of older persons on zinc.", false},
      {"Gout flares affected 50% of the adults on zinc.",
       "Half of the adults on zinc had gout flares.", true},
      {"Half of the adults on zinc had gout flares.",
       "Gout flares affected 48% of the adults on zinc.", false},
  });
}

TEST(OtherForms, AreNotTurnedByBeforeAndAfter) {
  expect_standing({
      {"Zinc should be taken after meals in gout.", "Zinc should be taken before meals in gout.",
       false},
      {"Zinc should not be taken after meals in gout.", "Zinc should be taken after meals in gout.",
       false},
      {"Copper deficiency developed before taking zinc for 5 years in a woman with anemia.",
       "Copper deficiency developed after taking zinc for 5 years in a woman with anemia.", false},
      {"Severe anemia developed in a woman aged 20 years who was taking zinc.",
       "Severe anemia developed after zinc was stopped in a woman aged 20 years.", false},
      {"Severe anemia developed in a woman who was taking zinc.",
       "Severe anemia developed after vaccination in a woman taking zinc.", false},
  });
}

TEST(OtherForms, NeitherAdviseNorNameOtherwise) {
  expect_standing({
      {"Severe headache occurred in 3% of people after stopping zinc.",
       "Severe headache occurred in 3% of people who stopped zinc.", true},
      {"A guideline says that adults with gout should be stopping zinc.",
       "Zinc should be given to adults with gout.", false},
      {"An oral preventive helps people with migraine.",
       "An oral preventive harms people with migraine.", false},
      {"Evidence is insufficient to assess screening for zinc deficiency in adults.",
       "There is enough evidence to assess zinc deficiency screening in adults.", false},
      {"The tolerable upper intake level for zinc in adults is 40 mg per day.",
       "Upper limit of calcium for adults is 40 mg a day.", false},
      {"Hearing loss occurred in 25% of patients on lithium and in 20% on placebo in the same "
       "trial of gout.",
       "Hearing loss was similar with lithium and placebo in a trial of gout.", false},
      {"The risk of gout in women aged 60 to 70 years using zinc is 36 per 1,000.",
       "The risk of gout in young women using zinc is 36 per 1,000.", false},
      {"Zinc with copper is advised for adults with gout.",
       "Zinc monotherapy is advised for adults with gout.", false},
      {"Zinc should be taken with copper and with lithium.",
       "Zinc should be taken either with copper or without lithium.", false},
  });
}

TEST(OtherForms, TellOneAndSeveralTimesInWords) {
  const char* dose = "The board advised in 2024 a single dose of vexin for adults with gout.";
  const char* triples = "Vexin triples the risk of gout in adults.";
  expect_standing({
      {dose, "The board advised in 2024 one dose of vexin for adults with gout.", true},
      {dose, "The board advised in 2024 two doses of vexin for adults with gout.", false},
      {triples, "With vexin, the risk of gout in adults is three times as high.", true},
      {triples, "With vexin, the risk of gout in adults is four times as high.", false},
  });
}

TEST(OtherForms, NameOneOfTwoKindsThatShareAHead) {
  const char* both =
      "Vexin is advised in heart failure with mildly reduced or with preserved "
      "ejection fraction.";
  const char* preserved = "Vexin is advised in heart failure with preserved ejection fraction.";
  expect_standing({
      {both, "Vexin is advised in heart failure with mildly reduced ejection fraction.", true},
      {both, "Vexin is advised in heart failure with reduced ejection fraction.", false},
      {preserved, "Vexin is advised in heart failure with mildly reduced ejection fraction.",
       false},
  });
}

TEST(OtherForms, WhoWasLeftOutWasNotEnrolled) {
  const char* left_out = "The trial of vexin in gout left out people with kidney stones.";
  expect_verdicts(
      {{"The trial of vexin in gout enrolled people with kidney stones.", left_out, false},
       {"The trial of vexin in gout excluded people with kidney stones.", left_out, true}});
}

TEST(OtherForms, LeaveAYearBesideTheNumberOfAKind) {
  const char* year =
      "Vexin is recommended for people with type 2 gout and stones, according to the "
      "2025 standards.";
  const char* ratio =
      "Vexin lowered deaths in gout with stones (HR 0.73, 95% CI 0.67 to 0.80) in a "
      "pooled analysis of ten trials.";
  expect_standing({
      {year, "The standards recommend in 2025 vexin for people with type 2 gout and stones.", true},
      {ratio, "Ten trials pooled showed fewer deaths with vexin in gout with stones (HR 0.73).",
       true},
      {ratio, "Two trials pooled showed fewer deaths with vexin in gout with stones (HR 0.73).",
       false},
  });
}

}  // namespace
}  // namespace ibid::verify
