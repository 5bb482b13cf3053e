// Learns the ranker: LambdaMART (Burges 2010), leaf-wise trees on binned inputs with Newton steps,
// monotone where a greater input can only mean a better passage.
#pragma once

#include <cstdint>
#include <vector>

#include "examples.hpp"

namespace ibid::training {

/// A TreeModel that owns its nodes.
struct LearnedTrees {
  std::vector<retrieve::TreeNode> nodes;
  std::vector<std::uint16_t> roots;
  [[nodiscard]] retrieve::TreeModel model() const { return {nodes, roots}; }
};

struct TreeOptions {
  int trees = 200;
  int leaves = 8;
  double rate = 0.05;
  /// Each tree sees only so many of the questions and of the inputs, drawn anew (Friedman 2002):
  /// where a set has one relevant passage a question, trees that see all learn it by heart.
  double question_share = 0.7;
  double input_share = 0.3;
  std::vector<std::size_t> left_out;  ///< PassageFeatures that no tree may use, for ablation
};

/// `set_weights` are one a set. The same examples give the same trees.
[[nodiscard]] LearnedTrees learn_trees(const std::vector<const RankExample*>& examples,
                                       const std::vector<double>& set_weights,
                                       const TreeOptions& options);

}  // namespace ibid::training
