#include "retrieve/ranker.hpp"

#include <algorithm>

namespace ibid::retrieve {

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

std::vector<double> tree_scores(const TreeModel& model, std::span<const RankerInput> inputs) {
  // One input alone waits at each node for the one before; so many go down a tree side by side.
  constexpr std::size_t kAbreast = 4;
  std::vector<double> scores(inputs.size(), 0);
  std::size_t first = 0;
  for (; first + kAbreast <= inputs.size(); first += kAbreast) {
    for (const std::uint16_t root : model.roots) {
      std::array<const TreeNode*, kAbreast> at;
      at.fill(&model.nodes[root]);
      for (bool moves = true; moves;) {
        moves = false;
        for (std::size_t i = 0; i < kAbreast; ++i) {
          const TreeNode& node = *at[i];
          if (node.input < 0) continue;
          const bool goes_left =
              inputs[first + i][static_cast<std::size_t>(node.input)] <= node.value;
          at[i] += goes_left ? node.left : node.right;
          moves = true;
        }
      }
      for (std::size_t i = 0; i < kAbreast; ++i) {
        scores[first + i] += static_cast<double>(at[i]->value);
      }
    }
  }
  for (; first < inputs.size(); ++first) scores[first] = tree_score(model, inputs[first]);
  return scores;
}

}  // namespace ibid::retrieve
