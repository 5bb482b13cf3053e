// What a sentence says in full, in other words and another order, and what looks like it and adds,
// turns round or exchanges something.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/claim_pairs.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Pair {
  const char* claim;
  std::vector<std::string> evidence;
};

void expect_supported(const std::vector<Pair>& pairs) {
  for (const Pair& pair : pairs) {
    EXPECT_EQ(name_of(judge(pair.claim, pair.evidence).verdict), name_of(Verdict::kSupported))
        << pair.claim;
  }
}

void expect_not_supported(const std::vector<Pair>& pairs) {
  for (const Pair& pair : pairs) {
    EXPECT_NE(name_of(judge(pair.claim, pair.evidence).verdict), name_of(Verdict::kSupported))
        << pair.claim;
  }
}

TEST(Restatement, PlainWordsNeedNoEvidence) {
  expect_supported({
      {"According to guidelines, adults with severe gout and kidney stones are generally offered "
       "vexin.",
       {"Vexin is recommended for adults with severe gout and kidney stones."}},
      {"Research indicates that frumioxin reduces gout flares and kidney stones in older men.",
       {"Frumioxin lowered gout flares and kidney stones in men aged 65 years or older."}},
  });
}

TEST(Restatement, FiguresShowWhichWayItGoes) {
  const std::vector<std::string> arms = {
      "Kidney stones occurred in 5.7% of gout patients on vexin and 8.5% on placebo (HR 0.66, 95% "
      "CI 0.55 to 0.79) over 3 years."};
  expect_supported({{"Vexin reduced kidney stones in gout patients compared with placebo.", arms}});
  expect_not_supported(
      {{"Vexin increased kidney stones in gout patients compared with placebo.", arms},
       {"Vexin reduced kidney stones in gout patients compared with placebo.",
        {"Kidney stones occurred in 5.7% of gout patients on vexin and 6.1% on placebo (HR 0.93, "
         "95% CI 0.70 to 1.22) over 3 years."}}});
}

TEST(Restatement, WhatBothDenyInOtherWordsIsNoContradiction) {
  const std::vector<Pair> pairs{
      {"Vexin lowered gout flares at first, but the benefit had faded after 2 years.",
       {"Vexin reduced gout flares at first, but the benefit was no longer evident after 2 "
        "years."}},
      {"Vexin an hour before a meal left urate absorption unaffected.",
       {"Vexin an hour before a meal did not reduce urate absorption."}},
      {"Evening vexin was no better than morning vexin for gout flares.",
       {"Vexin in the evening or in the morning gave the same rate of gout flares."}},
  };
  for (const Pair& pair : pairs) {
    EXPECT_NE(name_of(judge(pair.claim, pair.evidence).verdict), name_of(Verdict::kContradicted))
        << pair.claim;
  }
  const std::vector<std::string> denied{"Vexin without a meal did not reduce urate absorption."};
  EXPECT_EQ(name_of(judge("Vexin without a meal reduced urate absorption.", denied).verdict),
            name_of(Verdict::kContradicted));
}

TEST(Restatement, NothingBetterIsNothingLess) {
  expect_supported(
      {{"Vexin did not lead to more kidney stones in men with gout.",
        {"Kidney stones did not differ between men with gout on vexin and those on placebo."}}});
  expect_not_supported(
      {{"Vexin led to markedly higher urate than frumioxin at equal total doses.",
        {"Median urate was similar with vexin and frumioxin at equal total doses."}},
       {"Vexin caused more kidney stones than frumioxin in gout.",
        {"Vexin was noninferior to frumioxin for kidney stones in gout, despite more deaths."}}});
}

TEST(Restatement, PartsMayStandInSentencesOfOneSubject) {
  expect_supported(
      {{"Vexin can cause copper deficiency in adults, and frumioxin lowers serum copper in adults.",
        {"Frumioxin lowers serum copper in adults.",
         "Vexin can cause copper deficiency in adults."}}});
}

TEST(Restatement, ShortNamesMayLeaveOutSmallWords) {
  expect_supported({{"The BSK advises screening for kidney stones in severe gout.",
                     {"Screening for kidney stones in severe gout is advised by the British "
                      "Society of Kidneys."}}});
}

TEST(Restatement, WarningsAreAlikeInWhicheverForm) {
  expect_supported({{"Vexin and frumioxin are to be avoided in women with gout who are pregnant.",
                     {"Women with gout who are pregnant should not receive vexin or frumioxin."}}});
  expect_not_supported({{"Vexin and frumioxin should be avoided in pregnant women with gout.",
                         {"Vexin and frumioxin are preferred in pregnant women with gout."}},
                        {"Guidelines suggest against vexin in adults with severe gout.",
                         {"Vexin is suggested by guidelines for adults with severe gout."}}});
}

