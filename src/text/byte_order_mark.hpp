// The mark that some editors put before UTF-8: no part of the text.
#pragma once

#include <string_view>

namespace ibid::text {

/// `text` without a byte order mark at its beginning.
[[nodiscard]] constexpr std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

}  // namespace ibid::text
