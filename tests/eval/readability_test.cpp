#include "eval/readability.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace ibid::eval {
namespace {

TEST(Readability, CountsSyllablesByRunsOfVowels) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"zinc", 1}, {"bone", 1},   {"take", 1},     {"table", 2},
      {"the", 1},  {"daily", 2},  {"medicine", 3}, {"osteoporosis", 5},
      {"mg", 1},   {"people", 2}, {"free", 1},     {"deficiency", 4}};
  for (const auto& [word, syllables] : cases) EXPECT_EQ(syllables_in(word), syllables) << word;
}

TEST(Readability, GradesFollowTheirFormulas) {
  // Two sentences, nine words, eleven syllables, one long word; the number is no word.
  const ReadingCounts counts = reading_counts("Take zinc with food. Ask your medical nurse at 12.");
  EXPECT_EQ(counts.sentences, 2u);
  EXPECT_EQ(counts.words, 9u);
  EXPECT_EQ(counts.syllables, 11u);
  EXPECT_EQ(counts.long_words, 1u);
  EXPECT_NEAR(counts.flesch_kincaid_grade(), 0.39 * 4.5 + 11.8 * 11 / 9 - 15.59, 1e-9);
  EXPECT_NEAR(counts.smog_grade(), 3.1291 + 1.0430 * 3.872983346, 1e-6);
}

TEST(Readability, PlainWordsHaveALowerGradeThanTechnicalOnes) {
  const ReadingCounts plain = reading_counts("Low zinc may harm your bones. Ask your doctor.");
  const ReadingCounts technical = reading_counts(
      "Hypozincemia demonstrated significant association with osteoporosis progression.");
  EXPECT_LT(plain.flesch_kincaid_grade(), technical.flesch_kincaid_grade());
  EXPECT_LT(plain.smog_grade(), technical.smog_grade());
}

TEST(Readability, AnEmptyTextHasNoGrade) {
  EXPECT_EQ(reading_counts("").flesch_kincaid_grade(), 0);
  EXPECT_EQ(reading_counts("").smog_grade(), 0);
}

}  // namespace
}  // namespace ibid::eval
