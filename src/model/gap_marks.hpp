// What stands in a passage's text for a thing that could not be put into words: a sentence with
// such a mark says less than its source, and may say something else.
#pragma once

#include <string_view>

namespace ibid::model {

inline constexpr std::string_view kFormulaMark = "[formula]";
inline constexpr std::string_view kPictureMark = "[image]";

/// True when `text` leaves something out.
[[nodiscard]] inline bool has_gap(std::string_view text) {
  return text.find(kFormulaMark) != std::string_view::npos ||
         text.find(kPictureMark) != std::string_view::npos;
}

}  // namespace ibid::model
