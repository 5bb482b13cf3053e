#include "retrieve/passage_tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>

#include "index/schema.hpp"
#include "text/code_points.hpp"

namespace ibid::retrieve {
namespace {

/// A border for weighing, not for quoting: a full stop, question or exclamation mark before a
/// blank.
bool ends_sentence(std::string_view between) {
  const std::size_t mark = between.find_first_of(".?!");
  return mark != std::string_view::npos &&
         between.find_first_of(" \n\t", mark) != std::string_view::npos;
}

/// Longer texts have words that begin where 16 bits do not reach.
constexpr std::size_t kTextBytesMax = std::numeric_limits<std::uint16_t>::max();

/// No word nor what makes a word reaches across such a place.
bool is_beside_blank(std::string_view text, std::size_t byte) {
  return byte == 0 || byte == text.size() || text::is_blank(text[byte - 1]) ||
         text::is_blank(text[byte]);
}

/// Copies `list` to `at`, which moves on behind it.
template <class T>
std::span<const T> stored(const std::vector<T>& list, std::byte*& at) {
  T* const begin = reinterpret_cast<T*>(at);
  std::uninitialized_copy(list.begin(), list.end(), begin);
  at += list.size() * sizeof(T);
  return {begin, list.size()};
}

}  // namespace

std::optional<PassageTokens::Run> PassageTokens::words_in(std::string_view text,
                                                          ByteRange range) const {
  if (word_begins.empty() || !is_beside_blank(text, range.begin) ||
      !is_beside_blank(text, range.end)) {
    return std::nullopt;
  }
  const auto first = std::lower_bound(word_begins.begin(), word_begins.end(), range.begin);
  const auto last = std::lower_bound(first, word_begins.end(), range.end);
  const auto token_at = [&](auto word) {
    const auto position = static_cast<std::ptrdiff_t>(text_begin) + (word - word_begins.begin());
    return std::lower_bound(
        tokens.begin() + static_cast<std::ptrdiff_t>(title_tokens), tokens.end(), position,
        [](const Token& token, std::ptrdiff_t wanted) { return token.position < wanted; });
  };
  const auto words = static_cast<std::size_t>(last - first);
  const auto before = static_cast<std::size_t>(first - word_begins.begin());
  return Run{words, {token_at(first), token_at(last)}, spoken.subspan(before, words)};
}

bool PassageTokenizer::take(std::string_view text) {
  words_.clear();
  text::words(text, words_);
  numbers_.number(words_, numbered_);
  spoken_.clear();
  int words = 0;
  std::size_t previous_end = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const text::Word& word = words_[i];
    if (position_ >= kPassageWordsMax) return false;
    const bool is_border =
        words >= kSentenceWordsMax ||
        (words >= kSentenceWordsMin &&
         ends_sentence(text.substr(previous_end, word.range.begin - previous_end)));
    previous_end = word.range.end;
    if (is_border) {
      ++sentence_;
      words = 0;
    }
    ++words;
    ++position_;
    spoken_.push_back(numbered_[i].term);
    if (!numbered_[i].is_stop) tokens_.push_back({numbered_[i].term, position_, sentence_});
  }
  return true;
}

void PassageTokenizer::count(std::size_t title_tokens) {
  constexpr auto kTitleWeight = static_cast<float>(index::weight_of(index::FieldId::kTitle));
  constexpr auto kTextWeight = static_cast<float>(index::weight_of(index::FieldId::kText));
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const TermNumber term = tokens_[i].term;
    if (place_in_bag_.size() <= term) place_in_bag_.resize(std::size_t{term} + 1, 0);
    std::uint32_t& place = place_in_bag_[term];
    if (place == 0) {
      bag_.push_back({term, 0});
      place = static_cast<std::uint32_t>(bag_.size());
    }
    bag_[place - 1].frequency += i < title_tokens ? kTitleWeight : kTextWeight;
  }
  for (const TermCount& counted : bag_) place_in_bag_[counted.term] = 0;
}

void PassageTokenizer::prefetch(std::vector<index::PassageNumber> numbers) const {
  std::erase_if(numbers,
                [this](index::PassageNumber number) { return kept_.find(number) != nullptr; });
  generation_.prefetch(numbers);
}

Result<std::shared_ptr<const PassageTokens>> PassageTokenizer::tokens_of(
    index::PassageNumber number) {
  if (auto known = kept_.find(number)) return known;
  const auto shared = generation_.shared_passage(number);
  if (!shared) return fail(shared.error());
  const Passage& passage = **shared;
  const auto document = generation_.document_of(number);
  if (!document) return fail(document.error());

  auto tokens = std::make_shared<PassageTokens>();
  tokens_.clear();
  bag_.clear();
  position_ = 0;
  sentence_ = 0;
  (void)take((*document)->source.title);
  tokens->title_tokens = tokens_.size();
  position_ = static_cast<std::uint16_t>(position_ + kTitleGap);
  sentence_ = static_cast<std::uint16_t>(sentence_ + 2);  // no neighbour of the text's first
  tokens->text_begin = static_cast<std::uint16_t>(position_ + 1);
  word_begins_.clear();
  if (take(passage.text) && passage.text.size() <= kTextBytesMax) {
    for (const text::Word& word : words_) {
      word_begins_.push_back(static_cast<std::uint16_t>(word.range.begin));
    }
  } else {
    spoken_.clear();
  }
  count(tokens->title_tokens);
  for (const TermCount& counted : bag_) {
    tokens->length += static_cast<double>(counted.frequency);
  }
  tokens->storage = std::make_unique_for_overwrite<std::byte[]>(
      tokens_.size() * sizeof(Token) + bag_.size() * sizeof(TermCount) +
      spoken_.size() * sizeof(TermNumber) + word_begins_.size() * sizeof(std::uint16_t));
  std::byte* at = tokens->storage.get();
  // In the order of what they have to be aligned to.
  tokens->tokens = stored(tokens_, at);
  tokens->bag = stored(bag_, at);
  tokens->spoken = stored(spoken_, at);
  tokens->word_begins = stored(word_begins_, at);
  kept_.put(number, tokens);
  return std::shared_ptr<const PassageTokens>(std::move(tokens));
}

}  // namespace ibid::retrieve
