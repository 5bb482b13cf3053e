// Lexicon: small numbers for terms, with what the collection knows of each. Reading a hundred
// candidate passages meets some thousand terms, most of them again at the next question, so a
// thread keeps its lexicon from question to question.
//
// Numbers depend on what the thread met before, so nothing that shows may depend on their order.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "index/generation.hpp"
#include "index/string_numbers.hpp"

namespace ibid::retrieve {

using TermNumber = std::uint32_t;

/// Not thread-safe. The generation must outlive it.
class Lexicon {
 public:
  explicit Lexicon(const index::Generation& generation);

  [[nodiscard]] TermNumber number_of(std::string_view term) { return terms_.number_of(term); }
  /// Valid until the next new term.
  [[nodiscard]] std::string_view term(TermNumber number) const { return terms_.string(number); }
  /// BM25's inverse document frequency; 0 for a term that no passage holds.
  [[nodiscard]] double idf(TermNumber number) { return known(number).idf; }
  [[nodiscard]] std::uint32_t document_frequency(TermNumber number) {
    return known(number).document_frequency;
  }
  /// Looks up what is not known yet of these terms: faster than one by one.
  void learn(std::span<const TermNumber> numbers);
  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] const index::Statistics& statistics() const { return statistics_; }

 private:
  friend class TermPlaces;
  struct Entry {
    std::uint32_t document_frequency = 0;
    double idf = -1;  ///< below 0 until it was looked up, which costs more than the rest
  };

  const Entry& known(TermNumber number) {
    const bool is_known = number < entries_.size() && entries_[number].idf >= 0;
    return is_known ? entries_[number] : looked_up(number);
  }
  const Entry& looked_up(TermNumber number);
  void set(Entry& entry, std::uint32_t document_frequency) const;
  /// An array of zeros, of any size; whoever takes it gives it back so.
  [[nodiscard]] std::vector<std::uint32_t> take_places() { return std::exchange(places_, {}); }
  void give_places(std::vector<std::uint32_t> places) { places_ = std::move(places); }

  const index::Generation& generation_;
  index::Statistics statistics_;
  index::StringNumbers terms_;
  std::vector<Entry> entries_;  ///< of the first terms, as far as one was looked up
  std::vector<std::uint32_t> places_;
};

}  // namespace ibid::retrieve
