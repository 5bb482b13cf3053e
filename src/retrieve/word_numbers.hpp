// From folded words to the numbers of their terms. Most words of a text were met a moment ago: a
// table of such words answers with one look, where stemming and numbering each walk through a hash
// table that no cache holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"
#include "retrieve/lexicon.hpp"
#include "text/words.hpp"

namespace ibid::retrieve {

struct NumberedWord {
  TermNumber term = 0;  ///< of a stop word its own, under which no passage stands
  bool is_stop = false;
};

/// Not thread-safe. Everything it refers to must outlive it.
class WordNumbers {
 public:
  WordNumbers(index::Analyzer& analyzer, Lexicon& lexicon)
      : analyzer_(analyzer), lexicon_(lexicon), pairs_(std::size_t{1} << kPairBits) {}

  /// Of a word as text::words() folds it.
  [[nodiscard]] NumberedWord number_of(std::string_view folded_word);
  /// Of each of `words` into `numbers`: what they lead to is on its way before the first is looked
  /// at.
  void number(std::span<const text::Word> words, std::vector<NumberedWord>& numbers);

 private:
  /// A word's bytes, 0 behind them: words have no NUL. Longer ones have no slot.
  struct Key {
    std::uint64_t a = 0, b = 0, c = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;  ///< all 0 while nothing is in it
    NumberedWord number;
  };
  /// One line of a cache: the two words met last of those that lead here.
  struct alignas(64) Pair {
    Slot newer, older;
  };
  /// 4 MB a thread. A quarter of it would do for the pool, where 6% of the words are not there,
  /// most of them since they were never met before (5%); over a million passages of an
  /// encyclopedia, rankings take 4% longer with that quarter.
  static constexpr std::size_t kPairBits = 16;

  /// Where a word is kept; no pair for one that has no slot.
  struct Place {
    Key key;
    Pair* pair = nullptr;
  };

  [[nodiscard]] Place place_of(std::string_view folded_word);
  [[nodiscard]] NumberedWord number_at(const Place& place, std::string_view folded_word);
  [[nodiscard]] NumberedWord look_up(std::string_view folded_word);

  index::Analyzer& analyzer_;
  Lexicon& lexicon_;
  std::vector<Pair> pairs_;
};

}  // namespace ibid::retrieve