TEST(Restatement, WhatHoldsOfSomeDoesNotHoldOfAll) {
  expect_not_supported(
      {{"Urate testing is advised for every patient before vexin is started.",
        {"Urate testing before vexin is started is advised for patients of Frisian descent."}},
       {"Most patients preferred vexin alone for severe gout.",
        {"Some patients preferred vexin alone for severe gout."}}});
}

TEST(Restatement, AnotherMedicineDoesNotStand) {
  expect_not_supported(
      {{"The society suggests acetaminophen plus an opioid for adults whose gout is not controlled "
        "by acetaminophen.",
        {"For nonpregnant adults with severe gout not controlled by acetaminophen, the society "
         "suggests acetaminophen plus a triptan."}}});
}

TEST(Restatement, ContrariesDoNotStand) {
  expect_not_supported(
      {{"The large trials of vexin in severe gout included patients on dialysis.",
        {"Patients on dialysis were excluded from the trials of vexin in severe gout."}},
       {"Vexin must be stopped in gout when the eGFR drops below 20.",
        {"Vexin can be continued in gout when eGFR falls below 20 mL/min."}},
       {"In 728 women, low urate was linked to fractures of the hip.",
        {"Low urate was related to lumbar spine fractures in a study of 728 women."}},
       {"With vexin, the risk of kidney stones was highest after the first year of use.",
        {"Kidney stones with vexin were most likely in the first 30 days of use."}}});
}

TEST(Restatement, TheSameNumberOfAnotherPeriodHasAnotherPlace) {
  const std::vector<std::string> evidence = {
      "Urate should be measured 4 to 6 weeks after a change of the vexin dose, again after 4 to 6 "
      "months, and then yearly."};
  expect_supported(
      {{"Urate should be measured 4 to 6 weeks after a change of the vexin dose.", evidence}});
  expect_not_supported(
      {{"Urate should be measured 4 to 6 months after a change of the vexin dose.", evidence}});
}

TEST(Restatement, ARunOfAmountsStaysInItsPlaces) {
  const std::vector<std::string> evidence = {
      "Gout can come back: 13% of people who had recovered from gout had it again within 5 years, "
      "23% within 10 years, and 42% within 20 years, in a Frisian study."};
  expect_supported(
      {{"In a Frisian study, gout recurred in 13% of people within 5 years, 23% within "
        "10 years, and 42% within 20 years.",
        evidence}});
  expect_not_supported(
      {{"In a Frisian study, gout recurred in 23% of people within 5 years, 13% "
        "within 10 years, and 42% within 20 years.",
        evidence}});
}

TEST(Restatement, TheSameWordsInOtherPlacesAreNoSupport) {
  const std::vector<std::string> apart = {
      "Vexin lowered kidney stones in adults with gout but not in adults with psoriasis."};
  const std::vector<std::string> choice = {
      "Vexin is the first choice for severe gout, with frumioxin or zelumab as alternatives."};
  const std::vector<std::string> arms = {
      "Preventing one kidney stone over 3 years took 6.9 people with vexin or 13.9 people with "
      "frumioxin."};
  expect_supported(
      {{"Vexin lowered kidney stones in adults with gout but not in those with psoriasis.", apart},
       {"Vexin is the first choice for severe gout, with frumioxin or zelumab as alternatives.",
        choice},
       {"Preventing one kidney stone over 3 years took 6.9 people with vexin or 13.9 people with "
        "frumioxin.",
        arms}});
  expect_not_supported(
      {{"Vexin lowered kidney stones in adults with psoriasis but not in adults with gout.", apart},
       {"Frumioxin is the first choice for severe gout, with vexin or zelumab as alternatives.",
        choice},
       {"Preventing one kidney stone over 3 years took 6.9 people with frumioxin or 13.9 people "
        "with vexin.",
        arms},
       {"Spread of gout by vexin in kidney patients has been proven.",
        {"Spread of gout by vexin in kidney patients is unproven."}},
       {"Vexin was halved in gout patients who had any one of old age, low weight, and stones.",
        {"Vexin was halved in gout patients who had two of old age, low weight, and stones."}},
       {"Vexin lowered mortality compared with usual care in adults with gout.",
        {"Kidney stones were fewer with vexin than with usual care, while mortality was similar, "
         "in "
         "adults with gout."}}});
}

