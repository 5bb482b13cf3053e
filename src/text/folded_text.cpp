#include "text/folded_text.hpp"

#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::text {

FoldedText::FoldedText(std::string_view text) : spaced_(" ") {
  spaced_.reserve(text.size() + 2);
  for (const Word& word : words(text)) spaced_ += word.folded + ' ';
}

FoldedText::FoldedText(std::span<const std::string> folded_words) : spaced_(" ") {
  for (const std::string& word : folded_words) spaced_ += word + ' ';
}

bool FoldedText::opens_with(std::string_view phrase) const {
  const std::string_view behind_blank = std::string_view(spaced_).substr(1);
  return behind_blank.starts_with(phrase) && behind_blank.substr(phrase.size()).starts_with(' ');
}

bool FoldedText::ends_with(std::string_view phrase) const {
  const std::string_view before_blank = std::string_view(spaced_).substr(0, spaced_.size() - 1);
  return before_blank.ends_with(phrase) &&
         before_blank.substr(0, before_blank.size() - phrase.size()).ends_with(' ');
}

void FoldedText::take_out(std::string_view phrase) {
  // One of the blanks around it stays.
  if (const std::size_t at = find(phrase); at != std::string::npos) {
    spaced_.erase(at, phrase.size() + 1);
  }
}

std::size_t FoldedText::find(std::string_view phrase) const {
  for (std::size_t at = spaced_.find(phrase); at != std::string::npos;
       at = spaced_.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if (at > 0 && spaced_[at - 1] == ' ' && end < spaced_.size() && spaced_[end] == ' ') return at;
  }
  return std::string::npos;
}

std::string_view behind_opening(std::string_view text, std::string_view phrase) {
  const auto blanks = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
  return trimmed(text.substr(words(text).at(blanks).range.end));
}

}  // namespace ibid::text
