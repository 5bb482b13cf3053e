// Gradient boosting of regression trees for squared loss (Friedman 2001) over the features of
// candidates. Deterministic: no sampling, ties by lowest feature and limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "answer/ranking_trees.hpp"

namespace ibid::training {

struct BoostingOptions {
  int trees = 60;
  int depth = 4;
  double rate = 0.15;
  double leaf_weight_min = 60;  ///< candidates that a leaf must rest on
  double leaf_penalty = 5;      ///< L2 on the leaves
};

/// A table as answer::score_of() reads it.
struct BoostedTrees {
  double base = 0;
  std::vector<std::uint8_t> sizes;
  std::vector<answer::TreeNode> nodes;

  [[nodiscard]] double value(const answer::Features& row) const;
};

/// Rows in bins, ready to learn one target after another.
class Booster {
 public:
  /// `weights` are one a row.
  Booster(const std::vector<const answer::Features*>& rows, std::vector<double> weights);

  /// `targets` are one a row.
  [[nodiscard]] BoostedTrees learn(const std::vector<double>& targets,
                                   const BoostingOptions& options) const;

 private:
  std::vector<double> weights_;
  std::vector<std::vector<double>> limits_;      // by feature, ascending
  std::vector<std::vector<std::uint8_t>> bins_;  // by feature, one a row
};

}  // namespace ibid::training