TEST(Restatement, WhatIsAllTheSameIsNotDenied) {
  expect_supported(
      {{"Gout in older men was linked to kidney stones whether or not vexin was used.",
        {"Gout in older men was associated with kidney stones irrespective of vexin use."}}});
  expect_not_supported(
      {{"Gout in older men was not linked to kidney stones when vexin was used.",
        {"Gout in older men was associated with kidney stones irrespective of vexin use."}}});
}

TEST(Restatement, OnceIsNotTwiceAWeek) {
  const std::vector<std::string> evidence = {
      "Balance training, at least twice a week, is recommended to prevent gout flares in men, "
      "according to the 2023 guideline."};
  expect_supported(
      {{"To prevent gout flares in men the 2023 guideline recommends balance training "
        "at least twice a week.",
        evidence}});
  expect_not_supported(
      {{"Balance training, at least once a week, is recommended to prevent gout "
        "flares in men, according to the 2023 guideline.",
        evidence}});
}

TEST(Restatement, WithAndWithoutDeniesNothing) {
  expect_supported(
      {{"The effects of vexin on kidney stones were similar in men whether or not they "
        "had gout.",
        {"Vexin had similar effects on kidney stones in men with and without gout."}}});
}

TEST(Restatement, NoDifferenceIsTheSame) {
  const std::vector<std::string> evidence = {
      "Vexin taken in the evening or in the morning gave the same rate of kidney stones and gout "
      "flares in 2,114 men."};
  expect_supported(
      {{"In 2,114 men, taking vexin in the evening or the morning made no difference "
        "to kidney stones and gout flares.",
        evidence}});
  expect_not_supported(
      {{"In 2,114 men, taking vexin in the evening or the morning made a "
        "difference to kidney stones and gout flares.",
        evidence}});
}

TEST(Restatement, AWordSaidTwiceStandsBesideItsNeighbours) {
  const std::vector<std::string> evidence = {
      "Beer one day before the scan did not reduce urate clearance, whereas beer one day after the "
      "scan reduced clearance as much as beer on the same day."};
  expect_supported(
      {{"Beer drunk a day before the scan did not lower urate clearance, but beer a "
        "day after it lowered clearance as much as beer on the same day.",
        evidence}});
  expect_not_supported(
      {{"Beer drunk a day before the scan lowered urate clearance, but beer a day "
        "after it did not lower clearance as much as beer on the same day.",
        evidence}});
}

TEST(Restatement, ARatioSaysHowManyTimes) {
  const std::vector<std::string> evidence = {
      "Gout flares were more frequent with daily than with weekly vexin (prevalence ratio 1.56, "
      "95% "
      "CI 1.38 to 1.77) in men with kidney stones."};
  expect_supported(
      {{"Men with kidney stones had gout flares about 1.6 times as often with daily "
        "as with weekly vexin.",
        evidence}});
  expect_not_supported(
      {{"Men with kidney stones had gout flares about 2.6 times as often with "
        "daily as with weekly vexin.",
        evidence}});
}

TEST(Restatement, SharesInWordsAreCoarse) {
  const std::vector<std::string> evidence = {
      "Gout came back in 53% of men with kidney stones on vexin and in 73% of those on placebo."};
  expect_supported(
      {{"Gout recurred in about half of men with kidney stones on vexin and in nearly "
        "three quarters of those on placebo.",
        evidence}});
  expect_not_supported(
      {{"Gout recurred in about a third of men with kidney stones on vexin and in "
        "nearly three quarters of those on placebo.",
        evidence}});
}

TEST(Restatement, FiguresOnBothSidesOfThan) {
  const std::vector<std::string> evidence = {
      "Kidney stones affected men with gout on vexin in 8% and on placebo in 5%."};
  expect_supported(
      {{"Kidney stones were more frequent in men with gout on vexin (8%) than on "
        "placebo (5%).",
        evidence}});
  expect_not_supported(
      {{"Kidney stones were less frequent in men with gout on vexin (8%) than on "
        "placebo (5%).",
        evidence}});
}

TEST(Restatement, WhatIsGivenForSoLongMayStandBehindIt) {
  const std::vector<std::string> evidence = {
      "Ten days of vexin was noninferior to 14 days of frumioxin for gout flares in a trial of 314 "
      "men."};
  expect_supported(
      {{"In 314 men, vexin for 10 days was noninferior to frumioxin for 14 days for "
        "gout flares.",
        evidence}});
  expect_not_supported(
      {{"In 314 men, vexin for 14 days was noninferior to frumioxin for 10 days "
        "for gout flares.",
        evidence}});
}

