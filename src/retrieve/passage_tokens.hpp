// A passage's words as numbers, whatever the question: analysed once and kept, since the questions
// of one conversation or batch meet the same passages again.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
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
  std::vector<Token> tokens;
  std::vector<TermCount> bag;    ///< distinct terms in order of first occurrence
  double length = 0;             ///< sum of the bag's frequencies
  std::size_t title_tokens = 0;  ///< how many of the tokens are the title's
  std::uint16_t text_begin = 0;  ///< position of the text's first word
};

/// Not thread-safe. Everything it refers to must outlive it.
class PassageTokenizer {
 public:
  PassageTokenizer(const index::Generation& generation, WordNumbers& numbers)
      : generation_(generation), numbers_(numbers) {}

  /// Valid for as long as the caller keeps it.
  [[nodiscard]] Result<std::shared_ptr<const PassageTokens>> tokens_of(index::PassageNumber number);

 private:
  void take(std::string_view text, PassageTokens& passage);
  void count(PassageTokens& passage);

  const index::Generation& generation_;
  WordNumbers& numbers_;
  std::unordered_map<index::PassageNumber, std::shared_ptr<const PassageTokens>> kept_;
  std::vector<text::Word> words_;
  std::vector<std::uint32_t> place_in_bag_;  ///< by term number, 1-based; 0 = not in this bag
  std::uint16_t position_ = 0;
  std::uint16_t sentence_ = 0;
};

/// Some 40 MB a thread; when it is full it starts anew.
inline constexpr std::size_t kPassagesKept = 32'768;
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
