#include "text/terminal_safe.hpp"

namespace ibid::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes of the control character at `text[i]`, or 0 when there is none. All that are meant begin
/// with C2 (C1 controls), D8 9C (ALM) or E2 80/81 (marks, embeddings, overrides, isolates).
std::size_t control_length(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  const unsigned first = at(0);
  if ((first < 0x20 && first != '\n') || first == 0x7F) return 1;
  if (first == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;
  if (first == 0xD8 && at(1) == 0x9C) return 2;
  if (first != 0xE2) return 0;
  const bool is_mark_or_embedding =
      at(1) == 0x80 && (at(2) == 0x8E || at(2) == 0x8F || (at(2) >= 0xAA && at(2) <= 0xAE));
  const bool is_isolate = at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9;
  return is_mark_or_embedding || is_isolate ? 3 : 0;
}

}  // namespace

std::string terminal_safe(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = control_length(text, i);
    if (length == 0) {
      safe.push_back(text[i++]);
    } else {
      if (text[i] == '\t' || text[i] == '\r') {
        safe.push_back(' ');
      } else {
        safe += kReplacement;
      }
      i += length;
    }
  }
  return safe;
}

}  // namespace ibid::text
