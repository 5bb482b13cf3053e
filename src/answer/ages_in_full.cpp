#include "answer/ages_in_full.hpp"

#include <vector>

#include "text/code_points.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

constexpr std::size_t kDigitsMax = 3;

/// How many digits the word begins with.
std::size_t digits_of(std::string_view word) {
  std::size_t count = 0;
  while (count < word.size() && text::is_digit(word[count])) ++count;
  return count;
}

/// What stands for the letter behind the digits of `words[at]`; empty where it is no age.
std::string_view in_full(std::string_view text, const std::vector<text::Word>& words,
                         std::size_t at) {
  const std::string_view word = text.substr(words[at].range.begin, words[at].range.size());
  const std::size_t digits = digits_of(word);
  if (digits == 0 || digits > kDigitsMax || digits + 1 != word.size()) return {};
  const char letter = at == 0 ? text::to_upper(word.back()) : word.back();
  if (letter == 'M') return "-year-old man";
  if (letter == 'F') return "-year-old woman";
  const bool is_bound =
      at > 0 && (words[at - 1].folded == "over" || words[at - 1].folded == "under");
  return is_bound && letter == 's' ? " years" : "";
}

}  // namespace

std::string with_ages_in_full(std::string_view text) {
  std::string full;
  std::size_t copied = 0;
  const std::vector<text::Word> words = text::words(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view person = in_full(text, words, at);
    if (person.empty()) continue;
    const std::size_t letter = words[at].range.end - 1;
    full += text.substr(copied, letter - copied);
    full += person;
    copied = letter + 1;
  }
  full += text.substr(copied);
  return full;
}

}  // namespace ibid::answer
