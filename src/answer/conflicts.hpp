// Conflicts: claims that find one outcome to go in opposite directions. They stay in the answer,
// side by side, under a notice that names both.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "answer/selection.hpp"

namespace ibid::answer {

/// Pairs of indexes (first < second) of claims that disagree on what one thing does to one outcome
/// in the same people: the one finds more and the other less, or the one denies what the other
/// finds. Two claims that earlier pairs have named are no pair of their own.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> conflicts_among(
    std::span<const ChosenClaim> claims);

}  // namespace ibid::answer
