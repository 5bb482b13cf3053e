// A word that narrows or widens what a claim holds of needs evidence of its own.
#include "verify/statement/qualifiers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/audit_support.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

const std::vector<std::string> kPneumonia = {
    "Zinc supplements lowered the risk of pneumonia in people with poor diets by 13%, and of "
    "diarrhea by 15%, in 24 trials."};

/// The claim that the evidence bears out, with `kind` before "pneumonia" and `people` for "people".
std::string retold(const std::string& kind, const std::string& people) {
  return "In 24 trials, zinc supplements lowered the risk of " + kind +
         "pneumonia by 13% and of diarrhea by 15% in " + people + " with poor diets.";
}

TEST(Qualifiers, ThatTheEvidenceLacksLeaveAClaimInPart) {
  struct Case {
    const char* kind;
    const char* people;
    const char* word;
  };
  const Case cases[] = {
      {"severe ", "people", "severe"},
      {"recurrent ", "people", "recurrent"},
      {"mild ", "people", "mild"},
      {"chronic ", "people", "chronic"},
      {"acute ", "people", "acute"},
      {"", "elderly people", "elderly"},
      {"", "pregnant patients", "pregnant"},
      {"", "critically ill people", "critically"},
      {"refractory ", "people", "refractory"},
      {"", "women", "women"},
  };
  for (const Case& test : cases) {
    const std::string claim = retold(test.kind, test.people);
    const PairVerdict verdict = judge(claim, kPneumonia);
    EXPECT_EQ(name_of(verdict.verdict), name_of(Verdict::kPartlySupported)) << claim;
    ASSERT_FALSE(verdict.reasons.empty()) << claim;
    EXPECT_NE(verdict.reasons[0].claim.find(test.word), std::string::npos) << claim;
  }
  EXPECT_EQ(name_of(judge(retold("", "people"), kPneumonia).verdict), name_of(Verdict::kSupported));
  EXPECT_EQ(judge(retold("severe ", "people"), kPneumonia).reasons,
            (std::vector<Reason>{{"coverage", "severe", ""}}));
}

TEST(Qualifiers, OfAllAreNeverBorneOutByWhatHoldsOfSome) {
  for (const std::string& claim : {retold("", "all people"), retold("", "every patient"),
                                   "Always, i" + retold("", "people").substr(1)}) {
    EXPECT_NE(name_of(judge(claim, kPneumonia).verdict), name_of(Verdict::kSupported)) << claim;
  }
}

TEST(Qualifiers, MayBeSaidInOtherWordsOrNearby) {
  struct Pair {
    const char* claim;
    std::vector<std::string> evidence;
  };
  const Pair pairs[] = {
      {"Kidney stones and gout flares are reduced by vexin in the elderly.",
       {"Vexin lowered gout flares and kidney stones in people aged 75 years or older."}},
      {"Kidney stones and gout flares are reduced by vexin in children.",
       {"Vexin lowered gout flares and kidney stones in people aged 8 to 17 years."}},
      {"Kidney stones and severe gout flares are reduced by vexin.",
       {"Vexin lowered serious gout flares and kidney stones."}},
      {"Kidney stones and recurrent gout flares are reduced by vexin.",
       {"Vexin lowered recurrences of gout flares and of kidney stones."}},
      {"Kidney stones and flares of chronic gout are reduced by vexin in 24 trials and 6 cohorts.",
       {"Vexin lowered gout flares and kidney stones in 24 trials and 6 cohorts.",
        "All patients had long-standing gout."}},
      {"Vexin caused no severe kidney stones in men.", {"Vexin caused no kidney stones in men."}},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(name_of(judge(pair.claim, pair.evidence).verdict), name_of(Verdict::kSupported))
        << pair.claim;
  }
}

TEST(Qualifiers, TellHowOftenAndHowADifferenceIsTold) {
  struct Pair {
    const char* claim;
    const char* evidence;
    bool stands;
  };
  const char* daily = "Urate fell with 9 mg of vexin daily for 4 weeks in people aged 50 years.";
  const char* risk = "Vexin lowered the risk of gout by 35% in people aged 50 years.";
  const Pair pairs[] = {
      {"Urate fell with 9 mg of vexin weekly for 4 weeks in people aged 50 years.", daily, false},
      {"Urate fell with 9 mg of vexin yearly for 4 weeks in people aged 50 years.", daily, false},
      {"Each year urate fell with 9 mg of vexin daily in people aged 50 years.", daily, false},
      {"Urate fell with 9 mg of vexin a day for 4 weeks in people aged 50 years.", daily, true},
      {"Vexin lowered the absolute risk of gout by 35% in people aged 50 years.", risk, false},
      {"Vexin lowered the lifetime risk of gout by 35% in people aged 50 years.", risk, false},
  };
  for (const Pair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector<std::string>{pair.evidence});
    EXPECT_EQ(verdict.verdict == Verdict::kSupported, pair.stands) << pair.claim;
  }
}

TEST(Qualifiers, AreReadInHeadingsAndTitles) {
  // Of "Zinc and bone density in older adults" and "Copper balance in healthy men".
  const Audit audit = testing::audit(
      testing::small_generation(),
      "The absorption of copper in men dropped at a zinc intake of more than 50 mg a day.\n\n"
      "The absorption of copper in women dropped at a zinc intake of more than 50 mg a day.\n\n"
      "The absorption of copper dropped at a zinc intake of more than 50 mg a day.");
  ASSERT_EQ(audit.claims.size(), 3u);
  EXPECT_EQ(name_of(audit.claims[0].verdict), name_of(Verdict::kSupported));
  EXPECT_NE(name_of(audit.claims[1].verdict), name_of(Verdict::kSupported));
  EXPECT_EQ(name_of(audit.claims[2].verdict), name_of(Verdict::kSupported));
}

TEST(Qualifiers, AreToldByWordsOfTheirRow) {
  ASSERT_NE(find_qualifier("severe"), nullptr);
  EXPECT_EQ(find_qualifier("severe")->kind, QualifierKind::kSeverity);
  EXPECT_EQ(find_qualifier("serious"), nullptr) << "says it, and qualifies nothing by itself";
  EXPECT_EQ(qualifiers_of("serious"), find_qualifier("severe")->meaning);
  EXPECT_EQ(qualifiers_of("zinc"), 0u);
  EXPECT_NE(qualifiers_in("Bone in Postmenopausal Women") & find_qualifier("women")->meaning, 0u);
  EXPECT_EQ(qualifiers_in("Bone in adults") & find_qualifier("women")->meaning, 0u);
}

}  // namespace
}  // namespace ibid::verify
