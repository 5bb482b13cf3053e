// Claims as whoever retells a source words them: other words, rounded numbers, shares in words, and
// the errors that come with retelling.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/quantities.hpp"
#include "verify/statement/shares.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Pair {
  const char* claim;
  const char* evidence;
};

Verdict verdict_of(const Pair& pair) {
  return judge(pair.claim, std::vector<std::string>{pair.evidence}).verdict;
}

TEST(Retelling, StandsInOtherWordsOfTheSameMeaning) {
  const Pair pairs[] = {
      {"Frumioxin was linked to fewer falls vs placebo in adults.",
       "Frumioxin was associated with fewer falls compared with placebo in adults."},
      {"Frumioxin raised bone density relative to placebo in women with gout.",
       "Frumioxin increased bone density versus placebo in women with gout."},
      {"A trial found that frumioxin plus vexin lowered serum urate in men.",
       "Frumioxin with vexin lowered serum urate in men."},
      {"Frumioxin lowered the pain of gout flares more than steroids.",
       "Frumioxin lowered the pain of gout flares more than corticosteroids."},
      {"Frumioxin should be taken an hour before dinner.",
       "Frumioxin should be taken 1 hour before the evening meal."},
      {"Frumioxin performed no worse than vexin in adults with gout.",
       "Frumioxin was noninferior to vexin in adults with gout."},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(name_of(verdict_of(pair)), name_of(Verdict::kSupported)) << pair.claim;
  }
}

TEST(Retelling, RoundsAmountsAndTellsSharesInWords) {
  const Pair pairs[] = {
      {"About 64 million people worldwide have gout.", "64.34 million people worldwide have gout."},
      {"Side effects fell to about 21% of patients with frumioxin.",
       "Side effects fell to 21.4% of patients with frumioxin."},
      {"One in four patients on frumioxin lost hearing.",
       "25% of patients on frumioxin lost hearing."},
      {"More than a third of people with gout return to normal urate after several years.",
       "About 37% of people with gout return to normal urate after several years."},
      {"Frumioxin slowed growth of children with gout by about half a centimeter in a year.",
       "Frumioxin slowed growth of children with gout by 0.48 cm in a year."},
      {"Frumioxin was taken for longer than two months by adults with gout.",
       "Frumioxin was taken for longer than 8 weeks by adults with gout."},
      {"Frumioxin should be taken for 2 weeks before surgery.",
       "Frumioxin should be taken for 14 days before surgery."},
      {"Frumioxin is given to adults over 60 with gout.",
       "Frumioxin is given to adults aged 60 years or older with gout."},
      {"A diet below 1.5 g of sodium daily did not reduce deaths in gout.",
       "A diet below 1,500 mg of sodium a day did not reduce deaths in gout."},
  };
  for (const Pair& pair : pairs) {
    const Verdict verdict = verdict_of(pair);
    EXPECT_TRUE(verdict == Verdict::kSupported || verdict == Verdict::kPartlySupported)
        << pair.claim << ": " << name_of(verdict);
  }
}

TEST(Retelling, SetsAmountsSideBySideOrTellsHowOneBecameTheOther) {
  const char* arms =
      "Frumioxin 20 mg a day lowered new vertebral fractures (5% versus 14% on placebo; RR 0.35) "
      "and "
      "nonvertebral fractures (3% versus 6%) in 1,637 women with earlier fractures.";
  const Pair stand[] = {
      {"In 1,637 women with earlier fractures, frumioxin brought new vertebral fractures down from "
       "14% to 5%.",
       arms},
      {"Gout was found far more often in men over 40 with stones than in men with normal kidneys "
       "(57.1% vs 22.1%).",
       "Gout was found in 57.1% of men older than 40 years with stones, compared with 22.1% of men "
       "with normal kidneys."},
      {"A salt substitute of 75/25 sodium and potassium chloride lowered stroke in villagers.",
       "A salt substitute of 75% sodium chloride and 25% potassium chloride lowered stroke (rate "
       "ratio 0.86, 95% CI 0.77 to 0.96) in villagers."},
  };
  for (const Pair& pair : stand) {
    EXPECT_NE(name_of(verdict_of(pair)), name_of(Verdict::kContradicted)) << pair.claim;
  }
  const Pair fall[] = {
      {"In 1,637 women with earlier fractures, frumioxin raised new vertebral fractures from 5% to "
       "14%.",
       arms},
      {"Frumioxin lowers relapse of gout from 18% on placebo to 41%.",
       "Frumioxin lowers relapse of gout from 41% on placebo to 18%."},
      {"Gout should be confirmed without a suggestive history and a supporting test.",
       "Gout should not be confirmed without a suggestive history and a supporting test."},
      {"Gout was found far more often in men with normal kidneys than in men over 40 with stones "
       "(57.1% vs 22.1%).",
       "Gout was found in 57.1% of men older than 40 years with stones, compared with 22.1% of men "
       "with normal kidneys."},
      {"Gout was found in 22.1% of men older than 40 years with stones, compared with 57.1% of men "
       "with normal kidneys.",
       "Gout was found in 57.1% of men older than 40 years with stones, compared with 22.1% of men "
       "with normal kidneys."},
  };
  for (const Pair& pair : fall) {
    EXPECT_NE(name_of(verdict_of(pair)), name_of(Verdict::kSupported)) << pair.claim;
  }
}

