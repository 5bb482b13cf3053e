// Numbers as people write them: "1,200", "1.5", "1·5", ".05", "1½", "10^6", "3 × 10⁹",
// "two-thirds", "twenty-five", "1.2 million".
#pragma once

#include <cstddef>
#include <string_view>

namespace ibid::text::internal {

struct NumberMatch {
  double value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;    ///< equals `begin` when there is no number
  bool is_plain = false;  ///< an unsigned run of digits and nothing else: may be a year or a mark
  bool is_word = false;   ///< "three"
};

/// Reads the number that begins at `at` (a digit, sign, point, fraction or number word), the
/// largest way it can be read. A sign belongs to it only where no word or number stands before it.
[[nodiscard]] NumberMatch match_number(std::string_view text, std::size_t at);

}  // namespace ibid::text::internal
