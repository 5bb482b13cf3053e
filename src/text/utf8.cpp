#include "text/utf8.hpp"

#include <unicode/uchar.h>

#include <cstdint>
#include <cstring>

#include "text/code_points.hpp"

namespace ibid::text {
namespace {

/// True when the eight bytes at `bytes` are ASCII without NUL, which nearly all input is.
bool is_plain_block(const char* bytes) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, sizeof block);
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  return ((block | (block - kOnes)) & kHighBits) == 0;
}

struct Sequence {
  std::size_t length = 1;
  std::string_view fault;
};

/// Checks the sequence that starts with the non-ASCII byte at `offset` (RFC 3629, section 4).
Sequence check_sequence(std::string_view bytes, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[offset + i]); };
  const unsigned lead = at(0);
  if (lead < 0xC0) return {1, "stray continuation byte"};
  if (lead < 0xC2) return {1, "overlong sequence"};
  if (lead > 0xF4)
    return {1, lead < 0xFE ? "code point above U+10FFFF" : "byte never used in UTF-8"};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (offset + 1 < bytes.size() && (at(1) & 0xC0) == 0x80) {
    if ((lead == 0xE0 && at(1) < 0xA0) || (lead == 0xF0 && at(1) < 0x90)) {
      return {1, "overlong sequence"};
    }
    if (lead == 0xED && at(1) >= 0xA0) return {1, "surrogate"};
    if (lead == 0xF4 && at(1) >= 0x90) return {1, "code point above U+10FFFF"};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (offset + i >= bytes.size() || (at(i) & 0xC0) != 0x80) return {1, "truncated sequence"};
  }
  return {length, {}};
}

}  // namespace

std::optional<Utf8Fault> find_utf8_fault(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    if (offset + 8 <= bytes.size() && is_plain_block(bytes.data() + offset)) {
      offset += 8;
      continue;
    }
    if (bytes[offset] == '\0') return Utf8Fault{offset, "NUL"};
    if (is_ascii(bytes[offset])) {
      ++offset;
      continue;
    }
    const Sequence sequence = check_sequence(bytes, offset);
    if (!sequence.fault.empty()) return Utf8Fault{offset, sequence.fault};
    offset += sequence.length;
  }
  return std::nullopt;
}

bool is_code_point_border(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return offset == text.size();
  return (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

std::size_t code_point_length(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++length;
  }
  return length;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_ascii(text[offset])) {
      width += text[offset] >= ' ' && text[offset] != 0x7F ? 1 : 0;
      ++offset;
      continue;
    }
    const auto code_point = static_cast<UChar32>(next_code_point(text, offset));
    const auto category = U_MASK(u_charType(code_point));
    if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace ibid::text
