#include "text/fold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/unicode_samples.hpp"
#include "text/utf8.hpp"

namespace ibid::text {
namespace {

TEST(Fold, MakesSpellingsOfOneWordEqual) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"HYPOZINCEMIA", "hypozincemia"},
      {"Hypozinc\u00E9mia", "hypozincemia"},
      {"Hypozince\u0301mia", "hypozincemia"},
      {"hypo\u00ADzinc\u200Bemia", "hypozincemia"},
      {"TNF-\u03B1", "tnf-\u03B1"},
      {"\u00B5g", "\u03BCg"},
      {"\u03BF\u03C3\u03C4\u03BF\u03CD\u03C2", "\u03BF\u03C3\u03C4\u03BF\u03C5\u03C3"},
      {"0.65\u20131.12", "0.65-1.12"},
      {"Crohn\u2019s \u201Cdisease\u201D", "crohn's \"disease\""},
      {"Stra\u00DFe \uFB01bre", "strasse fibre"},
      {"Fosamax\u2122", "fosamax"},
      {"\u00BD", "1/2"},
      {"\uFF21\uFF22", "ab"},
      {"\u304B\u3099", "\u304C"},
      {"\u1112\u1161\u11AB", "\uD55C"},
      {"\u0130stanbul", "istanbul"},
      {"", ""},
  };
  for (const auto& [text, folded] : cases) {
    EXPECT_EQ(fold_text(text), folded) << text;
    EXPECT_EQ(fold(text).text, folded) << text;
  }
}

TEST(Fold, MapsARunBackToTheSmallestRangeThatCoversIt) {
  const std::string text = "x e\u0301\u00DF\u7F3A";  // folds to "x ess缺"
  const MappedFold folded = fold(text);
  ASSERT_EQ(folded.text, "x ess\u7F3A");
  EXPECT_EQ(folded.to_original({2, 3}), (ByteRange{2, 5}));
  EXPECT_EQ(folded.to_original({3, 4}), (ByteRange{5, 7}));
  EXPECT_EQ(folded.to_original({2, 5}), (ByteRange{2, 7}));
  EXPECT_EQ(folded.to_original({5, 8}), (ByteRange{7, 10}));
  EXPECT_EQ(folded.to_original({8, 8}), (ByteRange{10, 10}));
}

// The oracle folds growing prefixes: the bytes that a code point adds or changes are its own.
TEST(Fold, MapsGeneratedTextAsAFoldOfEveryPrefixDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = sample_text(random, false);
    const MappedFold folded = fold(text);
    ASSERT_EQ(folded.text, fold_text(text)) << text;
    ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
    ASSERT_EQ(folded.origin.back(), text.size());
    ASSERT_FALSE(find_utf8_fault(folded.text).has_value()) << text;
    ASSERT_EQ(fold_text(folded.text), folded.text) << text;
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      const bool is_segment_begin =
          std::find(folded.origin.begin(), folded.origin.end(), cut) != folded.origin.end();
      if (!is_segment_begin) continue;
      const auto first = static_cast<std::size_t>(
          std::find_if(folded.origin.begin(), folded.origin.end(),
                       [&](std::uint32_t origin) { return origin >= cut; }) -
          folded.origin.begin());
      ASSERT_EQ(fold_text(std::string_view(text).substr(0, cut)), folded.text.substr(0, first))
          << text << " cut at " << cut;
    }
  }
}

TEST(Fold, CollapsesEveryKindOfWhiteSpace) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"  a \r\n b\t", "a b"},
      {"a\u00A0\u2009b", "a b"},
      {"\u3000", ""},
      {"", ""},
      {"a", "a"},
      {"\u7F3A \u950C", "\u7F3A \u950C"},
  };
  for (const auto& [text, collapsed] : cases) EXPECT_EQ(collapse_white_space(text), collapsed);
}

}  // namespace
}  // namespace ibid::text
