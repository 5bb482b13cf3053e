#include "verify/input/assertions.hpp"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.hpp"
#include "verify/audit_support.hpp"
#include "verify/input/table_rows.hpp"

namespace ibid::verify {
namespace {

using testing::audit;
using testing::small_generation;

TEST(Assertions, AreToldFromNames) {
  for (const char* line : {"Zinc is harmless at any dose",
                           "Lithium lowers blood sugar and needs no tests",
                           "Statins cure gout",
                           "Bone density improved",
                           "Mortality fell by half",
                           "Women who are pregnant should avoid lithium",
                           "If you are pregnant, stop iron",
                           "Avoid calcium in all adults",
                           "Do not take zinc with copper",
                           "Can cause kidney failure",
                           "Lithium safe in breastfeeding",
                           "No need for blood tests",
                           "Dose: 300 mg copper per day",
                           "Colchicine 12 mg every hour until the pain ends",
                           "HbA1c below 4%",
                           "Rivaroxaban twice daily",
                           "Duration: 90 days",
                           "What lowers ferritin most is zinc",
                           "What people need is zinc",
                           "Lower the dose in kidney disease",
                           "Statins reduce gout",
                           "Zinc takes iron out of the gut",
                           "Metals such as zinc and lithium should be used in pregnancy",
                           "Zinc supplements appear to harm bone most when zinc is low",
                           "Testing before allopurinol is advised",
                           "Tea and coffee with a meal reduce iron absorption",
                           "Zinc restored the levels",
                           "It cures cancer",
                           "Copper levels decrease"}) {
    EXPECT_TRUE(asserts(line)) << line;
  }
}

TEST(Assertions, AreNoHeadingsQuestionsOrGroups) {
  for (const char* line : {"From the guidelines",
                           "Effects of zinc supplementation on bone health",
                           "Causes of iron deficiency",
                           "Benefits and harms",
                           "Foods that contain zinc",
                           "Patients who have had a stroke",
                           "Drugs contraindicated in pregnancy",
                           "Heart failure with reduced ejection fraction",
                           "Treatment for mildly impaired vision",
                           "Adults aged 65 years or older",
                           "Children under 5 years",
                           "Patients with an eGFR below 30 mL/min",
                           "10-year fracture risk",
                           "Follow-up at 12 months",
                           "Use in pregnancy",
                           "Take-home message",
                           "Do's and don'ts",
                           "Last updated: May 2, 2025",
                           "When to see a doctor",
                           "How zinc helps bones",
                           "Is 400 mg of zinc safe",
                           "Does zinc help?",
                           "What lowers ferritin",
                           "What do women need",
                           "How do metals cause harm",
                           "Which metals harm bones that are weak",
                           "Lower back pain",
                           "Double vision",
                           "Painkillers use",
                           "Tea made from leaves",
                           "Kidney and liver function tests",
                           "Sleep and pain control strategies",
                           "What to do before you start",
                           "Precautions before the treatment is started",
                           "Type 2 diabetes"}) {
    EXPECT_FALSE(asserts(line)) << line;
  }
}

TEST(TableRows, SayTheirCellsOfTheirHeader) {
  const std::string text =
      "Before | it.\n\n"
      "| Drug | Dose | Safe in gout |\n|---|:-:|---|\n| Zinc | 25 mg | yes |\n"
      "| Copper | \u2014 | no |\n| Metals | | |\n\n"
      "Trace | Notes\n--- | ---\nIron | once a day\n\nAfter.\n";
  const std::vector<TableRow> rows = table_rows(text);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_TRUE(rows[0].names_others) << "column headings";
  EXPECT_EQ(rows[1].statement, "Zinc: 25 mg; Safe in gout");
  EXPECT_EQ(text.substr(rows[1].range.begin, rows[1].range.size()), "| Zinc | 25 mg | yes |");
  EXPECT_EQ(rows[2].statement, "Copper: not Safe in gout");
  EXPECT_TRUE(rows[3].names_others) << "a row of one cell";
  EXPECT_TRUE(rows[4].names_others);
  EXPECT_EQ(rows[5].statement, "Iron: once a day");
  EXPECT_FALSE(rows[5].names_others);
}

TEST(TableRows, DoNotRepeatALongHeadingWhole) {
  constexpr std::size_t kSaidMax = 250;
  std::string heading;
  while (heading.size() < 4 * kSaidMax) heading += "s\u00fcr zinc ";
  const std::string text =
      "| Drug | " + heading + "|\n|---|---|\n| Zinc | yes |\n| Copper | no |\n";
  const std::vector<TableRow> rows = table_rows(text);
  ASSERT_EQ(rows.size(), 3u);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(rows[i].statement.size(), kSaidMax) << "a page of rows takes the product of both";
    EXPECT_FALSE(text::find_utf8_fault(rows[i].statement));
  }
  EXPECT_TRUE(rows[1].statement.starts_with("Zinc: s\u00fcr zinc")) << rows[1].statement;
  EXPECT_TRUE(rows[2].statement.starts_with("Copper: not s\u00fcr zinc")) << rows[2].statement;
}

/// Verdicts of all that the text says.
std::vector<Verdict> verdicts(const std::string& text) {
  std::vector<Verdict> all;
  for (const AuditedClaim& claim : audit(small_generation(), text).claims) {
    all.push_back(claim.verdict);
  }
  return all;
}

TEST(Assertions, AreJudgedWhereverTheyStand) {
  for (const char* text :
       {"## Copper absorption fell when zinc intake exceeded 90 mg daily",
        "## Metals\n\nCopper absorption rose with zinc in healthy men\n",
        "| Zinc in older adults | 90 mg daily |\n",
        "## Metals\n\n1. Copper absorption rose with zinc in healthy men\n\nThat is all.\n",
        "**Zinc dose: 90 mg.** It is for adults.",
        "Certainly, copper absorption rose with zinc in healthy men.",
        "Copper absorption rose with zinc in healthy men:",
        "This is not medical advice; copper absorption rose with zinc in healthy men.",
        "Talk to your doctor, but copper absorption rose with zinc in healthy men."}) {
    bool is_judged = false;
    for (const Verdict verdict : verdicts(text)) {
      EXPECT_NE(name_of(verdict), name_of(Verdict::kSupported)) << text;
      is_judged = is_judged || verdict != Verdict::kNotAClaim;
    }
    EXPECT_TRUE(is_judged) << text;
  }
}

TEST(Assertions, OfManyWordsAreNoHeadings) {
  // "Bases" and "suits" are verbs that no list has.
  const std::string line =
      "Guidance of 2019 bases zinc therapy on serum levels together with age and sex";
  for (const std::string& text : {line, "**" + line + "**", "## " + line}) {
    const std::vector<Verdict> judged = verdicts(text);
    ASSERT_EQ(judged.size(), 1u) << text;
    EXPECT_NE(name_of(judged[0]), name_of(Verdict::kNotAClaim)) << text;
  }
}

TEST(Assertions, ThatCiteAreJudgedWhateverTheyLookLike) {
  const std::string list = "\n\n## References\n\n1. Smith J. 2021. doi:10.1000/zinc\n";
  for (const char* text :
       {"<p>Harm to bone from zinc [1].</p>", "## Zinc, a cure for cancer [1]",
        "This information is intended for education and zinc cures cancer [1].",
        "Ask your doctor about zinc, which cures cancer [1].",
        "Did you know that zinc cures cancer [1]?", "Take 50 mg of zinc before you call 911 [1].",
        "Zinc is not a substitute for statins and halves mortality [1].",
        "Zinc has been superseded by homeopathy in all patients [1].",
        "The evidence disagrees: zinc is safe in pregnancy [1]."}) {
    EXPECT_NE(name_of(verdicts(text + list)[0]), name_of(Verdict::kNotAClaim)) << text;
  }
}

TEST(Assertions, OfATableStandWhenTheirRowDoes) {
  EXPECT_EQ(verdicts("| Subject | Bone mineral density |\n|---|---|\n"
                     "| Zinc supplementation of 25 mg daily in older adults | increased |\n"),
            (std::vector<Verdict>{Verdict::kNotAClaim, Verdict::kSupported}));
}

TEST(Assertions, AreNotAskedForInTheTitleOfAnAnswer) {
  EXPECT_EQ(verdicts("# I take 5 mg of zinc. It helps\n\n*Review status: Submitted*\n"),
            (std::vector<Verdict>{Verdict::kNotAClaim, Verdict::kNotAClaim}));
}

TEST(Assertions, AboveALineOnReviewAreJudgedUnlessTheyAreOneQuestion) {
  const std::string title = "# Does zinc help?\n\nZinc cures osteoporosis in all women.\n\n";
  EXPECT_EQ(verdicts(title + "Review status: approved\n")[1], Verdict::kUnsupported);
  // Nothing but a sign above it.
  EXPECT_EQ(verdicts("#\nReview status: Submitted\n").back(), Verdict::kNotAClaim);
}

TEST(Assertions, BehindManyOpeningsAreJudged) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "sure, ";
  const std::vector<Verdict> judged = verdicts(text + "zinc lowers mortality in all women.");
  ASSERT_EQ(judged.size(), 1u);
  EXPECT_NE(judged[0], Verdict::kNotAClaim);
}

TEST(Assertions, OfNoneInATableAreClaims) {
  const std::vector<Verdict> judged = verdicts(
      "| Medicine | Interactions with warfarin |\n|---|---|\n| Ginkgo biloba extract | None |\n");
  ASSERT_EQ(judged.size(), 2u);
  EXPECT_NE(judged[1], Verdict::kNotAClaim);
}

}  // namespace
}  // namespace ibid::verify
