// From text to index terms: words (text floor), stop words, Snowball English stems with a cache.
// Documents and questions go through the same analyzer, or nothing is found.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "index/language.hpp"

namespace ibid::index {

struct Term {
  std::string text;  ///< stemmed, without field prefix; what posting lists are keyed by
  std::string word;  ///< folded, unstemmed
  ByteRange range;   ///< bytes in the analysed text
  bool is_stop = false;
};

struct StemmedWord {
  std::string_view stem;
  bool is_stop = false;
};

/// Not thread-safe (stem cache): one per thread. `language` must outlive it.
class Analyzer {
 public:
  explicit Analyzer(const Language& language);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Terms of valid UTF-8 `text` in order, stop words included and flagged.
  [[nodiscard]] std::vector<Term> analyze(std::string_view text);
  /// Appends to `out`.
  void analyze(std::string_view text, std::vector<Term>& out);

  /// Of one folded word; valid until the next call.
  [[nodiscard]] StemmedWord look_up(std::string_view folded_word);
  /// The stem of one folded word.
  [[nodiscard]] std::string stem(std::string_view folded_word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ibid::index
