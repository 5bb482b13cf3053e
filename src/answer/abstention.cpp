#include "answer/abstention.hpp"

#include <cmath>

namespace ibid::answer {
namespace {

struct Weight {
  Feature feature;
  double value;
};

constexpr double kBase = -2.984;
constexpr double kScoreWeight = 5.542;
constexpr Weight kWeights[] = {
    {Feature::kConceptCoverage, 0.249},
    {Feature::kScoreOfWeight, 1.396},
    {Feature::kMissing, -1.280},
    {Feature::kQuestionCosine, 2.400},
};

}  // namespace

double answerable(const Features& best, double best_score) {
  double sum = kBase + kScoreWeight * best_score;
  for (const auto& [feature, value] : kWeights) {
    sum += value * best[static_cast<std::size_t>(feature)];
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace ibid::answer
