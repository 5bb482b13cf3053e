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
#include "index/string_numbers.hpp"
#include "text/words.hpp"

namespace ibid::index {

struct PassageTerms {
  /// Distinct terms in ascending byte order with their weighted frequencies.
  std::vector<std::pair<std::string, std::uint32_t>> frequencies;
  std::uint32_t length = 0;  ///< sum of the frequencies, without those of questions' terms
};

/// The same with numbers for terms, in no order.
struct PassageCounts {
  struct Term {
    std::uint32_t number = 0;
    std::uint32_t frequency = 0;
  };
  std::vector<Term> terms;
  std::uint32_t length = 0;
};

/// Not thread-safe. A word is stemmed once and then known by its number, and so are titles and
/// section paths that repeat from passage to passage.
class PassageAnalyzer {
 public:
  /// `language` must outlive it.
  explicit PassageAnalyzer(const Language& language) : analyzer_(language) {}

  /// Stop words do not count. The result is valid until the next call.
  [[nodiscard]] const PassageTerms& analyze(std::string_view title, const Passage& passage);

  /// Likewise, without a string made for any term: numbers are those of terms(). What has been
  /// numbered takes memory until forget().
  [[nodiscard]] const PassageCounts& count(std::string_view title, const Passage& passage);
  [[nodiscard]] const StringNumbers& terms() const { return terms_; }
  /// Numbers terms anew from here on.
  void forget();

 private:
  /// A text and the terms it had when it was last analysed.
  struct Remembered {
    bool known = false;
    std::string text;
    std::vector<std::uint32_t> terms;
  };

  /// Numbers of the text's terms, in order, valid until the next call.
  [[nodiscard]] const std::vector<std::uint32_t>& terms_of(std::string_view text,
                                                           Remembered& memory);
  void number_terms(std::string_view text, std::vector<std::uint32_t>& out);
  void add(const std::vector<std::uint32_t>& terms, std::uint32_t weight);
  void add_question(std::string_view question);

  Analyzer analyzer_;
  StringNumbers words_;
  StringNumbers terms_;
  std::vector<std::uint32_t> term_of_word_;  ///< by a word's number; kNoTerm for stop words
  std::vector<std::uint32_t> asked_term_;    ///< by a term's number: the same of questions; kNoTerm
  std::vector<text::Word> scratch_;
  std::string path_;
  Remembered title_;
  Remembered section_;
  std::vector<std::uint32_t> text_;
  std::vector<std::uint32_t> question_;
  std::vector<std::uint32_t> frequencies_;  ///< by a term's number; 0 between passages
  PassageCounts counts_;
  PassageTerms result_;
};

}  // namespace ibid::index
