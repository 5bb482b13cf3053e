#include "boosting.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace ibid::training {
namespace {

using answer::kLeaf;
using answer::TreeNode;
using Rows = std::vector<std::span<const double>>;

/// Limits are tried at so many quantiles of each feature; twice as many find nothing better.
constexpr std::size_t kBins = 48;

struct Sums {
  double residual = 0;
  double weight = 0;
};

/// Rounded to what the table prints, so that what is measured is what ships.
double rounded(double value, int digits) {
  if (value == 0) return 0;
  const double scale = std::pow(10, digits - std::ceil(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

std::vector<double> limits_of(const Rows& rows, std::size_t f) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::span<const double> row : rows) values.push_back(row[f]);
  std::sort(values.begin(), values.end());
  std::vector<double> limits;
  for (std::size_t b = 1; b < kBins; ++b) {
    const double value = values[b * (values.size() - 1) / kBins];
    const auto next = std::upper_bound(values.begin(), values.end(), value);
    if (next == values.end()) break;
    const double limit = rounded((value + *next) / 2, 4);
    if (limits.empty() || limit > limits.back()) limits.push_back(limit);
  }
  return limits;
}

/// A node while its tree grows.
struct Growing {
  TreeNode node{kLeaf, 0, 0, 0};
  std::size_t bin = 0;  // go left when the row's bin is at most this
};

class TreeGrower {
 public:
  TreeGrower(const std::vector<std::vector<double>>& limits,
             const std::vector<std::vector<std::uint8_t>>& bins, const BoostingOptions& options)
      : limits_(limits), bins_(bins), options_(options) {}

  /// Grows one tree against the slopes of the loss, one a row, and its curvatures there, and adds
  /// its values to `values`.
  std::vector<TreeNode> grow(std::vector<double> residuals, std::vector<double> weights,
                             std::vector<double>& values) {
    residuals_ = std::move(residuals);
    weights_ = std::move(weights);
    std::vector<Growing> tree(1);
    std::vector<std::uint8_t> node_of(residuals_.size(), 0);
    std::size_t level_begin = 0;
    for (int depth = 0; depth <= options_.depth && level_begin < tree.size(); ++depth) {
      const std::size_t level_end = tree.size();
      split_level(tree, node_of, level_begin, level_end, depth == options_.depth);
      for (std::size_t i = 0; i < node_of.size(); ++i) {
        if (node_of[i] < level_begin) continue;
        const Growing& at = tree[node_of[i]];
        if (at.node.trait == kLeaf) continue;
        const bool left = bins_[at.node.trait][i] <= at.bin;
        node_of[i] = left ? at.node.left : at.node.right;
      }
      level_begin = level_end;
    }
    std::vector<TreeNode> nodes;
    for (const Growing& growing : tree) nodes.push_back(growing.node);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] += nodes[node_of[i]].value;
    return nodes;
  }

 private:
  double gain(const Sums& sums) const {
    return sums.residual * sums.residual / (sums.weight + options_.leaf_penalty);
  }

  void split_level(std::vector<Growing>& tree, const std::vector<std::uint8_t>& node_of,
                   std::size_t begin, std::size_t end, bool is_last) const {
    const std::size_t width = end - begin;
    std::vector<Sums> totals(width);
    for (std::size_t i = 0; i < node_of.size(); ++i) {
      if (node_of[i] < begin) continue;
      Sums& total = totals[node_of[i] - begin];
      total.residual += residuals_[i];
      total.weight += weights_[i];
    }
    std::vector<double> best(width);
    for (std::size_t k = 0; k < width; ++k) best[k] = gain(totals[k]) + 1e-9;
    std::vector<Sums> sums(width * kBins);
    for (std::size_t f = 0; f < bins_.size() && !is_last; ++f) {
      std::fill(sums.begin(), sums.end(), Sums{});
      const std::vector<std::uint8_t>& bins = bins_[f];
      for (std::size_t i = 0; i < node_of.size(); ++i) {
        if (node_of[i] < begin) continue;
        Sums& sum = sums[(node_of[i] - begin) * kBins + bins[i]];
        sum.residual += residuals_[i];
        sum.weight += weights_[i];
      }
      for (std::size_t k = 0; k < width; ++k) {
        try_limits(f, {sums.data() + k * kBins, kBins}, totals[k], best[k], tree[begin + k]);
      }
    }
    for (std::size_t k = 0; k < width; ++k) {
      Growing& growing = tree[begin + k];
      if (growing.node.trait == kLeaf) {
        growing.node.value = rounded(
            options_.rate * totals[k].residual / (totals[k].weight + options_.leaf_penalty), 4);
        continue;
      }
      growing.node.left = static_cast<std::uint8_t>(tree.size());
      growing.node.right = static_cast<std::uint8_t>(tree.size() + 1);
      tree.resize(tree.size() + 2);
    }
  }

  void try_limits(std::size_t f, std::span<const Sums> sums, const Sums& total, double& best,
                  Growing& into) const {
    Sums low;
    for (std::size_t b = 0; b < limits_[f].size(); ++b) {
      low.residual += sums[b].residual;
      low.weight += sums[b].weight;
      const Sums high{total.residual - low.residual, total.weight - low.weight};
      if (low.weight < options_.leaf_weight_min || high.weight < options_.leaf_weight_min) continue;
      const double both = gain(low) + gain(high);
      if (both <= best) continue;
      best = both;
      into.node.trait = static_cast<std::uint8_t>(f);
      into.node.value = limits_[f][b];
      into.bin = b;
    }
  }

  const std::vector<std::vector<double>>& limits_;
  const std::vector<std::vector<std::uint8_t>>& bins_;
  const BoostingOptions& options_;
  std::vector<double> residuals_;
  std::vector<double> weights_;
};

}  // namespace

