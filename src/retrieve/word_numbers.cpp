#include "retrieve/word_numbers.hpp"

#include <cstring>
#include <utility>

namespace ibid::retrieve {

NumberedWord WordNumbers::number_of(std::string_view folded_word) {
  Key key;
  if (folded_word.empty() || folded_word.size() > sizeof key) return look_up(folded_word);
  std::memcpy(&key, folded_word.data(), folded_word.size());
  // Odd constants of many bits, as for Fibonacci hashing (Knuth, volume 3, 6.4).
  std::uint64_t hash = key.a * 0x9E3779B97F4A7C15u;
  hash ^= (key.b + 0x632BE59BD9B4E019u) * 0xD6E8FEB86659FD93u;
  hash ^= (key.c + 0xE7037ED1A0B428DBu) * 0xA0761D6478BD642Fu;
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15u;
  Pair& pair = pairs_[hash >> (64 - kPairBits)];
  if (pair.newer.key == key) return pair.newer.number;
  if (pair.older.key == key) {
    std::swap(pair.newer, pair.older);
  } else {
    pair.older = pair.newer;
    pair.newer = {key, look_up(folded_word)};
  }
  return pair.newer.number;
}

NumberedWord WordNumbers::look_up(std::string_view folded_word) {
  if (language_.is_stop(folded_word)) return {lexicon_.number_of(folded_word), true};
  return {lexicon_.number_of(analyzer_.stem(folded_word)), false};
}

}  // namespace ibid::retrieve
