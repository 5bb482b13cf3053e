#include "text/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "text/fold.hpp"
#include "text/unicode_samples.hpp"
#include "text/utf8.hpp"
#include "text/words_internal.hpp"

namespace ibid::text {
namespace {

using Strings = std::vector<std::string>;

Strings folded_words(std::string_view text) {
  Strings result;
  for (const Word& word : words(text)) result.push_back(word.folded);
  return result;
}

TEST(Words, AreCutAsMedicalProseWritesThem) {
  const std::vector<std::pair<std::string, Strings>> cases{
      {"", {}},
      {" -- ", {}},
      {"Zinc deficiency.", {"zinc", "deficiency"}},
      {"beta-alanyl-L-histidinato zinc (AHZ)",
       {"beta", "alanyl", "l", "histidinato", "zinc", "ahz"}},
      {"COVID-19, IL-6", {"covid", "19", "il", "6"}},
      {"Crohn's; Crohn\u2019s", {"crohn", "s", "crohn", "s"}},
      {"1.5 mg/dL", {"1.5", "mg", "dl"}},
      {"0.65-1.12", {"0.65", "1.12"}},
      {"0.65\u20131.12", {"0.65", "1.12"}},
      {"p<0.05.", {"p", "0.05"}},
      {"1,200 mg", {"1200", "mg"}},
      {"10,000,000 cells", {"10000000", "cells"}},
      {"[2,3]", {"2", "3"}},
      {"12,34", {"12", "34"}},
      {"1234,567", {"1234", "567"}},
      {"1\u00B75 mg", {"1.5", "mg"}},
      {"synthesis.2,3 Zinc", {"synthesis", "2", "3", "zinc"}},
      {"25(OH)D", {"25", "oh", "d"}},
      {"vitamin B12", {"vitamin", "b12"}},
      {"TNF-\u03B1 5 \u00B5g", {"tnf", "\u03B1", "5", "\u03BCg"}},
      {"bone\u00B2\u00B3 10\u2076", {"bone", "23", "10", "6"}},
      {"hypo\u00ADzinc\u200Bemia", {"hypozincemia"}},
      {"hypozince\u0301mie", {"hypozincemie"}},
      {"a\r\nb", {"a", "b"}},
      {"\u7F3A\u950C\u75C7", {"\u7F3A\u950C", "\u950C\u75C7"}},
      {"\u950C zinc\u950C", {"\u950C", "zinc", "\u950C"}},
      {"\uC544\uC5F0", {"\uC544\uC5F0"}},
      {"\U0001F9B4bone\U0001F468\u200D\u2695\uFE0F", {"bone"}},
      {"\u202Eabc\u202C \u0627\u0644\u0632\u0646\u0643", {"abc", "\u0627\u0644\u0632\u0646\u0643"}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(folded_words(text), expected) << text;
}

TEST(Words, OfThaiComeFromTheDictionary) {
  EXPECT_THAT(folded_words("\u0E18\u0E32\u0E15\u0E38\u0E2A\u0E31\u0E07\u0E01\u0E30\u0E2A\u0E35"),
              testing::SizeIs(testing::Ge(2u)));
}

TEST(Words, KeepTheirPlaceInTheTextAsGiven) {
  const std::string text = "\u7F3A\u950C: hypozince\u0301mia, 1,200 mg";
  const auto found = words(text);
  ASSERT_EQ(found.size(), 4u);
  const auto bytes = [&](std::size_t i) {
    return text.substr(found[i].range.begin, found[i].range.size());
  };
  EXPECT_EQ(bytes(0), "\u7F3A\u950C");
  EXPECT_EQ(bytes(1), "hypozince\u0301mia");
  EXPECT_EQ(bytes(2), "1,200");
  EXPECT_EQ(bytes(3), "mg");
}

TEST(Words, LongerThanTheLimitAreLeftOut) {
  const std::string longest(kWordBytesMax, 'x');
  EXPECT_EQ(folded_words(longest + " y"), (Strings{longest, "y"}));
  EXPECT_EQ(folded_words(longest + "x y"), (Strings{"y"}));
  EXPECT_EQ(folded_words(longest + "\u00E9 y"), (Strings{"y"}));
}

TEST(Words, AppendToWhatTheCallerHolds) {
  std::vector<Word> held;
  words("zinc", held);
  words("bone", held);
  ASSERT_EQ(held.size(), 2u);
  EXPECT_EQ(held[1].range, (ByteRange{0, 4}));
}

TEST(Words, OfAsciiAreTheSameOnBothPaths) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = sample_text(random, true);
    std::vector<Word> fast;
    std::vector<Word> slow;
    internal::cut_ascii(text, 3, fast);
    internal::cut_unicode(text, 3, slow);
    ASSERT_EQ(fast.size(), slow.size()) << testing::PrintToString(text);
    for (std::size_t i = 0; i < fast.size(); ++i) {
      ASSERT_EQ(fast[i].folded, slow[i].folded) << testing::PrintToString(text);
      ASSERT_EQ(fast[i].range, slow[i].range) << testing::PrintToString(text);
    }
  }
}

TEST(Words, OfMixedTextAreThoseOfTheUnicodePathAlone) {
  std::mt19937 random(13);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = sample_text(random, false);
    const auto mixed = words(text);
    std::vector<Word> slow;
    internal::cut_unicode(text, 0, slow);
    ASSERT_EQ(mixed.size(), slow.size()) << testing::PrintToString(text);
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      ASSERT_EQ(mixed[i].folded, slow[i].folded) << testing::PrintToString(text);
      ASSERT_TRUE(is_code_point_border(text, mixed[i].range.begin));
      ASSERT_TRUE(is_code_point_border(text, mixed[i].range.end));
      ASSERT_LT(mixed[i].range.begin, mixed[i].range.end);
      ASSERT_LE(mixed[i].folded.size(), kWordBytesMax);
    }
  }
}

}  // namespace
}  // namespace ibid::text
