// A passage's words as numbers, whatever the question: analysed once and kept, since the questions
// of one conversation or batch meet the same passages again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "index/small_cache.hpp"
#include "retrieve/lexicon.hpp"
#include "retrieve/word_numbers.hpp"
#include "text/words.hpp"

namespace ibid::retrieve {

/// A word that is no stop word.
struct Token {
  TermNumber term = 0;
  std::uint16_t position = 0;  ///< in words, stop words counted; the title's words come first
  std::uint16_t sentence = 0;  ///< ascending; the title is sentence 0
};

struct TermCount {
  TermNumber term = 0;
  float frequency = 0;  ///< by the schema's field weights
};

struct PassageTokens {
  std::span<const Token> tokens;
  std::span<const TermCount> bag;  ///< distinct terms in order of first occurrence
  double length = 0;               ///< sum of the bag's frequencies
  std::size_t title_tokens = 0;    ///< how many of the tokens are the title's
  std::uint16_t text_begin = 0;    ///< position of the text's first word
  /// Byte at which each word of the text begins, stop words counted. Empty when one begins past
  /// 2^16 or when the text has more words than are looked at.
  std::span<const std::uint16_t> word_begins;
  std::span<const TermNumber> spoken;    ///< of each of those words, as WordNumbers has it
  std::unique_ptr<std::byte[]> storage;  ///< the lists above, one behind the other

  struct Run {
    std::size_t words = 0;          ///< stop words counted
    std::span<const Token> tokens;  ///< of these tokens
    std::span<const TermNumber> spoken;
  };
  /// The words in `range` of `text`, which is the passage's: as if they were all that there is.
  /// Nothing when that is not known, since the range begins or ends beside no blank or the words'
  /// bytes are not kept.
  [[nodiscard]] std::optional<Run> words_in(std::string_view text, ByteRange range) const;
};

/// Some 30 MB a thread. A page reads about a hundred.
inline constexpr std::size_t kPassagesKept = 16'384;

/// Not thread-safe. Everything it refers to must outlive it.
class PassageTokenizer {
 public:
  PassageTokenizer(const index::Generation& generation, WordNumbers& numbers)
      : generation_(generation), numbers_(numbers) {}

  /// A hint that tokens_of() each is next.
  void prefetch(std::vector<index::PassageNumber> numbers) const;
  /// Valid for as long as the caller keeps it.
  [[nodiscard]] Result<std::shared_ptr<const PassageTokens>> tokens_of(index::PassageNumber number);

 private:
  /// Returns false when it left words out.
  bool take(std::string_view text);
  void count(std::size_t title_tokens);

  const index::Generation& generation_;
  WordNumbers& numbers_;
  index::SmallCache<index::PassageNumber, PassageTokens, kPassagesKept> kept_;
  // Of the passage that is being read.
  std::vector<text::Word> words_;
  std::vector<NumberedWord> numbered_;
  std::vector<TermNumber> spoken_;
  std::vector<std::uint16_t> word_begins_;
  std::vector<Token> tokens_;
  std::vector<TermCount> bag_;
  std::vector<std::uint32_t> place_in_bag_;  ///< by term number, 1-based; 0 = not in this bag
  std::uint16_t position_ = 0;
  std::uint16_t sentence_ = 0;
};

/// Words of a passage that the ranker looks at; ingest cuts passages far shorter.
inline constexpr std::uint16_t kPassageWordsMax = 20'000;
/// Words after which a run without a full stop counts as a sentence of its own: pre-processed texts
/// and tables have none, and a keyword 60 words away tells little.
inline constexpr int kSentenceWordsMax = 60;
/// Fewer words than this before a full stop are an abbreviation or a heading.
inline constexpr int kSentenceWordsMin = 4;
/// Words between title and text: further than any distance that proximity looks at.
inline constexpr std::uint16_t kTitleGap = 20;

}  // namespace ibid::retrieve
