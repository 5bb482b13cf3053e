#include "eval/readability.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/code_points.hpp"
#include "text/sentences.hpp"
#include "text/words.hpp"

namespace ibid::eval {
namespace {

constexpr std::size_t kLongSyllables = 3;

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

}  // namespace

void ReadingCounts::add(const ReadingCounts& other) {
  sentences += other.sentences;
  words += other.words;
  syllables += other.syllables;
  long_words += other.long_words;
}

double ReadingCounts::flesch_kincaid_grade() const {
  if (words == 0 || sentences == 0) return 0;
  const auto count = static_cast<double>(words);
  return 0.39 * count / static_cast<double>(sentences) +
         11.8 * static_cast<double>(syllables) / count - 15.59;
}

double ReadingCounts::smog_grade() const {
  if (sentences == 0) return 0;
  return 3.1291 +
         1.0430 * std::sqrt(static_cast<double>(long_words) * 30 / static_cast<double>(sentences));
}

std::size_t syllables_in(std::string_view word) {
  std::size_t runs = 0;
  bool in_run = false;
  for (const char c : word) {
    if (is_vowel(c) && !in_run) ++runs;
    in_run = is_vowel(c);
  }
  const bool silent_e = word.size() > 2 && word.back() == 'e' && !is_vowel(word[word.size() - 2]) &&
                        !(word[word.size() - 2] == 'l' && !is_vowel(word[word.size() - 3]));
  if (silent_e && runs > 1) --runs;
  return std::max<std::size_t>(1, runs);
}

ReadingCounts reading_counts(std::string_view text) {
  ReadingCounts counts;
  counts.sentences = text::sentences(text).size();
  for (const text::Word& word : text::words(text)) {
    if (std::none_of(word.folded.begin(), word.folded.end(),
                     [](char c) { return text::is_letter(c); })) {
      continue;
    }
    const std::size_t syllables = syllables_in(word.folded);
    ++counts.words;
    counts.syllables += syllables;
    counts.long_words += syllables >= kLongSyllables ? 1 : 0;
  }
  return counts;
}

}  // namespace ibid::eval
