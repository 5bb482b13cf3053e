#include "text/phrases.hpp"

#include "text/code_points.hpp"

namespace ibid::text::internal {
namespace {

/// Bytes of the white space at `at`: ASCII, no-break, thin and narrow no-break blanks; 0 if none.
std::size_t blank_length(std::string_view text, std::size_t at) {
  if (is_blank(text[at])) return 1;
  if (is_ascii(text[at])) return 0;
  std::size_t end = at;
  return is_unicode_blank(next_code_point(text, end)) ? end - at : 0;
}

bool is_word_byte(char c) {
  return is_letter(c) || is_digit(c);
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t length = blank_length(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::size_t skip_blanks_back(std::string_view text, std::size_t end) {
  while (end > 0) {
    std::size_t begin = end;
    if (!is_unicode_blank(previous_code_point(text, begin)) && !is_blank(text[begin])) break;
    end = begin;
  }
  return end;
}

bool is_word_end(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_word_byte(text[at]);
}

bool is_word_begin(std::string_view text, std::size_t at) {
  return at == 0 || !is_word_byte(text[at - 1]);
}

std::size_t match_phrase(std::string_view text, std::size_t at, std::string_view phrase) {
  for (const char c : phrase) {
    if (c == ' ') {
      const std::size_t behind = skip_blanks(text, at);
      if (behind == at) return kNoMatch;
      at = behind;
    } else if (at < text.size() && to_lower(text[at]) == c) {
      ++at;
    } else {
      return kNoMatch;
    }
  }
  return at;
}

std::size_t match_phrase_back(std::string_view text, std::size_t end, std::string_view phrase) {
  for (std::size_t i = phrase.size(); i > 0; --i) {
    const char c = phrase[i - 1];
    if (c == ' ') {
      const std::size_t before = skip_blanks_back(text, end);
      if (before == end) return kNoMatch;
      end = before;
    } else if (end > 0 && to_lower(text[end - 1]) == c) {
      --end;
    } else {
      return kNoMatch;
    }
  }
  return is_word_begin(text, end) ? end : kNoMatch;
}

}  // namespace ibid::text::internal
