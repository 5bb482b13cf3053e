// Whose an amount is, and who has more of something: claims with two arms or members of a list in
// each other's place, in other words and order than the evidence's.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Case {
  const char* claim;
  bool is_true;
};

auto judged_beside(const char* claim, const std::string& evidence) {
  return judge(claim, std::vector<std::string>{evidence});
}

/// What is true is not contradicted, and what is false is not supported.
void expect_sides(const std::string& evidence, const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    const Verdict verdict = judged_beside(test.claim, evidence).verdict;
    const Verdict wrong = test.is_true ? Verdict::kContradicted : Verdict::kSupported;
    EXPECT_NE(name_of(verdict), name_of(wrong)) << test.claim;
  }
}

TEST(AmountOwners, AreThoseOfTheList) {
  expect_sides("Rash occurred in 31% with lithium and 17% with valproate.",
               {{"Rash occurred in 17% with lithium.", false},
                {"About 17% of patients on lithium had a rash.", false},
                {"In the lithium group, 17% of patients had a rash.", false},
                {"Rash occurred in 31% with lithium.", true}});
  expect_sides(
      "In epilepsy, rash occurred in 31% of patients taking lithium and in 17% of those taking "
      "valproate.",
      {{"Valproate led to rash in 31% of patients with epilepsy.", false},
       {"Lithium led to rash in 31% of patients with epilepsy.", true}});
  expect_sides("Among people taking lithium, 12% had tremor, 9% thirst and 4% weakness.",
               {{"Tremor affected 9% of people taking lithium.", false},
                {"Weakness was reported by 12% and tremor by 4% of people taking lithium.", false},
                {"Tremor affected 12% of people taking lithium.", true}});
  expect_sides(
      "Lithium reduced wrist fractures by 68%, rib fractures by 40%, and toe fractures by 20%.",
      {{"Rib fractures fell by 68% with lithium.", false},
       {"Rib fractures fell by 40% with lithium.", true}});
  expect_sides("Cure reached 92% with bismuth therapy for 14 days and 85% with metronidazole.",
               {{"Bismuth therapy for 14 days achieved a cure in 92%.", true},
                {"Cure reached 92% with metronidazole.", false}});
  expect_sides(
      "Iron should be taken 60 minutes before breakfast or 3 hours after the evening meal, and 4 "
      "hours apart from zinc or calcium.",
      {{"Iron should be taken 3 hours before breakfast.", false},
       {"Iron should be taken 60 minutes apart from zinc or calcium.", false},
       {"Iron should be taken 60 minutes before breakfast.", true}});
  EXPECT_EQ(judged_beside("Rash occurred in 31% with lithium.",
                          "Rash occurred in 31% with lithium and 17% with valproate.")
                .verdict,
            Verdict::kSupported);
}

TEST(Arms, HaveMoreOrLessInWhateverOrder) {
  expect_sides(
      "Lithium lowered the risk of relapse compared with placebo (HR 0.70, 95% CI 0.55 to 0.90) in "
      "adults with bipolar disorder.",
      {{"Relapse was less common on placebo than on lithium in adults with bipolar disorder.",
        false},
       {"Placebo lowered the risk of relapse compared with lithium in adults with bipolar "
        "disorder.",
        false},
       {"Compared with lithium, placebo reduced relapse in adults with bipolar disorder.", false},
       {"Relapse happened less often in the placebo group in adults with bipolar disorder.", false},
       {"In adults with bipolar disorder, fewer people taking placebo had a relapse.", false},
       {"Relapse was more common with placebo than with lithium in adults with bipolar disorder.",
        true},
       {"Relapse happened less often in the lithium group in adults with bipolar disorder.",
        true}});
  expect_sides("Lithium lowered urine density by 8.7 mm (95% CI 7.7 to 9.7) more than placebo.",
               {{"Lithium lowered urine density by nearly 9 mm more than placebo.", true}});
  EXPECT_EQ(judged_beside("Relapse was less common on lithium than on placebo in adults.",
                          "Lithium lowered the risk of relapse compared with placebo in adults.")
                .verdict,
            Verdict::kSupported);
}

