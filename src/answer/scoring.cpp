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

double value_of(const TreeTable& table, const Features& row) {
  double sum = table.base;
  const TreeNode* tree = table.nodes.data();
  for (const std::uint8_t size : table.sizes) {
    sum += leaf_of(tree, row);
    tree += size;
  }
  return sum;
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
    return std::tie(passages[a.found].passage.id, a.range.begin) <
           std::tie(passages[b.found].passage.id, b.range.begin);
  });
}

std::vector<Features> score(const Question& question, std::span<const FoundPassage> passages,
                            std::vector<Candidate>& candidates, Vocabulary& vocabulary) {
  std::vector<Features> rows = features_of(question, passages, candidates, vocabulary);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set_scores(candidates[i], rows[i], value_of(worth_trees(), rows[i]),
               value_of(recall_trees(), rows[i]), value_of(lead_trees(), rows[i]));
  }
  order_by_score(passages, candidates);
  return rows;
}

}  // namespace ibid::answer
