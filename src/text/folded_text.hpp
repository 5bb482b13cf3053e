// Fixed phrases in a text, whatever its case, accents and marks between words: tables of phrases
// are read by one rule wherever a question, a heading or a sentence is told by how it is worded.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace ibid::text {

/// A row of such a table. Rows that tell more are structs of their own with such `words`.
template <class Meaning>
struct Phrase {
  Meaning meaning;         ///< of a text with these words
  std::string_view words;  ///< folded, one blank between two
};

/// The folded words of a text. Phrases are given as Phrase::words, and only whole words fit them.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);
  /// Of words that are folded already, in order.
  explicit FoldedText(std::span<const std::string> folded_words);

  /// Whether any word is left.
  [[nodiscard]] bool empty() const { return spaced_.size() == 1; }
  [[nodiscard]] bool has(std::string_view phrase) const {
    return find(phrase) != std::string_view::npos;
  }
  [[nodiscard]] bool opens_with(std::string_view phrase) const;
  [[nodiscard]] bool ends_with(std::string_view phrase) const;

  [[nodiscard]] bool has_any(const auto& phrases) const {
    return std::any_of(std::begin(phrases), std::end(phrases),
                       [this](std::string_view phrase) { return has(phrase); });
  }
  [[nodiscard]] bool opens_with_any(const auto& phrases) const {
    return std::any_of(std::begin(phrases), std::end(phrases),
                       [this](std::string_view phrase) { return opens_with(phrase); });
  }

  /// The first row of a table whose phrase, `row.words`, the text has; null when it has none.
  template <class Row, std::size_t N>
  [[nodiscard]] const Row* first_of(const Row (&table)[N]) const {
    return first_that(table, [this](std::string_view phrase) { return has(phrase); });
  }
  /// The first row with whose phrase the text opens; null when it opens with none.
  template <class Row, std::size_t N>
  [[nodiscard]] const Row* opening_of(const Row (&table)[N]) const {
    return first_that(table, [this](std::string_view phrase) { return opens_with(phrase); });
  }
  /// The first row whose phrase is all of the text; null when none is.
  template <class Row, std::size_t N>
  [[nodiscard]] const Row* whole_of(const Row (&table)[N]) const {
    return first_that(table, [this](std::string_view phrase) {
      return opens_with(phrase) && phrase.size() + 2 == spaced_.size();
    });
  }

  /// Takes the phrase out where it first stands, if it does.
  void take_out(std::string_view phrase);

 private:
  template <class Row, std::size_t N>
  static const Row* first_that(const Row (&table)[N], auto fits) {
    const auto* const row = std::find_if(std::begin(table), std::end(table),
                                         [&](const Row& tried) { return fits(tried.words); });
    return row == std::end(table) ? nullptr : row;
  }

  [[nodiscard]] std::size_t find(std::string_view phrase) const;

  std::string spaced_;  ///< a blank before and behind each word
};

/// What stands behind the phrase in a text that opens with it, as it is written there.
[[nodiscard]] std::string_view behind_opening(std::string_view text, std::string_view phrase);

}  // namespace ibid::text