TEST(Arms, HaveTheAmountsOfTheirComparison) {
  expect_sides("Rash was more common with lithium than with valproate (20% versus 3%).",
               {{"Rash was commoner with valproate (20% versus 3%).", false},
                {"Rash affected 3% of adults on lithium.", false},
                {"With valproate, rash occurred in 20% and with lithium in 3%.", false},
                {"With lithium, rash occurred in 20% and with valproate in 3%.", true},
                {"Rash was less common with valproate than with lithium.", true},
                {"Valproate led to less rash than lithium.", true}});
  expect_sides(
      "Among adults with mania, lithium and valproate were equally likely to bring calm, but "
      "deaths were more frequent with valproate (7.8% versus 6.4%).",
      {{"Deaths were more frequent with lithium among adults with mania.", false},
       {"Among adults with mania, 6.4% died on valproate.", false},
       {"Deaths were more frequent with valproate among adults with mania.", true}});
}

TEST(Amounts, OfAnArmAreNoChange) {
  const std::string evidence =
      "In adults with mania, lithium halved relapses over 2 years compared with valproate (8% "
      "versus "
      "16%).";
  expect_sides(evidence, {{"Over two years lithium cut relapses by 8% compared with valproate in "
                           "adults with mania.",
                           false},
                          {"Relapses over two years were reported by 8% of adults with mania on "
                           "lithium.",
                           true}});
}

TEST(AddedMembers, OfAListAreNotBorneOut) {
  const std::string evidence =
      "Lithium is advised for women with mania to lower the risk of relapse, according to a "
      "guideline.";
  expect_sides(evidence, {{"Lithium is advised for women with mania to reduce the risks of relapse "
                           "and stillbirth.",
                           false}});
  EXPECT_EQ(judged_beside("Lithium is advised for women with mania to reduce the risk of relapse.",
                          evidence)
                .verdict,
            Verdict::kSupported);
}

TEST(AddedMembers, OfAListAreNoClauses) {
  const std::vector<std::string> evidence = {
      "Lithium reduces suicide, relapse, and stroke in adults with mania, according to a society.",
      "Valproate reduces hospital admission for heart failure in adults with mania, according to a "
      "society."};
  EXPECT_NE(judge("According to a society, lithium reduces suicide, relapse, and heart failure "
                  "admission in adults with mania.",
                  evidence)
                .verdict,
            Verdict::kSupported);
}

TEST(Contradiction, NeedsMoreThanAnotherWayOfSayingIt) {
  expect_sides("People who take lithium must not drive for 8 hours after a dose.",
               {{"After a dose of lithium, people must wait eight hours before driving.", true}});
  expect_sides(
      "Loss of at least 5% of weight is advised for adults with high blood pressure, and lowers "
      "blood pressure by about 1 mm Hg per kilogram.",
      {{"Adults with hypertension are advised to lose at least 5% of their weight, and each "
        "kilogram lost lowers blood pressure by roughly 1 mm Hg.",
        true}});
  expect_sides(
      "Lithium lowered relapses but not deaths in adults with mania.",
      {{"In adults with mania, relapses fell with lithium, whereas deaths did not.", true}});
  const std::vector<std::string> both = {
      "Lithium is recommended against in adults with mild gout, according to a 2021 guideline.",
      "Lithium is suggested for adults with severe gout, according to a 2021 guideline."};
  EXPECT_EQ(judge("The 2021 guideline recommends against lithium for adults with mild gout but "
                  "suggests it in severe gout.",
                  both)
                .verdict,
            Verdict::kSupported);
}

TEST(Amounts, AreAgesCutoffsAndSpans) {
  const std::string ages =
      "The recommended intake of zinc is 6 mg daily from ages 1 to 70 years and 8 mg daily from 71 "
      "years.";
  EXPECT_EQ(judged_beside("The recommended intake of zinc is 6 mg a day from age 1 to 70 and 8 mg "
                          "a day from age 71.",
                          ages)
                .verdict,
            Verdict::kSupported);
  EXPECT_NE(judged_beside("The recommended intake of zinc is 6 mg a day from age 1 to 60 and 8 mg "
                          "a day from age 71.",
                          ages)
                .verdict,
            Verdict::kSupported);
  const std::string arms = "Early dialysis did not lower mortality in adults (37.6% versus 36.6%).";
  EXPECT_EQ(
      judged_beside("Early dialysis did not lower mortality in adults, which was about 37% to "
                    "38%.",
                    arms)
          .verdict,
      Verdict::kSupported);
  EXPECT_NE(
      judged_beside("Early dialysis did not lower mortality in adults, which was about 31% to "
                    "38%.",
                    arms)
          .verdict,
      Verdict::kSupported);
}

}  // namespace
}  // namespace ibid::verify
