#include "answer/scoring.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "answer/ranking_trees.hpp"

namespace ibid::answer {
namespace {

double leaf_of(const TreeNode* tree, std::span<const double> row) {
  const TreeNode* node = tree;
  while (node->trait != kLeaf) {
    const bool left = row[node->trait] <= node->value;
    node = tree + (left ? node->left : node->right);
  }
  return node->value;
}

}  // namespace

double value_of(const TreeTable& table, std::span<const double> row) {
  double sum = table.base;
  const TreeNode* tree = table.nodes.data();
  for (const std::uint8_t size : table.sizes) {
    sum += leaf_of(tree, row);
    tree += size;
  }
  return sum;
}

std::vector<double> values_of(const TreeTable& table, std::span<const Features> rows) {
  // One row alone waits at each node for the one before; so many go down a tree side by side.
  constexpr std::size_t kAbreast = 4;
  std::vector<double> values(rows.size(), table.base);
  std::size_t first = 0;
  for (; first + kAbreast <= rows.size(); first += kAbreast) {
    const TreeNode* tree = table.nodes.data();
    for (const std::uint8_t size : table.sizes) {
      std::array<const TreeNode*, kAbreast> at;
      at.fill(tree);
      for (bool moves = true; moves;) {
        moves = false;
        for (std::size_t i = 0; i < kAbreast; ++i) {
          const TreeNode& node = *at[i];
          if (node.trait == kLeaf) continue;
          const bool left = rows[first + i][node.trait] <= node.value;
          at[i] = tree + (left ? node.left : node.right);
          moves = true;
        }
      }
      for (std::size_t i = 0; i < kAbreast; ++i) values[first + i] += at[i]->value;
      tree += size;
    }
  }
  for (; first < rows.size(); ++first) values[first] = value_of(table, rows[first]);
  return values;
}

void set_scores(Candidate& candidate, const Features& row, double worth, double recall,
                double lead) {
  candidate.worth = worth;
  candidate.recall = recall;
  candidate.lead = lead;
  candidate.score = (worth + recall + lead) / 3;
  candidate.named = row[static_cast<std::size_t>(Feature::kNamed)];
}

void order_by_score(std::span<const FoundPassage> passages, std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::tie(passages[a.found].passage->id, a.range.begin) <
           std::tie(passages[b.found].passage->id, b.range.begin);
  });
}

std::vector<Features> score(const Question& question, std::span<const FoundPassage> passages,
                            std::vector<Candidate>& candidates, Vocabulary& vocabulary) {
  std::vector<Features> rows = features_of(question, passages, candidates, vocabulary);
  const std::vector<double> worth = values_of(worth_trees(), rows);
  const std::vector<double> recall = values_of(recall_trees(), rows);
  const std::vector<double> lead = values_of(lead_trees(), rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set_scores(candidates[i], rows[i], worth[i], recall[i], lead[i]);
  }
  order_by_score(passages, candidates);
  return rows;
}

}  // namespace ibid::answer
