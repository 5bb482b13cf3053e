#include "text/folded_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ibid::text {
namespace {

constexpr std::string_view kEffects[] = {"harm", "side effects"};

TEST(FoldedText, HasPhrasesOfWholeWords) {
  const FoldedText text("Side-effects, and SIDE EFFECTS of caf\u00E9 drinks");
  EXPECT_TRUE(text.has("side effects"));
  EXPECT_TRUE(text.has("cafe drinks"));
  EXPECT_TRUE(text.has("drinks"));
  EXPECT_FALSE(text.has("drink"));
  EXPECT_FALSE(text.has("effect"));
  EXPECT_FALSE(text.has("ide effects"));
  EXPECT_FALSE(text.has("effects side"));
  EXPECT_TRUE(text.has_any(kEffects));
  EXPECT_FALSE(FoldedText("harmful effects").has_any(kEffects));
}

TEST(FoldedText, FindsAPhraseBehindWhatOnlyBeginsLikeIt) {
  EXPECT_TRUE(FoldedText("agents and age").has("age"));
  EXPECT_TRUE(FoldedText("how longer, how long").has("how long"));
}

TEST(FoldedText, OpensAndEndsWithWholeWords) {
  const FoldedText text("How does zinc work?");
  EXPECT_TRUE(text.opens_with("how does"));
  EXPECT_FALSE(text.opens_with("how do"));
  EXPECT_FALSE(text.opens_with("does"));
  EXPECT_TRUE(text.ends_with("zinc work"));
  EXPECT_FALSE(text.ends_with("ork"));
  EXPECT_FALSE(text.ends_with("zinc"));
  EXPECT_TRUE(text.opens_with("how does zinc work"));
  EXPECT_TRUE(text.ends_with("how does zinc work"));
  EXPECT_FALSE(text.opens_with("how does zinc work today"));
  EXPECT_FALSE(text.ends_with("so how does zinc work"));
}

TEST(FoldedText, OfNothingHasNothing) {
  for (const FoldedText& text :
       {FoldedText(""), FoldedText(" ?! "), FoldedText(std::vector<std::string>{})}) {
    EXPECT_TRUE(text.empty());
    EXPECT_FALSE(text.has("zinc"));
    EXPECT_FALSE(text.opens_with("zinc"));
    EXPECT_FALSE(text.ends_with("zinc"));
  }
}

TEST(FoldedText, ReadsTheFirstRowThatFits) {
  constexpr Phrase<int> kTable[] = {{1, "how much does"}, {2, "how much"}, {3, "dose"}};
  const FoldedText effect("So, how much does the dose matter");
  ASSERT_NE(effect.first_of(kTable), nullptr);
  EXPECT_EQ(effect.first_of(kTable)->meaning, 1);
  EXPECT_EQ(effect.opening_of(kTable), nullptr);
  EXPECT_EQ(FoldedText("How much zinc").opening_of(kTable)->meaning, 2);
  EXPECT_EQ(FoldedText("Zinc").first_of(kTable), nullptr);
  EXPECT_EQ(FoldedText("Dose:").whole_of(kTable)->meaning, 3);
  EXPECT_EQ(FoldedText("Dose of zinc").whole_of(kTable), nullptr);
  EXPECT_EQ(FoldedText("Doses").whole_of(kTable), nullptr);
}

TEST(FoldedText, TakesAPhraseOutOnce) {
  FoldedText text("on full dose, at which dose? on full dose");
  text.take_out("on full dose");
  EXPECT_TRUE(text.opens_with("at which dose"));
  EXPECT_TRUE(text.has("on full dose"));
  text.take_out("zinc");
  text.take_out("at which dose on full dose");
  EXPECT_TRUE(text.empty());
}

TEST(FoldedText, KeepsWhatStandsBehindAnOpeningAsItIsWritten) {
  EXPECT_EQ(
      behind_opening("First-line treatment of  (recurrent) C. diff ", "first line treatment of"),
      "(recurrent) C. diff");
  EXPECT_EQ(behind_opening("Preventing", "preventing"), "");
}

}  // namespace
}  // namespace ibid::text
