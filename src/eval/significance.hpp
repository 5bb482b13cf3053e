// Is the difference between two runs more than chance? Paired tests over the same queries.
#pragma once

#include <cstddef>
#include <vector>

namespace ibid::eval {

struct Significance {
  std::size_t queries = 0;
  double mean_difference = 0;  ///< second minus first
  std::size_t wins = 0;        ///< queries where the second is better
  std::size_t losses = 0;
  double t_test_p = 1;       ///< two-sided paired t-test
  double permutation_p = 1;  ///< two-sided sign-flipping test of the mean difference
};

/// Up to this many queries all sign patterns are tried; above, kPermutations random ones.
inline constexpr std::size_t kExactPermutationQueriesMax = 12;
/// Resolves p to 0.0001 or so, in a fraction of a second for thousands of queries.
inline constexpr std::size_t kPermutations = 10'000;

/// The same input gives the same p: the random patterns come from a fixed seed. `first` and
/// `second` hold the values of the same queries in the same order.
[[nodiscard]] Significance compare_paired(const std::vector<double>& first,
                                          const std::vector<double>& second);

}  // namespace ibid::eval