Booster::Booster(const Rows& rows) : limits_(rows.front().size()), bins_(rows.front().size()) {
  for (std::size_t f = 0; f < bins_.size(); ++f) {
    limits_[f] = limits_of(rows, f);
    bins_[f].reserve(rows.size());
    for (const std::span<const double> row : rows) {
      const auto at = std::lower_bound(limits_[f].begin(), limits_[f].end(), row[f]);
      bins_[f].push_back(static_cast<std::uint8_t>(at - limits_[f].begin()));
    }
  }
}

BoostedTrees Booster::learn(const std::vector<double>& targets, const std::vector<double>& weights,
                            const BoostingOptions& options) const {
  BoostedTrees trees;
  trees.base = rounded(std::inner_product(targets.begin(), targets.end(), weights.begin(), 0.0) /
                           std::accumulate(weights.begin(), weights.end(), 0.0),
                       4);
  std::vector<double> values(targets.size(), trees.base);
  TreeGrower grower(limits_, bins_, options);
  for (int t = 0; t < options.trees; ++t) {
    std::vector<double> residuals;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      residuals.push_back(weights[i] * (targets[i] - values[i]));
    }
    trees.add(grower.grow(std::move(residuals), weights, values));
  }
  return trees;
}

BoostedTrees Booster::learn_log_odds(const std::vector<bool>& targets,
                                     const std::vector<double>& weights,
                                     const BoostingOptions& options) const {
  BoostedTrees trees;
  std::vector<double> values(targets.size(), trees.base);
  TreeGrower grower(limits_, bins_, options);
  for (int t = 0; t < options.trees; ++t) {
    std::vector<double> slopes;
    std::vector<double> curvatures;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const double probability = 1 / (1 + std::exp(-values[i]));
      slopes.push_back(weights[i] * ((targets[i] ? 1 : 0) - probability));
      curvatures.push_back(weights[i] * probability * (1 - probability));
    }
    trees.add(grower.grow(std::move(slopes), std::move(curvatures), values));
  }
  return trees;
}

void BoostedTrees::add(const std::vector<TreeNode>& tree) {
  sizes.push_back(static_cast<std::uint8_t>(tree.size()));
  nodes.insert(nodes.end(), tree.begin(), tree.end());
}

}  // namespace ibid::training