TEST(Retelling, AmountsInTheirPlacesAnchorASentenceInOtherWords) {
  const char* evidence =
      "Frumioxin lowered deaths in Swedish adults with gout (3.9% versus 5.0% on vexin over 3 "
      "years) "
      "in a trial of 1,199 adults.";
  EXPECT_EQ(
      name_of(verdict_of({"In a study of 1,199 Swedes with gout, frumioxin cut deaths compared "
                          "with vexin from 5.0% to 3.9% over three years.",
                          evidence})),
      name_of(Verdict::kSupported));
  const char* wrong[] = {
      "In a study of 1,199 Swedes with gout, frumioxin cut deaths compared with vexin from 6.0% to "
      "3.9% over three years.",
      "In a study of 1,199 Swedes with gout, frumioxin raised deaths compared with vexin from 5.0% "
      "to 3.9% over three years.",
      "In a study of 1,199 Swedes with gout, vexin cut admissions compared with frumioxin from "
      "5.0% "
      "to 3.9% over three years.",
  };
  for (const char* claim : wrong) {
    EXPECT_NE(name_of(verdict_of({claim, evidence})), name_of(Verdict::kSupported)) << claim;
  }
}

TEST(Retelling, DeniesAdviceInEitherPlace) {
  const char* evidence = "The society advises against maintenance frumioxin in adults with gout.";
  EXPECT_NE(
      name_of(verdict_of({"Maintenance frumioxin is not advised in adults with gout.", evidence})),
      name_of(Verdict::kContradicted));
  EXPECT_EQ(
      name_of(verdict_of({"Maintenance frumioxin is advised in adults with gout.", evidence})),
      name_of(Verdict::kContradicted));
}

TEST(Retelling, HearsADenialBesideAdviceAgainst) {
  EXPECT_EQ(
      name_of(verdict_of({"Frumioxin was not linked to gout in a pooled analysis, which yet "
                          "advised against stopping vexin.",
                          "Frumioxin was linked to gout in a pooled analysis, which yet advised "
                          "against stopping vexin."})),
      name_of(Verdict::kContradicted));
}

TEST(Retelling, RoundingIsNoLicence) {
  const Pair pairs[] = {
      {"About 70 million people worldwide have gout.", "64.34 million people worldwide have gout."},
      {"More than half of people with gout return to normal urate after several years.",
       "About 37% of people with gout return to normal urate after several years."},
      {"One in five patients on frumioxin lost hearing.",
       "25% of patients on frumioxin lost hearing."},
      {"Side effects fell to 22% of patients with frumioxin.",
       "Side effects fell to 21.4% of patients with frumioxin."},
  };
  for (const Pair& pair : pairs) {
    EXPECT_NE(name_of(verdict_of(pair)), name_of(Verdict::kSupported)) << pair.claim;
  }
}

