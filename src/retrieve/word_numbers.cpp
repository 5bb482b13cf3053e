#include "retrieve/word_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ibid::retrieve {

NumberedWord WordNumbers::number_of(std::string_view folded_word) {
  return number_at(place_of(folded_word), folded_word);
}

void WordNumbers::number(std::span<const text::Word> words, std::vector<NumberedWord>& numbers) {
  constexpr std::size_t kAtOnce = 16;
  std::array<Place, kAtOnce> places;
  numbers.clear();
  for (std::size_t begin = 0; begin < words.size(); begin += kAtOnce) {
    const auto now = words.subspan(begin, std::min(kAtOnce, words.size() - begin));
    for (std::size_t i = 0; i < now.size(); ++i) {
      places[i] = place_of(now[i].folded);
      __builtin_prefetch(places[i].pair);
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      numbers.push_back(number_at(places[i], now[i].folded));
    }
  }
}

WordNumbers::Place WordNumbers::place_of(std::string_view folded_word) {
  Place place;
  Key& key = place.key;
  if (folded_word.empty() || folded_word.size() > sizeof key) return place;
  std::memcpy(&key, folded_word.data(), folded_word.size());
  // Odd constants of many bits, as for Fibonacci hashing (Knuth, volume 3, 6.4).
  std::uint64_t hash = key.a * 0x9E3779B97F4A7C15u;
  hash ^= (key.b + 0x632BE59BD9B4E019u) * 0xD6E8FEB86659FD93u;
  hash ^= (key.c + 0xE7037ED1A0B428DBu) * 0xA0761D6478BD642Fu;
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15u;
  place.pair = &pairs_[hash >> (64 - kPairBits)];
  return place;
}

NumberedWord WordNumbers::number_at(const Place& place, std::string_view folded_word) {
  if (place.pair == nullptr) return look_up(folded_word);
  Pair& pair = *place.pair;
  if (pair.newer.key == place.key) return pair.newer.number;
  if (pair.older.key == place.key) {
    std::swap(pair.newer, pair.older);
  } else {
    pair.older = pair.newer;
    pair.newer = {place.key, look_up(folded_word)};
  }
  return pair.newer.number;
}

NumberedWord WordNumbers::look_up(std::string_view folded_word) {
  const index::StemmedWord word = analyzer_.look_up(folded_word);
  return {lexicon_.number_of(word.is_stop ? folded_word : word.stem), word.is_stop};
}

}  // namespace ibid::retrieve
