#include "text/words.hpp"

#include <array>
#include <utility>

#include "text/code_points.hpp"
#include "text/words_internal.hpp"

namespace ibid::text {
namespace internal {
namespace {

/// The lower-case form of the bytes that words are made of, 0 for all others.
constexpr std::array<char, 256> kWordByte = [] {
  std::array<char, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = static_cast<char>(c);
    table[static_cast<std::size_t>(c - 'a' + 'A')] = static_cast<char>(c);
  }
  return table;
}();

char word_byte(char byte) {
  return kWordByte[static_cast<unsigned char>(byte)];
}

/// True when the comma at `offset` groups thousands: "1,200", "10,000,000".
bool groups_thousands(std::string_view chunk, std::size_t word_begin, std::size_t offset) {
  if (offset - word_begin > 3 && chunk[offset - 4] != ',') return false;
  if (offset + 3 >= chunk.size()) return false;
  for (std::size_t i = 1; i <= 3; ++i) {
    if (!is_digit(chunk[offset + i])) return false;
  }
  return offset + 4 == chunk.size() || word_byte(chunk[offset + 4]) == 0;
}

}  // namespace

void cut_ascii(std::string_view chunk, std::size_t base, std::vector<Word>& out) {
  const std::size_t size = chunk.size();
  std::size_t offset = 0;
  for (;;) {
    while (offset < size && word_byte(chunk[offset]) == 0) ++offset;
    if (offset == size) return;
    const std::size_t begin = offset;
    char folded[kWordBytesMax];
    std::size_t length = 0;
    bool all_digits = true;
    while (offset < size) {
      const char byte = word_byte(chunk[offset]);
      if (byte != 0) {
        all_digits = all_digits && is_digit(byte);
        if (length < kWordBytesMax) folded[length] = byte;
        ++length;
      } else if (chunk[offset] == '.' && is_digit(chunk[offset - 1]) && offset + 1 < size &&
                 is_digit(chunk[offset + 1])) {
        if (length < kWordBytesMax) folded[length] = '.';
        ++length;
      } else if (!(chunk[offset] == ',' && all_digits && groups_thousands(chunk, begin, offset))) {
        break;
      }
      ++offset;
    }
    if (length <= kWordBytesMax) {
      out.push_back({std::string(folded, length), {base + begin, base + offset}});
    }
  }
}

}  // namespace internal

void words(std::string_view text, std::vector<Word>& out) {
  std::size_t ascii_begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_ascii(text[offset])) {
      ++offset;
      continue;
    }
    // Nothing joins across an ASCII blank, so the blanks around bound what ICU has to see.
    std::size_t begin = offset;
    while (begin > ascii_begin && !is_blank(text[begin - 1])) --begin;
    std::size_t end = offset;
    while (end < text.size() && !is_blank(text[end])) ++end;
    internal::cut_ascii(text.substr(ascii_begin, begin - ascii_begin), ascii_begin, out);
    internal::cut_unicode(text.substr(begin, end - begin), begin, out);
    ascii_begin = offset = end;
  }
  internal::cut_ascii(text.substr(ascii_begin), ascii_begin, out);
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> result;
  result.reserve(text.size() / 6 +
                 1);  // English medical prose has 6.5 bytes a word, blank included
  words(text, result);
  return result;
}

}  // namespace ibid::text
