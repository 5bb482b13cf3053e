// The verdict model: how likely a claim is supported or contradicted, given what was found beside
// its evidence. Gradient-boosted trees of two questions each (Friedman 2001) over the features of
// features.hpp, learned from public claim sets by bench/verdict_training and kept as a table
// that a reader can follow: no network, no randomness, the same bits everywhere.
#pragma once

#include <cstdint>

#include "verify/comparison/features.hpp"

namespace ibid::verify {

/// "Is `first` at most `first_limit`? Then: is `low` at most `low_limit`? …" and the four outcomes.
struct VerdictTree {
  std::uint8_t outcome;  ///< 0 supported, 1 contradicted, 2 neither
  Feature first;
  double first_limit;
  Feature low;
  double low_limit;
  Feature high;
  double high_limit;
  double values[4];  ///< low-low, low-high, high-low, high-high
};

/// What the tree adds to the score of its outcome.
[[nodiscard]] double value_of(const VerdictTree& tree, const Features& features);

struct Probabilities {
  double supported = 0;
  double contradicted = 0;
  double neither = 0;
};

/// Sums to 1.
[[nodiscard]] Probabilities probabilities(const Features& features);

}  // namespace ibid::verify
