// The canonical form of a bag of weighted terms. Floating-point sums depend on their order, so all
// rankings add up in this one order, and the same bag scores the same whatever order it came in.
#pragma once

#include <span>
#include <vector>

#include "index/top_k.hpp"

namespace ibid::index {

/// Each distinct term once, ascending by bytes, with the sum of its weights (added smallest first).
/// Weights that are not positive and finite count nothing, here and in sums.
[[nodiscard]] std::vector<WeightedTerm> canonical_terms(std::span<const WeightedTerm> terms);

}  // namespace ibid::index
