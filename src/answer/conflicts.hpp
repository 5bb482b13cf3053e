// Conflicts: claims on one matter that point in opposite directions. They stay in the answer, side
// by side, under a notice that names both.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/selection.hpp"

namespace ibid::answer {

/// Which way a sentence points: +1 more or positive, -1 less or negative, 0 neither or both. A
/// denied direction ("did not increase") counts as none found: 0 with `denied`.
struct Direction {
  int sign = 0;
  bool denied = false;  ///< "no association", "did not reduce"
};
[[nodiscard]] Direction direction_of(std::string_view sentence);

/// Pairs of indexes (first < second) of claims that share most of their matter and disagree: one
/// points up and the other down, or one states a link that the other denies.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> conflicts_among(
    std::span<const ChosenClaim> claims);

}  // namespace ibid::answer
