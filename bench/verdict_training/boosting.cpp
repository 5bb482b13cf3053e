#include "boosting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ibid::bench {
namespace {

using verify::Feature;
using verify::VerdictTree;

// Limits are tried at this many quantiles of each feature.
constexpr std::size_t kQuantiles = 32;
constexpr double kNeverHigh = std::numeric_limits<double>::max();

struct Gradient {
  double first = 0;
  double second = 0;
  double weight = 0;

  void add(const Gradient& other) {
    first += other.first;
    second += other.second;
    weight += other.weight;
  }
};

struct Question {
  Feature feature = verify::kCoverage;
  double limit = kNeverHigh;
};

/// Limits lie midway between two values that occur, rounded to what the table prints.
std::vector<double> limits_of(std::span<const TrainingRow> rows, Feature feature) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const TrainingRow& row : rows) values.push_back((*row.features)[feature]);
  std::sort(values.begin(), values.end());
  std::vector<double> limits;
  for (std::size_t q = 0; q < kQuantiles; ++q) {
    const double value = values[q * (values.size() - 1) / kQuantiles];
    const auto next = std::upper_bound(values.begin(), values.end(), value);
    if (next == values.end()) break;
    const double limit = std::round((value + *next) / 2 * 1e4) / 1e4;
    if (limits.empty() || limit > limits.back()) limits.push_back(limit);
  }
  return limits;
}

class Booster {
 public:
  Booster(std::span<const TrainingRow> rows, std::span<const Feature> allowed,
          const BoostingOptions& options)
      : rows_(rows),
        allowed_(allowed),
        options_(options),
        limits_(allowed.size()),
        bins_(allowed.size()),
        gradients_(rows.size()) {
    for (std::size_t f = 0; f < allowed.size(); ++f) {
      limits_[f] = limits_of(rows, allowed[f]);
      bins_[f].reserve(rows.size());
      for (const TrainingRow& row : rows) {
        const double value = (*row.features)[allowed[f]];
        bins_[f].push_back(static_cast<std::uint8_t>(
            std::lower_bound(limits_[f].begin(), limits_[f].end(), value) - limits_[f].begin()));
      }
    }
  }

  VerdictTree fit_tree(int outcome, const std::vector<std::array<double, 3>>& probabilities) {
    std::vector<std::size_t> all(rows_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double p = probabilities[i][static_cast<std::size_t>(outcome)];
      const double target = rows_[i].label == outcome ? 1 : 0;
      gradients_[i] = {rows_[i].weight * (target - p), rows_[i].weight * p * (1 - p),
                       rows_[i].weight};
    }
    const Question first = best_question(all);
    std::vector<std::size_t> low;
    std::vector<std::size_t> high;
    split(all, first, low, high);
    const Question on_low = best_question(low);
    const Question on_high = best_question(high);
    VerdictTree tree{static_cast<std::uint8_t>(outcome),
                     first.feature,
                     first.limit,
                     on_low.feature,
                     on_low.limit,
                     on_high.feature,
                     on_high.limit,
                     {}};
    set_values(low, on_low, &tree.values[0]);
    set_values(high, on_high, &tree.values[2]);
    return tree;
  }

 private:
  double gain(const Gradient& sum) const {
    return sum.first * sum.first / (sum.second + options_.leaf_penalty);
  }

  Question best_question(const std::vector<std::size_t>& rows) const {
    Question best;
    Gradient total;
    for (const std::size_t row : rows) total.add(gradients_[row]);
    double best_gain = gain(total) + 1e-6;
    for (std::size_t f = 0; f < allowed_.size(); ++f) {
      std::vector<Gradient> sums(limits_[f].size() + 1);
      for (const std::size_t row : rows) sums[bins_[f][row]].add(gradients_[row]);
      Gradient low;
      for (std::size_t b = 0; b < limits_[f].size(); ++b) {
        low.add(sums[b]);
        const Gradient high{total.first - low.first, total.second - low.second,
                            total.weight - low.weight};
        if (low.weight < options_.leaf_weight_min || high.weight < options_.leaf_weight_min) {
          continue;
        }
        const double both = gain(low) + gain(high);
        if (both > best_gain) {
          best_gain = both;
          best = {allowed_[f], limits_[f][b]};
        }
      }
    }
    return best;
  }

  void split(const std::vector<std::size_t>& rows, const Question& question,
             std::vector<std::size_t>& low, std::vector<std::size_t>& high) const {
    for (const std::size_t row : rows) {
      const double value = (*rows_[row].features)[question.feature];
      (value <= question.limit ? low : high).push_back(row);
    }
  }

  void set_values(const std::vector<std::size_t>& rows, const Question& question, double* values) {
    std::vector<std::size_t> sides[2];
    split(rows, question, sides[0], sides[1]);
    for (std::size_t side = 0; side < 2; ++side) {
      Gradient sum;
      for (const std::size_t row : sides[side]) sum.add(gradients_[row]);
      values[side] =
          std::round(options_.step * sum.first / (sum.second + options_.leaf_penalty) * 1e4) / 1e4;
    }
  }

  std::span<const TrainingRow> rows_;
  std::span<const Feature> allowed_;
  BoostingOptions options_;
  std::vector<std::vector<double>> limits_;
  std::vector<std::vector<std::uint8_t>> bins_;
  std::vector<Gradient> gradients_;
};

std::array<double, 3> softmax(std::array<double, 3> scores) {
  const double highest = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - highest);
  for (double& score : scores) score /= sum;
  return scores;
}

}  // namespace

std::array<double, 3> BoostedModel::probabilities(const verify::Features& features) const {
  std::array<double, 3> scores = base;
  for (const VerdictTree& tree : trees) scores[tree.outcome] += verify::value_of(tree, features);
  return softmax(scores);
}

BoostedModel boost(std::span<const TrainingRow> rows, std::span<const Feature> allowed,
                   const BoostingOptions& options) {
  BoostedModel model;
  std::array<double, 3> weights{1, 1, 1};
  for (const TrainingRow& row : rows) weights[static_cast<std::size_t>(row.label)] += row.weight;
  const double total = weights[0] + weights[1] + weights[2];
  for (std::size_t k = 0; k < 3; ++k) model.base[k] = std::log(weights[k] / total);
  Booster booster(rows, allowed, options);
  std::vector<std::array<double, 3>> scores(rows.size(), model.base);
  for (int round = 0; round < options.rounds; ++round) {
    std::vector<std::array<double, 3>> probabilities(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) probabilities[i] = softmax(scores[i]);
    for (int outcome = 0; outcome < 3; ++outcome) {
      model.trees.push_back(booster.fit_tree(outcome, probabilities));
      for (std::size_t i = 0; i < rows.size(); ++i) {
        scores[i][static_cast<std::size_t>(outcome)] +=
            verify::value_of(model.trees.back(), *rows[i].features);
      }
    }
  }
  return model;
}

}  // namespace ibid::bench
