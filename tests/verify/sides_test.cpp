// Comparisons told the other way round, and medicines that exchanged their standings.
#include <gtest/gtest.h>

#include "verify/claim_pairs.hpp"

namespace ibid::verify {
namespace {

Verdict verdict_of(const char* claim, const char* evidence) {
  return judge(claim, std::vector<std::string>{evidence}).verdict;
}

TEST(Sides, ToldConverselyIsTheSame) {
  const char* target =
      "Targeting a urate below 5 mg/dL increases serious adverse events compared with a target "
      "below 6 mg/dL.";
  expect_verdicts({
      {"Serious adverse events are fewer with a urate target below 6 mg/dL than with one below 5 "
       "mg/dL.",
       target, true},
      {"Serious adverse events are fewer with a urate target below 5 mg/dL than with one below 6 "
       "mg/dL.",
       target, false},
      {"Serious adverse events are more with a urate target below 6 mg/dL than with one below 5 "
       "mg/dL.",
       target, false},
  });
}

TEST(Sides, WhatHasNoThanMayBeTheConverse) {
  // The other arm goes without saying.
  const char* dose =
      "Flare rates were similar with daily and with as-needed vexin, while the total dose of "
      "steroids was lower with as-needed use.";
  EXPECT_NE(verdict_of("Daily vexin meant a higher total dose of steroids than as-needed use, with "
                       "similar rates of flares.",
                       dose),
            Verdict::kContradicted);
  const char* women = "Fractures were more common in women.";
  EXPECT_NE(verdict_of("Men had fewer fractures than women.", women), Verdict::kContradicted);
  EXPECT_EQ(verdict_of("Women had fewer fractures than men.", women), Verdict::kContradicted);
}

TEST(Sides, WhoHoldsOffAFallDoesNotContradictARise) {
  const char* fall = "Zinc prevented a significant fall in bone density in women over 60.";
  EXPECT_NE(verdict_of("Zinc increased bone density in women over 60.", fall),
            Verdict::kContradicted);
  EXPECT_EQ(verdict_of("Zinc increased bone density in women over 60.",
                       "Zinc decreased bone density in women over 60."),
            Verdict::kContradicted);
}

TEST(Standings, TwoMedicinesThatExchangedThemAreContradicted) {
  const char* feeding =
      "Apixaban should be avoided by women who breastfeed, because much of it passes into milk, "
      "whereas warfarin is acceptable while breastfeeding.";
  const char* order =
      "For young people with gout, allopurinol is the first choice and febuxostat an alternative.";
  EXPECT_EQ(verdict_of("Women who breastfeed can take apixaban, but should avoid warfarin because "
                       "much of it passes into milk.",
                       feeding),
            Verdict::kContradicted);
  EXPECT_NE(verdict_of("Women who breastfeed can take warfarin, but should avoid apixaban because "
                       "much of it passes into milk.",
                       feeding),
            Verdict::kContradicted);
  EXPECT_EQ(verdict_of("For young people with gout febuxostat comes first, and allopurinol is the "
                       "alternative.",
                       order),
            Verdict::kContradicted);
}

}  // namespace
}  // namespace ibid::verify
