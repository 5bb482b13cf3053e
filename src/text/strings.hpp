// What every floor does with short strings: look one up in a list, take blanks off its ends, fold
// the case of ASCII. Whatever is not ASCII passes through; fold.hpp has the rest of Unicode.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "text/code_points.hpp"

namespace ibid::text {

/// Of a short list in any order.
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Without ASCII's blanks at either end.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// With ASCII's capitals in lower case.
[[nodiscard]] inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return lower;
}

}  // namespace ibid::text
