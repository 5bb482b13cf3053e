// The index terms of a passage: one place that applies the schema's field weights, for indexing
// and for taking a removed passage out of the statistics again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/passage.hpp"
#include "index/analyzer.hpp"

namespace ibid::index {

struct PassageTerms {
  /// Distinct terms in ascending byte order with their weighted frequencies.
  std::vector<std::pair<std::string, std::uint32_t>> frequencies;
  std::uint32_t length = 0;  ///< sum of the frequencies
};

/// Not thread-safe. Titles and section paths that repeat from passage to passage are analysed once.
class PassageAnalyzer {
 public:
  /// `language` must outlive it.
  explicit PassageAnalyzer(const Language& language) : analyzer_(language) {}

  /// Stop words do not count. The result is valid until the next call.
  [[nodiscard]] const PassageTerms& analyze(std::string_view title, const Passage& passage);

 private:
  /// A text and the terms it had when it was last analysed.
  struct Remembered {
    bool known = false;
    std::string text;
    std::vector<std::string> terms;
  };

  const std::vector<std::string>& terms_of(std::string_view text, Remembered& memory);
  void count(const std::vector<std::string>& terms, std::uint32_t weight);

  Analyzer analyzer_;
  Remembered title_;
  Remembered section_;
  Remembered text_;
  std::vector<Term> scratch_;
  std::vector<std::pair<std::string_view, std::uint32_t>> occurrences_;
  PassageTerms result_;
};

}  // namespace ibid::index
