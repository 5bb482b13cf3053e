#include "retrieve/ranker.hpp"

#include <algorithm>

#include "retrieve/tree_steps.hpp"

namespace ibid::retrieve {
namespace {

TreeSteps<float> laid_out(const TreeModel& model) {
  TreeSteps<float> trees;
  for (std::size_t tree = 0; tree < model.roots.size(); ++tree) {
    trees.begin_tree();
    const std::size_t root = model.roots[tree];
    const std::size_t end =
        tree + 1 < model.roots.size() ? model.roots[tree + 1] : model.nodes.size();
    for (std::size_t at = root; at < end; ++at) {
      const TreeNode& node = model.nodes[at];
      if (node.input < 0) {
        trees.add_leaf(node.value);
      } else {
        const std::size_t place = at - root;
        trees.add_split(static_cast<std::size_t>(node.input), node.value,
                        place + static_cast<std::size_t>(node.left),
                        place + static_cast<std::size_t>(node.right));
      }
    }
  }
  return trees;
}

}  // namespace

std::vector<RankerInput> ranker_inputs(std::span<const PassageFeatures> rows) {
  std::vector<RankerInput> inputs(rows.size(), RankerInput{});
  for (std::size_t f = 0; f < kPassageFeatureCount; ++f) {
    double least = 0;
    double greatest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      least = i == 0 ? rows[i][f] : std::min(least, rows[i][f]);
      greatest = i == 0 ? rows[i][f] : std::max(greatest, rows[i][f]);
    }
    const double width = greatest - least;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      inputs[i][f] = static_cast<float>(rows[i][f]);
      inputs[i][kPassageFeatureCount + f] =
          width > 1e-9 ? static_cast<float>((rows[i][f] - least) / width) : 0.0F;
    }
  }
  return inputs;
}

std::string ranker_input_name(std::size_t input) {
  if (input < kPassageFeatureCount) return std::string(kPassageFeatureNames[input]);
  return "relative " + std::string(kPassageFeatureNames[input - kPassageFeatureCount]);
}

double tree_score(const TreeModel& model, const RankerInput& input) {
  double score = 0;
  for (const std::uint16_t root : model.roots) {
    std::size_t at = root;
    while (model.nodes[at].input >= 0) {
      const TreeNode& node = model.nodes[at];
      const bool goes_left = input[static_cast<std::size_t>(node.input)] <= node.value;
      at += static_cast<std::size_t>(goes_left ? node.left : node.right);
    }
    score += static_cast<double>(model.nodes[at].value);
  }
  return score;
}

std::vector<double> learned_scores(std::span<const RankerInput> inputs) {
  static const TreeSteps<float> trees = laid_out(learned_tree_model());
  std::vector<double> scores(inputs.size(), 0);
  trees.add_values(inputs, std::span(scores));
  return scores;
}

}  // namespace ibid::retrieve
