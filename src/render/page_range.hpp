// "535-549" as first and last page.
#pragma once

#include <string_view>

namespace ibid::render {

struct PageRange {
  std::string_view first;
  std::string_view last;  ///< empty when there is only one
};

/// Takes a hyphen or an en dash between two runs of letters and digits; anything else is one page.
[[nodiscard]] PageRange page_range(std::string_view page);

}  // namespace ibid::render
