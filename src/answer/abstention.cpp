#include "answer/abstention.hpp"

#include <cmath>

namespace ibid::answer {
namespace {

struct Weight {
  Feature feature;
  double value;
};

constexpr double kBase = -3.023;
constexpr double kScoreWeight = 5.689;
constexpr Weight kWeights[] = {
    {Feature::kConceptCoverage, 0.987},
    {Feature::kScoreOfWeight, 0.915},
    {Feature::kMissing, -1.293},
    {Feature::kQuestionCosine, 2.308},
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
