// The regression trees that weigh a candidate's features, and those that weigh the signs of an
// answer, as tables. bench/answer_training learns them and writes ranking_tables.cpp and
// abstention_table.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answer/features.hpp"

namespace ibid::answer {

inline constexpr std::uint8_t kLeaf = 255;

/// A split (go `left` when the trait is at most `value`, else `right`; counted from the tree's
/// first node) or, with kLeaf, a leaf that adds `value`.
struct TreeNode {
  std::uint8_t trait;  ///< what is asked for, a Feature, a PairTrait or an AnswerSign
  double value;
  std::uint8_t left;
  std::uint8_t right;

  template <class Trait>
  constexpr TreeNode(Trait asked, double limit, std::uint8_t low, std::uint8_t high)
      : trait(static_cast<std::uint8_t>(asked)), value(limit), left(low), right(high) {}
};

struct TreeTable {
  double base = 0;                      ///< what every row begins with
  std::span<const std::uint8_t> sizes;  ///< nodes of each tree, in the order of the trees
  std::span<const TreeNode> nodes;
};

/// Expects: the share of candidates like this one whose source experts chose.
[[nodiscard]] const TreeTable& worth_trees();
/// Expects: ROUGE-2 recall of the candidate against an expert's answer.
[[nodiscard]] const TreeTable& recall_trees();
/// Expects: ROUGE-2 F1 of the candidate alone against an expert's answer.
[[nodiscard]] const TreeTable& lead_trees();
/// Expects: the share of experts' answers that have a pair of words (see closer_look.hpp).
[[nodiscard]] const TreeTable& pair_trees();
/// The same as lead_trees(), from the closer features, too.
[[nodiscard]] const TreeTable& closer_lead_trees();

/// `row` by trait. Sums in the table's order.
[[nodiscard]] double value_of(const TreeTable& table, std::span<const double> row);
/// value_of() of each row, several at a time.
[[nodiscard]] std::vector<double> values_of(const TreeTable& table, std::span<const Features> rows);

}  // namespace ibid::answer
