// The ranker: small regression trees over the candidates' features, added up (LambdaMART, Burges
// 2010). The trees are in ranker_table.cpp; they come from bench/ranker_training.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retrieve/passage_features.hpp"

namespace ibid::retrieve {

/// Each feature as it is, and (from kPassageFeatureCount on) scaled over the question's candidates
/// so that the least has 0 and the greatest 1: trees see both the absolute and the relative.
inline constexpr std::size_t kRankerInputCount = 2 * kPassageFeatureCount;
using RankerInput = std::array<float, kRankerInputCount>;

[[nodiscard]] std::vector<RankerInput> ranker_inputs(std::span<const PassageFeatures> rows);
/// "best sentence", "relative best sentence".
[[nodiscard]] std::string ranker_input_name(std::size_t input);

/// One node: a split, whose children are nodes of the same tree further on, or a leaf.
struct TreeNode {
  std::int16_t input = -1;  ///< -1 = leaf
  float value = 0;          ///< go left when the input is at most this; of a leaf: its score
  std::int16_t left = 0;    ///< distance from this node
  std::int16_t right = 0;
};

struct TreeModel {
  std::span<const TreeNode> nodes;       ///< all trees, one after another
  std::span<const std::uint16_t> roots;  ///< where each tree begins
};

/// The model that was learned.
[[nodiscard]] const TreeModel& learned_tree_model();

/// Sum of the trees; 0 for a model without any.
[[nodiscard]] double tree_score(const TreeModel& model, const RankerInput& input);
/// tree_score() of each input by the model that was learned, several at a time.
[[nodiscard]] std::vector<double> learned_scores(std::span<const RankerInput> inputs);

}  // namespace ibid::retrieve
