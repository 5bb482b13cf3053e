// How hard is a text to read? Two grades of schooling, by formulas that health services use on
// what they give to patients.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ibid::eval {

/// Counted over a text; texts are added up before a grade is taken.
struct ReadingCounts {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t long_words = 0;  ///< of three syllables and more

  void add(const ReadingCounts& other);
  /// 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others 1975, Research
  /// Branch Report 8-75). 0 without words.
  [[nodiscard]] double flesch_kincaid_grade() const;
  /// 3.1291 + 1.0430 root of the long words in 30 sentences (McLaughlin 1969, Journal of Reading
  /// 12:639). 0 without sentences.
  [[nodiscard]] double smog_grade() const;
};

/// Words with a letter count, numbers do not: the formulas are of prose.
[[nodiscard]] ReadingCounts reading_counts(std::string_view text);

/// Runs of vowels, without a silent final "e"; at least 1. `word` is folded.
[[nodiscard]] std::size_t syllables_in(std::string_view word);

}  // namespace ibid::eval
