// Gradient boosting of two-question trees for three outcomes (Friedman 2001), Newton steps as in
// XGBoost (Chen 2016). Deterministic: no sampling, ties by lowest feature and limit.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "verify/verdict/verdict_model.hpp"

namespace ibid::bench {

struct TrainingRow {
  const verify::Features* features = nullptr;
  int label = 0;
  double weight = 1;
};

struct BoostingOptions {
  int rounds = 60;
  double step = 0.15;
  double leaf_weight_min = 25;  ///< weight that an outcome of a tree must rest on
  double leaf_penalty = 5;      ///< L2 on the values
};

struct BoostedModel {
  std::array<double, 3> base{};
  std::vector<verify::VerdictTree> trees;

  [[nodiscard]] std::array<double, 3> probabilities(const verify::Features& features) const;
};

/// Only features of `allowed` are asked for.
[[nodiscard]] BoostedModel boost(std::span<const TrainingRow> rows,
                                 std::span<const verify::Feature> allowed,
                                 const BoostingOptions& options = {});

}  // namespace ibid::bench
