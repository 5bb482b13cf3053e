// The regression trees that weigh a candidate's features, as tables. bench/answer_training learns
// them and writes ranking_tables.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answer/features.hpp"

namespace ibid::answer {

/// A split (go `left` when the feature is at most `value`, else `right`; counted from the tree's
/// first node) or, with Feature::kCount, a leaf that adds `value`.
struct TreeNode {
  Feature feature;
  double value;
  std::uint8_t left;
  std::uint8_t right;
};

struct TreeTable {
  double base = 0;                      ///< what every candidate begins with: the target's mean
  std::span<const std::uint8_t> sizes;  ///< nodes of each tree, in the order of the trees
  std::span<const TreeNode> nodes;
};

/// Expects: the share of candidates like this one whose source experts chose.
[[nodiscard]] const TreeTable& worth_trees();
/// Expects: ROUGE-2 recall of the candidate against an expert's answer.
[[nodiscard]] const TreeTable& recall_trees();
/// Expects: ROUGE-2 F1 of the candidate alone against an expert's answer.
[[nodiscard]] const TreeTable& lead_trees();

/// Sums in the table's order.
[[nodiscard]] double value_of(const TreeTable& table, const Features& row);
/// value_of() of each row, several at a time.
[[nodiscard]] std::vector<double> values_of(const TreeTable& table, std::span<const Features> rows);

}  // namespace ibid::answer
