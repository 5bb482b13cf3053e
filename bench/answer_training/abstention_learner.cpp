#include "abstention_learner.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <utility>

namespace ibid::training {
namespace {

/// Held back, 100 or 150 trees of three levels let as many pass.
constexpr BoostingOptions kOptions{.trees = 200, .depth = 2, .rate = 0.08, .leaf_weight_min = 4};

/// What a question counts for beside others of its side. Few are made of each kind that people ask
/// most: the name of a topic, a medicine that the index does not know, two things that nothing
/// tells of together, what has nothing to do with the index. What is left of a question whose best
/// passages are kept from it often answers it in part. Of what readers wrote to lie near the corpus
/// there is enough.
double own_weight(const Asked& asked) {
  if (asked.kind == "topic") return 12;
  if (asked.kind == "invented") return 8;
  if (asked.kind == "apart") return 6;
  if (asked.kind == "unanswered") return 1;
  if (asked.kind == "bereft") return 0.2;
  return asked.is_inside() ? 1 : 4;
}

/// Of the four sides: silence on what the corpus holds counts more than an answer beside the point.
double side_weight(const Asked& asked) {
  return asked.over == Over::kCorpus && asked.is_inside() ? 1.3 : 1;
}

}  // namespace

BoostedTrees learn_answerable(const std::vector<Asked>& asked, std::size_t left_out) {
  std::vector<std::span<const double>> rows;
  std::vector<bool> targets;
  std::vector<double> weights;
  std::map<std::pair<Over, bool>, double> sides;
  std::vector<const Asked*> learned_from;
  for (const Asked& one : asked) {
    if (one.fold != left_out && !one.is_beyond) learned_from.push_back(&one);
  }
  for (const Asked* one : learned_from) sides[{one->over, one->is_inside()}] += own_weight(*one);
  for (const Asked* each : learned_from) {
    const Asked& one = *each;
    rows.emplace_back(one.signs);
    targets.push_back(one.is_inside());
    weights.push_back(side_weight(one) * own_weight(one) / sides[{one.over, one.is_inside()}]);
  }
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  for (double& weight : weights) weight /= mean;
  return Booster(rows).learn_log_odds(targets, weights, kOptions);
}

double threshold_at(const std::vector<double>& inside_values, double share) {
  std::vector<double> values = inside_values;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(static_cast<double>(values.size()) * (1 - share));
  return values.at(std::min(at, values.size() - 1));
}

}  // namespace ibid::training
