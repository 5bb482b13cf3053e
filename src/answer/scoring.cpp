#include "answer/scoring.hpp"

#include <algorithm>
#include <tuple>

#include "answer/ranking_trees.hpp"

namespace ibid::answer {
namespace {

double leaf_of(const TreeNode* tree, const Features& row) {
  const TreeNode* node = tree;
  while (node->feature != Feature::kCount) {
    const bool left = row[static_cast<std::size_t>(node->feature)] <= node->value;
    node = tree + (left ? node->left : node->right);
  }
  return node->value;
}

}  // namespace

double score_of(const Features& row) {
  double sum = kTreesBase;
  const TreeNode* tree = kTreeNodes;
  for (const std::uint8_t size : kTreeSizes) {
    sum += leaf_of(tree, row);
    tree += size;
  }
  return sum;
}

Features score(const Question& question, std::span<const FoundPassage> passages,
               std::vector<Candidate>& candidates, Vocabulary& vocabulary,
               index::Analyzer& analyzer) {
  const std::vector<Features> rows =
      features_of(question, passages, candidates, vocabulary, analyzer);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    candidates[i].score = score_of(rows[i]);
    candidates[i].named = rows[i][static_cast<std::size_t>(Feature::kNamed)];
    candidates[i].row = static_cast<std::uint32_t>(i);
  }
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::tie(passages[a.found].passage.id, a.range.begin) <
           std::tie(passages[b.found].passage.id, b.range.begin);
  });
  return rows[candidates.front().row];
}

}  // namespace ibid::answer