TEST(Retelling, ReadsBoundsAndDenialsAsTheyAreMeant) {
  const Pair pairs[] = {
      // "At least" and "or more" say nothing of more or less.
      {"Frumioxin is taken three or more hours after meals.",
       "Frumioxin is taken at least 3 hours after meals."},
      {"Gout often has no single cause and cannot be cured.",
       "Gout often has no single cause and cannot be cured, although frumioxin helps."},
      {"More than a third of people with gout recover untreated within years.",
       "About 37% of people with gout recover without treatment within years."},
      {"Treating gout in pregnancy was followed by fewer flares.",
       "Flares were fewer in pregnant women treated for gout, mostly with frumioxin."},
  };
  for (const Pair& pair : pairs) {
    const Verdict verdict = verdict_of(pair);
    EXPECT_NE(name_of(verdict), name_of(Verdict::kContradicted)) << pair.claim;
    EXPECT_NE(name_of(verdict), name_of(Verdict::kUnsupported)) << pair.claim;
  }
}

TEST(Retelling, OfThoseSetApartIsContradicted) {
  const char* evidence =
      "Frumioxin lowered mortality in gout with normal kidneys (HR 0.73) but not in gout with "
      "kidney stones (HR 0.97).";
  EXPECT_EQ(name_of(verdict_of({"Frumioxin lowered mortality in gout with stones.", evidence})),
            name_of(Verdict::kContradicted));
  EXPECT_EQ(
      name_of(verdict_of({"Frumioxin lowered mortality in gout with normal kidneys.", evidence})),
      name_of(Verdict::kSupported));
}

TEST(Retelling, OfAnotherKindOrOutcomeDoesNotStand) {
  const Pair pairs[] = {
      {"Frumioxin lowered hip fractures in men over 2 years.",
       "Frumioxin lowered vertebral fractures in men over 2 years."},
      {"Frumioxin did not lower deaths in heart failure with reduced ejection fraction.",
       "Frumioxin did not significantly reduce deaths in heart failure with preserved ejection "
       "fraction."},
      {"Frumioxin works as well as vexin in severe gout and has fewer side effects.",
       "Frumioxin works as well as vexin in mild to moderate gout and has fewer side effects."},
      {"Frumioxin reduced mortality versus usual care in patients with gout.",
       "Frumioxin reduced unplanned visits versus usual care in patients with gout."},
      {"Frumioxin lowered deaths from gout over 9 years in relatives of patients.",
       "Frumioxin lowered gout over 9 years in relatives of patients."},
      {"Gout is caused by calcium crystals that settle in the joints.",
       "Gout is caused by crystals of urate that settle in the joints and other tissues."},
      {"In 614 patients with gout, lenient urate control was noninferior to rhythm control.",
       "Lenient urate control was noninferior to strict control in 614 patients with gout."},
  };
  for (const Pair& pair : pairs) {
    const Verdict verdict = verdict_of(pair);
    EXPECT_NE(name_of(verdict), name_of(Verdict::kSupported)) << pair.claim;
    EXPECT_NE(name_of(verdict), name_of(Verdict::kPartlySupported)) << pair.claim;
  }
}

TEST(Retelling, ExchangedBetweenClausesIsContradicted) {
  const char* evidence =
      "Apixaban should be avoided by women who breastfeed, because much of it passes into milk, "
      "whereas warfarin is acceptable while breastfeeding.";
  EXPECT_NE(name_of(verdict_of({"Warfarin should be avoided during breastfeeding, whereas apixaban "
                                "is acceptable.",
                                evidence})),
            name_of(Verdict::kSupported));
  EXPECT_NE(name_of(verdict_of({"Apixaban should be avoided during breastfeeding, whereas warfarin "
                                "is acceptable.",
                                evidence})),
            name_of(Verdict::kContradicted));
}

TEST(Shares, AreReadAsPercentages) {
  struct Case {
    const char* text;
    double value;
    const char* unit;
  };
  const Case cases[] = {
      {"5 in 100 people", 5, "%"},           {"one in four women", 25, "%"},
      {"3 out of 10 men", 30, "%"},          {"half of patients", 50, "%"},
      {"two thirds of men", 200.0 / 3, "%"}, {"cut by a quarter", 25, "%"},
      {"two and a half years", 2.5, "y"},    {"12 in 614 patients", 12, ""},
  };
  for (const Case& test : cases) {
    const auto read = read_shares(test.text, text::quantities(test.text));
    ASSERT_FALSE(read.empty()) << test.text;
    EXPECT_NEAR(read[0].low, test.value, 1e-9) << test.text;
    EXPECT_EQ(read[0].unit, test.unit) << test.text;
  }
  EXPECT_TRUE(read_shares("a third dose", text::quantities("a third dose")).empty());
}

}  // namespace
}  // namespace ibid::verify
