// Stepping through UTF-8 inside the text floor. ICU's macro does the work; a malformed byte, which
// the gate (utf8.hpp) should have refused, reads as U+FFFD and never leads outside the text.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ibid::text {

[[nodiscard]] constexpr bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}
[[nodiscard]] constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
[[nodiscard]] constexpr bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}
[[nodiscard]] constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char byte) {
  return is_lower(byte) || is_upper(byte);
}
[[nodiscard]] constexpr bool is_blank(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}
/// White space besides ASCII's: no-break, en, em, thin and ideographic blanks, line separators.
[[nodiscard]] constexpr bool is_unicode_blank(char32_t c) {
  return c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
}
[[nodiscard]] constexpr char to_lower(char byte) {
  return is_upper(byte) ? static_cast<char>(byte + ('a' - 'A')) : byte;
}
[[nodiscard]] constexpr char to_upper(char byte) {
  return is_lower(byte) ? static_cast<char>(byte - ('a' - 'A')) : byte;
}

/// The code point at `offset` (< text.size()); `offset` moves behind it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  UChar32 code_point = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(bytes, offset, text.size(), code_point);
  return static_cast<char32_t>(code_point);
}

/// The code point that ends at `offset` (> 0); `offset` moves to its first byte.
[[nodiscard]] inline char32_t previous_code_point(std::string_view text, std::size_t& offset) {
  do {
    --offset;
  } while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80);
  std::size_t from = offset;
  return next_code_point(text, from);
}

inline void append_utf8(std::string& out, char32_t code_point) {
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(code_point));
  out.append(reinterpret_cast<const char*>(buffer), length);
}

}  // namespace ibid::text
