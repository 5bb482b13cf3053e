#include "verify/verdict/verdict_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "verify/verdict/verdict_trees.hpp"

namespace ibid::verify {

double value_of(const VerdictTree& tree, const Features& features) {
  const bool high = features[tree.first] > tree.first_limit;
  const Feature second = high ? tree.high : tree.low;
  const double limit = high ? tree.high_limit : tree.low_limit;
  return tree.values[(high ? 2 : 0) + (features[second] > limit ? 1 : 0)];
}

Probabilities probabilities(const Features& features) {
  std::array<double, 3> scores = kVerdictBase;
  for (const VerdictTree& tree : kVerdictTrees) scores[tree.outcome] += value_of(tree, features);
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) {
    score = std::exp(score - highest);
    sum += score;
  }
  return {scores[0] / sum, scores[1] / sum, scores[2] / sum};
}

}  // namespace ibid::verify