TEST(Restatement, DeathsOfOneKindAreNotAllDeaths) {
  const std::vector<std::string> evidence = {
      "All-cause mortality was lower with vexin than with placebo (8.2% versus 9.6%) in gout "
      "patients at high cardiovascular risk."};
  expect_supported(
      {{"In gout patients at high cardiovascular risk, vexin lowered death from any "
        "cause (8.2% versus 9.6% with placebo).",
        evidence}});
  expect_not_supported(
      {{"In gout patients at high cardiovascular risk, vexin lowered "
        "cardiovascular death (8.2% versus 9.6% with placebo).",
        evidence}});
}

TEST(Restatement, EitherOfTwoIsNotBoth) {
  const std::vector<std::string> evidence = {
      "The college recommends either exercise or vexin alone as initial treatment of severe gout "
      "in "
      "older men."};
  expect_supported(
      {{"For older men with severe gout the college recommends starting with either "
        "exercise or vexin.",
        evidence}});
  expect_not_supported(
      {{"The college recommends exercise combined with vexin as initial treatment "
        "of severe gout in older men.",
        evidence}});
}

TEST(Restatement, SharesOfTwoGroupsStayTheirs) {
  const std::vector<std::string> evidence = {
      "Severe gout flares occurred in 2.8% of men after stopping vexin and in 0.6% after stopping "
      "placebo, according to a 2024 review."};
  expect_supported(
      {{"A 2024 review found severe gout flares in about 3% of men who came off vexin "
        "and 0.6% of those who came off placebo.",
        evidence}});
  expect_not_supported(
      {{"Severe gout flares occurred in 2.8% of men after stopping placebo and in "
        "0.6% after stopping vexin.",
        evidence}});
}

TEST(Restatement, WhatRunsAsTheEvidenceIsInItsPlace) {
  const std::string sentence =
      "Gout now corresponds to three kinds, namely GTA 1; GTA 2 due to mutations of a gene on "
      "chromosome 1; and GTA 3 due to mutations in the urate transporter 2.";
  expect_supported({{sentence.c_str(), {sentence}}});
}

TEST(Restatement, WhatAnotherClauseLeavesOpenIsNotTheClaims) {
  const std::vector<std::string> evidence = {
      "Beer inhibits the clearance of urate from blood, and may contribute to kidney stones in "
      "people who sweat much in hot countries."};
  expect_supported({{"Beer reduces the clearance of urate from the blood.", evidence}});
  expect_not_supported(
      {{"Beer contributes to kidney stones in people who sweat in hot countries.", evidence}});
}

TEST(Restatement, FreeOfSomethingIsWithoutIt) {
  expect_not_supported(
      {{"At a median of 6 years, 65% of men with severe gout remained free of "
        "kidney stones on vexin.",
        {"At a median of 6 years after starting vexin, 33 of 51 men (65%) with "
         "severe gout had kidney stones."}}});
}

TEST(Restatement, OrdinaryWordsForTheSame) {
  expect_supported(
      {{"Doctors may put off vexin in men with severe gout until kidney stones clear up.",
        {"In men with severe gout physicians may delay vexin until kidney stones resolve."}},
       {"Vexin set off gout flares in a small group of men with kidney stones.",
        {"Vexin triggered gout flares in a minor group of men with kidney stones."}}});
}

TEST(Restatement, AListTakesNoFurtherTerm) {
  const std::vector<std::string> evidence = {
      "Pregnant women with heart failure should not receive ACE inhibitors, ARBs, "
      "mineralocorticoid "
      "antagonists, SGLT2 inhibitors, or ivabradine, the guideline states."};
  expect_supported(
      {{"The guideline says pregnant women with heart failure should not receive ACE "
        "inhibitors, ARBs, or SGLT2 inhibitors.",
        evidence}});
  expect_not_supported({{"The guideline says pregnant women with heart failure should not receive "
                         "ACE inhibitors, ARBs, beta blockers, or SGLT2 inhibitors.",
                         evidence},
                        {"The guideline says pregnant women with heart failure and asthma should "
                         "not receive ACE inhibitors, ARBs, or SGLT2 inhibitors.",
                         evidence}});
}

TEST(Restatement, TwoOutcomesThatAreBothDeniedAreNotOne) {
  const char* falls = "Vexin had no benefit in preventing falls in adults aged 65 years or older.";
  const char* deaths = "Vexin did not lower mortality in adults aged 65 years or older.";
  expect_verdicts(
      {{"Vexin had no benefit in preventing fractures in adults aged 65 years or older.", falls,
        false},
       {"Vexin had no benefit in preventing falls in adults aged 65 years or older.", falls, true},
       {"Vexin had no survival benefit in adults aged 65 years or older.", deaths, true}});
}

}  // namespace
}  // namespace ibid::verify
