// The canonical form of a bag of weighted terms. Floating-point sums depend on their order, so all
// rankings add up in this one order, and the same bag scores the same whatever order it came in.
#pragma once

#include <span>
#include <vector>

#include "index/top_k.hpp"

namespace ibid::index {

/// Far beyond any weight that makes sense, and far from where sums of doubles overflow or vanish.
inline constexpr double kTermWeightMin = 1e-30;
inline constexpr double kTermWeightMax = 1e30;

/// Each distinct term once, ascending by bytes, with the sum of its weights (added smallest first).
/// Weights outside of [kTermWeightMin, kTermWeightMax] count nothing, here and in sums.
[[nodiscard]] std::vector<WeightedTerm> canonical_terms(std::span<const WeightedTerm> terms);

}  // namespace ibid::index
