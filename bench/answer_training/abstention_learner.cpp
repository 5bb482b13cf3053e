#include "abstention_learner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ibid::training {
namespace {

using answer::kAnswerSignCount;

/// Gradient descent with momentum over scaled inputs; the curve moves no more after that.
constexpr int kRounds = 2500;
constexpr double kRate = 0.3;
constexpr double kMomentum = 0.9;
/// Keeps weights small that the few outside questions do not carry. Held back, 0.02 and 0.05
/// let 9.6% of them pass, 0.003 and 0.1 10.0%, 0.2 10.8%; without squares 10.0% at best.
constexpr double kPenalty = 0.05;

/// The signs and their squares.
constexpr std::size_t kInputs = 2 * kAnswerSignCount;
using Inputs = std::array<double, kInputs>;

Inputs inputs_of(const LogisticCurve& curve, const answer::AnswerSigns& signs) {
  Inputs inputs{};
  for (std::size_t s = 0; s < kAnswerSignCount; ++s) {
    inputs[s] = std::clamp(signs[s], curve.least[s], curve.most[s]);
    inputs[kAnswerSignCount + s] = inputs[s] * inputs[s];
  }
  return inputs;
}

/// Sets least and most to where all but the outermost lie.
void set_range(const std::vector<const Asked*>& asked, LogisticCurve& curve) {
  for (std::size_t s = 0; s < kAnswerSignCount; ++s) {
    std::vector<double> values;
    for (const Asked* one : asked) values.push_back(one->signs[s]);
    std::sort(values.begin(), values.end());
    const std::size_t outermost = values.size() / 200;
    curve.least[s] = values[outermost];
    curve.most[s] = values[values.size() - 1 - outermost];
  }
}

double logistic(double sum) {
  return 1 / (1 + std::exp(-sum));
}

/// Mean and spread of each input, so that all move alike.
struct Scale {
  Inputs mean{};
  Inputs spread{};
};

Scale scale_of(const std::vector<Inputs>& rows) {
  Scale scale;
  const auto count = static_cast<double>(rows.size());
  for (std::size_t i = 0; i < kInputs; ++i) {
    for (const Inputs& row : rows) scale.mean[i] += row[i] / count;
    double sum = 0;
    for (const Inputs& row : rows) sum += std::pow(row[i] - scale.mean[i], 2);
    // An input that never varies gets no weight, whatever it is divided by.
    scale.spread[i] = sum > 0 ? std::sqrt(sum / count) : 1;
  }
  return scale;
}

}  // namespace

double LogisticCurve::value(const answer::AnswerSigns& signs) const {
  double sum = base;
  for (std::size_t s = 0; s < kAnswerSignCount; ++s) {
    const double sign = std::clamp(signs[s], least[s], most[s]);
    sum += (weights[s] + squares[s] * sign) * sign;
  }
  return logistic(sum);
}

LogisticCurve learn_curve(const std::vector<Asked>& asked, std::size_t left_out) {
  std::vector<const Asked*> learned_from;
  for (const Asked& one : asked) {
    if (one.fold != left_out) learned_from.push_back(&one);
  }
  LogisticCurve curve;
  set_range(learned_from, curve);
  std::vector<Inputs> rows;
  std::vector<double> wanted;
  std::map<std::pair<Over, bool>, double> sides;
  for (const Asked* one : learned_from) {
    rows.push_back(inputs_of(curve, one->signs));
    wanted.push_back(one->is_inside() ? 1 : 0);
    ++sides[{one->over, one->is_inside()}];
  }
  std::vector<double> shares;  // they sum to 1
  for (const Asked* one : learned_from) {
    shares.push_back(1 / static_cast<double>(sides.size()) / sides[{one->over, one->is_inside()}]);
  }
  const Scale scale = scale_of(rows);
  for (Inputs& row : rows) {
    for (std::size_t i = 0; i < kInputs; ++i) row[i] = (row[i] - scale.mean[i]) / scale.spread[i];
  }
  double base = 0;
  double base_step = 0;
  Inputs weights{};
  Inputs steps{};
  for (int round = 0; round < kRounds; ++round) {
    double base_slope = 0;
    Inputs slopes{};
    for (std::size_t r = 0; r < rows.size(); ++r) {
      double sum = base;
      for (std::size_t i = 0; i < kInputs; ++i) sum += weights[i] * rows[r][i];
      const double error = shares[r] * (logistic(sum) - wanted[r]);
      base_slope += error;
      for (std::size_t i = 0; i < kInputs; ++i) slopes[i] += error * rows[r][i];
    }
    base_step = kMomentum * base_step - kRate * base_slope;
    base += base_step;
    for (std::size_t i = 0; i < kInputs; ++i) {
      steps[i] = kMomentum * steps[i] - kRate * (slopes[i] + kPenalty * weights[i]);
      weights[i] += steps[i];
    }
  }
  curve.base = base;
  for (std::size_t i = 0; i < kInputs; ++i) {
    const double weight = weights[i] / scale.spread[i];
    curve.base -= weight * scale.mean[i];
    (i < kAnswerSignCount ? curve.weights[i] : curve.squares[i - kAnswerSignCount]) = weight;
  }
  return curve;
}

double threshold_at(const std::vector<double>& inside_values, double share) {
  std::vector<double> values = inside_values;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(static_cast<double>(values.size()) * (1 - share));
  return values.at(std::min(at, values.size() - 1));
}

namespace {

std::string table(std::string_view name, const answer::AnswerSigns& weights) {
  std::string text = fmt::format("inline constexpr AnswerSigns {} = {{\n", name);
  for (std::size_t s = 0; s < kAnswerSignCount; ++s) {
    text += fmt::format("    {:.4f},  // {}\n", weights[s],
                        answer::name_of(static_cast<answer::AnswerSign>(s)));
  }
  return text + "};\n\n";
}

}  // namespace

bool write_curve(const std::filesystem::path& directory, const LogisticCurve& curve,
                 double threshold) {
  std::ofstream out(directory / "abstention_weights.hpp", std::ios::binary);
  out << "// Learned by bench/answer_training; do not edit by hand.\n#pragma once\n\n"
         "#include \"answer/abstention.hpp\"\n\nnamespace ibid::answer {\n\n"
      << fmt::format("inline constexpr double kAnswerableBase = {:.4f};\n\n", curve.base)
      << table("kAnswerableWeights", curve.weights) << "/// Of the squares of the signs.\n"
      << table("kAnswerableSquares", curve.squares)
      << "/// What was learned from lies between; an index of a few passages may give signs "
         "beyond.\n"
      << table("kSignsLeast", curve.least) << table("kSignsMost", curve.most)
      << "/// 96 of 100 BioASQ questions lie above it.\n"
      << fmt::format("inline constexpr double kAnswerableMin = {:.4f};\n", threshold)
      << "\n}  // namespace ibid::answer\n";
  out.close();
  return out.good();
}

}  // namespace ibid::training
