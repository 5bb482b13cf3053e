#include "text/sentences.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode_samples.hpp"
#include "text/utf8.hpp"

namespace ibid::text {
namespace {

using Strings = std::vector<std::string>;

Strings split(std::string_view text) {
  Strings result;
  for (const ByteRange range : sentences(text)) {
    result.emplace_back(text.substr(range.begin, range.size()));
  }
  return result;
}

/// Each case is the sentences, which are joined by a blank and must come apart again.
void expect_apart(const std::vector<Strings>& cases) {
  for (const Strings& parts : cases) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
    EXPECT_EQ(split(text), parts) << text;
  }
}

TEST(Sentences, GoOnBehindAbbreviations) {
  expect_apart({
      {"Bisphosphonates (e.g. alendronate) help, i.e. they slow loss."},
      {"Zinc vs. placebo was tested.", "It helped."},
      {"Rondanelli et al. found less zinc.", "The effect was small."},
      {"As Smith et al. (2019) wrote, it is so."},
      {"S. aureus and E. coli grew.", "C. difficile did not."},
      {"See Fig. 2 and Figs. 3 and 4.", "No. 5 was lost."},
      {"Dr. Miller and J. R. Smith agreed."},
      {"It was given i.v. in the U.S. Department of Health trial."},
      {"Approx. 20 mg b.i.d. was given.", "This was enough."},
      {"J. Cell Biol. 161 has it."},
  });
}

TEST(Sentences, EndBehindNamesThatAreOneLetterLong) {
  expect_apart({
      {"They took vitamin D.", "Calcium was added."},
      {"We compared group A and group B.", "Neither won."},
      {"It causes hepatitis B.", "Vaccines protect."},
      {"Patients had MS.", "Others had ALS."},
  });
}

TEST(Sentences, GoOnInsideNumbers) {
  expect_apart({
      {"The dose was 1.5 mg/dL (p < 0.05).", "The rest had .5 mg."},
      {"OR 0.85, 95% CI 0.65\u20131.12.", "It was not significant."},
      {"P<.001.", "All did well."},
      {"It rose to 10.9%.", "45 patients fell."},
      {"Seventy-three (10. 4%) of the athletes ran."},
      {"An odds ratio of.61 (0.5 to 0.7) was found."},
  });
}

TEST(Sentences, KeepReferenceMarksThatFollowTheirFullStop) {
  expect_apart({
      {"Zinc limits synthesis.2,3", "Zinc helps bone."},
      {"It is so in the past.2\u20134", "However, it changed."},
      {"It is so (Table 1).12", "Hence we ask."},
      {"Bone was lost.\u00B2", "The rest stayed."},
      {"Bone was lost.[2, 3]", "The rest stayed."},
      {"Bone was lost. [2, 3]", "The rest stayed."},
      {"Bone was lost [2, 3].", "The rest stayed."},
      {"Bone was lost 2, 3, 4.", "The rest stayed."},
  });
}

TEST(Sentences, KeepTheStrengthAndDateThatGuidelinesSetBehindThem) {
  expect_apart({
      {"Consider wound therapy. (Strength of Evidence = B; Weak recommendation)", "It may help."},
      {"Offer zinc. ( Grade 1C ).", "Then test."},
      {"Adjust their medicines. [2017]", "Advise people."},
      {"Adjust their medicines. [2017, amended 2019]", "Advise people."},
      {"Zinc was low.", "(We did not ask why.)", "It rose."},
  });
}

TEST(Sentences, KeepClosingQuotesAndBrackets) {
  expect_apart({
      {"They call it \"bone loss.\"", "It hurts."},
      {"(This was not measured.)", "It should be."},
      {"It is \u201Cstrong.\u201D", "We agree."},
      {"Is it so?", "Yes!", "Truly\u2026", "It is."},
  });
}

TEST(Sentences, MayBeginWithALowerCaseName) {
  expect_apart({
      {"It fell.", "mRNA rose."},
      {"It fell.", "p53 was lost."},
      {"It fell.", "daf-2 encodes a receptor."},
      {"It fell.", "\u03B1-Synuclein rose."},
      {"It fell. and then it rose."},
  });
}

TEST(Sentences, EndWhereABlankWasLost) {
  const std::string text = "Zinc entered the cells.These died. See www.Example.org for more.";
  EXPECT_EQ(split(text),
            (Strings{"Zinc entered the cells.", "These died.", "See www.Example.org for more."}));
  EXPECT_EQ(
      split("We saw 12 (40%).Treatment helped 97.RESULTS: It was H2A.Z that rose."),
      (Strings{"We saw 12 (40%).", "Treatment helped 97.", "RESULTS: It was H2A.Z that rose."}));
  EXPECT_EQ(split("It was lost.AIM: To see.Conclusions: It was."),
            (Strings{"It was lost.", "AIM: To see.", "Conclusions: It was."}));
}

TEST(Sentences, EndWithTheLineOfAHeadingOrListItem) {
  const std::string text =
      "# From the Guidelines\n"
      "\n"
      "Key points to consider include:\n"
      "\n"
      "  \u2022 Zinc helps bone. It is safe.\n"
      "  - A diet rich in zinc\n"
      "  * Calcium 2, 3\n"
      "  1. Vitamin D\n"
      "  (2) Magnesium\n"
      "> Quoted text.\n"
      "Effects of Zinc\n"
      "---------------\n"
      "It was good.\n";
  EXPECT_EQ(split(text),
            (Strings{"From the Guidelines", "Key points to consider include:", "Zinc helps bone.",
                     "It is safe.", "A diet rich in zinc", "Calcium 2, 3", "Vitamin D", "Magnesium",
                     "Quoted text.", "Effects of Zinc", "It was good."}));
}

TEST(Sentences, AreFoundInListsWhoseLinesWereJoined) {
  EXPECT_EQ(split("These are: - Cells of the body. - Platelets that clot. \u2022 Others."),
            (Strings{"These are: - Cells of the body.", "Platelets that clot.", "Others."}));
}

TEST(Sentences, SurviveWrappedLines) {
  const std::string text =
      "Low zinc levels have been linked to an increased risk of osteoporosis\r\n"
      "Zollinger found, in people with little zinc in their food. Another one\n"
      "is here.";
  EXPECT_EQ(split(text),
            (Strings{"Low zinc levels have been linked to an increased risk of osteoporosis\r\n"
                     "Zollinger found, in people with little zinc in their food.",
                     "Another one\nis here."}));
}

TEST(Sentences, LeaveMarkupSignsOut) {
  EXPECT_EQ(split("**Zinc is good.** _It is._ But **zinc** and **iron** differ."),
            (Strings{"Zinc is good.", "It is.", "But **zinc** and **iron** differ."}));
}

TEST(Sentences, OfScriptsWithoutCapitalsEndToo) {
  EXPECT_EQ(split("\u7F3A\u950C\u3002\u9AA8\u6298\uFF1F\u662F\u3002"),
            (Strings{"\u7F3A\u950C\u3002", "\u9AA8\u6298\uFF1F", "\u662F\u3002"}));
  EXPECT_EQ(
      split("\u0646\u0642\u0635 \u0627\u0644\u0632\u0646\u0643. \u0627\u0644\u0639\u0638\u0645."),
      (Strings{"\u0646\u0642\u0635 \u0627\u0644\u0632\u0646\u0643.",
               "\u0627\u0644\u0639\u0638\u0645."}));
}

TEST(Sentences, OfNothingAreNone) {
  for (const std::string_view text : {"", " \r\n\t ", "---", "#", "##\n\n==="}) {
    EXPECT_TRUE(split(text).empty()) << text;
  }
}

// Whatever comes: in order, apart, on code point borders, and no letter is lost.
TEST(Sentences, CoverEveryLetterOfGeneratedText) {
  std::mt19937 random(17);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = sample_text(random, round % 2 == 0, 40);
    std::size_t behind = 0;
    std::string covered(text.size(), ' ');
    for (const ByteRange range : sentences(text)) {
      ASSERT_LE(behind, range.begin) << testing::PrintToString(text);
      ASSERT_LT(range.begin, range.end) << testing::PrintToString(text);
      ASSERT_TRUE(is_code_point_border(text, range.begin)) << testing::PrintToString(text);
      ASSERT_TRUE(is_code_point_border(text, range.end)) << testing::PrintToString(text);
      covered.replace(range.begin, range.size(), text, range.begin, range.size());
      behind = range.end;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
      const bool enumerates = i + 1 < text.size() && text[i + 1] == ')';
      if (letter && !enumerates) {
        ASSERT_EQ(covered[i], text[i]) << testing::PrintToString(text) << " at " << i;
      }
    }
  }
}

}  // namespace
}  // namespace ibid::text
