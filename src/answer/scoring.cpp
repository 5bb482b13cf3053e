#include "answer/scoring.hpp"

#include <algorithm>
#include <tuple>

#include "answer/ranking_trees.hpp"
#include "retrieve/tree_steps.hpp"

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

/// A table for many rows at once.
class LaidOut {
 public:
  explicit LaidOut(const TreeTable& table) : base_(table.base) {
    const TreeNode* node = table.nodes.data();
    for (const std::uint8_t size : table.sizes) {
      trees_.begin_tree();
      for (const TreeNode* const end = node + size; node != end; ++node) {
        if (node->trait == kLeaf) {
          trees_.add_leaf(node->value);
        } else {
          trees_.add_split(node->trait, node->value, node->left, node->right);
        }
      }
    }
  }

  [[nodiscard]] std::vector<double> values_of(std::span<const Features> rows) const {
    std::vector<double> values(rows.size(), base_);
    trees_.add_values(rows, std::span(values));
    return values;
  }

 private:
  double base_;
  retrieve::TreeSteps<double> trees_;
};

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
  return LaidOut(table).values_of(rows);
}

void set_scores(Candidate& candidate, double worth, double recall, double lead) {
  candidate.worth = worth;
  candidate.recall = recall;
  candidate.lead = lead;
  candidate.score = (worth + recall + lead) / 3;
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
  static const LaidOut worth_laid_out(worth_trees());
  static const LaidOut recall_laid_out(recall_trees());
  static const LaidOut lead_laid_out(lead_trees());
  const std::vector<double> worth = worth_laid_out.values_of(rows);
  const std::vector<double> recall = recall_laid_out.values_of(rows);
  const std::vector<double> lead = lead_laid_out.values_of(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    set_scores(candidates[i], worth[i], recall[i], lead[i]);
  }
  order_by_score(passages, candidates);
  return rows;
}

}  // namespace ibid::answer
