// Gradient boosting of regression trees (Friedman 2001) over rows of traits, for squared loss or
// for log-odds. Deterministic: no sampling, ties by lowest feature and limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "answer/ranking_trees.hpp"

namespace ibid::training {

struct BoostingOptions {
  int trees = 60;
  int depth = 4;
  double rate = 0.15;
  double leaf_weight_min = 60;  ///< rows, or curvature of the loss, that a leaf must rest on
  double leaf_penalty = 5;      ///< L2 on the leaves
};

/// A table as answer::value_of() reads it.
struct BoostedTrees {
  double base = 0;
  std::vector<std::uint8_t> sizes;
  std::vector<answer::TreeNode> nodes;

  [[nodiscard]] answer::TreeTable table() const { return {base, sizes, nodes}; }
  void add(const std::vector<answer::TreeNode>& tree);
};

/// Rows in bins, ready to learn one target after another.
class Booster {
 public:
  /// All of one length, at most 254; none is kept.
  explicit Booster(const std::vector<std::span<const double>>& rows);

  /// `targets` and `weights` are one a row.
  [[nodiscard]] BoostedTrees learn(const std::vector<double>& targets,
                                   const std::vector<double>& weights,
                                   const BoostingOptions& options) const;
  /// Log-odds of `targets`, one a row like `weights`, whose mean is 1.
  [[nodiscard]] BoostedTrees learn_log_odds(const std::vector<bool>& targets,
                                            const std::vector<double>& weights,
                                            const BoostingOptions& options) const;

 private:
  std::vector<std::vector<double>> limits_;      // by trait, ascending
  std::vector<std::vector<std::uint8_t>> bins_;  // by trait, one a row
};

}  // namespace ibid::training
