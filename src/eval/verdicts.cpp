#include "eval/verdicts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ibid::eval {
namespace {

constexpr std::array<double, 10> kConfidences = {0.95, 0.9,  0.85, 0.8, 0.75,
                                                 0.7,  0.65, 0.6,  0.5, 0.0};
constexpr std::size_t kBands = 10;

std::string cell(const VerdictPoint& point) {
  if (point.given == 0) return fmt::format("{:>7}{:>11}{:>8.3f}", 0, "-", point.recall);
  return fmt::format("{:>7}{:>11.3f}{:>8.3f}", point.given, point.precision, point.recall);
}

}  // namespace

std::vector<VerdictPoint> verdict_curve(std::span<const ScoredVerdict> verdicts, Verdict verdict,
                                        std::span<const double> confidences) {
  const auto gold = static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(),
                    [&](const ScoredVerdict& scored) { return scored.gold == verdict; }));
  std::vector<VerdictPoint> curve;
  curve.reserve(confidences.size());
  for (const double confidence : confidences) {
    VerdictPoint point;
    point.confidence = confidence;
    for (const ScoredVerdict& scored : verdicts) {
      if (scored.verdict != verdict || scored.confidence < confidence) continue;
      ++point.given;
      if (scored.gold == verdict) ++point.correct;
    }
    const auto correct = static_cast<double>(point.correct);
    if (point.given > 0) point.precision = correct / static_cast<double>(point.given);
    if (gold > 0) point.recall = correct / static_cast<double>(gold);
    curve.push_back(point);
  }
  return curve;
}

double calibration_error(std::span<const ScoredVerdict> verdicts) {
  struct Band {
    double claims = 0;
    double correct = 0;
    double confidence = 0;
  };
  std::array<Band, kBands> bands{};
  double total = 0;
  for (const ScoredVerdict& scored : verdicts) {
    if (!commits(scored.verdict)) continue;
    const double share = std::clamp(scored.confidence, 0.0, 1.0);
    Band& band = bands[std::min(kBands - 1, static_cast<std::size_t>(share * kBands))];
    band.claims += 1;
    band.confidence += share;
    if (scored.gold == scored.verdict) band.correct += 1;
    total += 1;
  }
  double error = 0;
  for (const Band& band : bands) error += std::abs(band.confidence - band.correct);
  return total > 0 ? error / total : 0;
}

std::string verdict_table(std::span<const ScoredVerdict> verdicts) {
  const auto supported = verdict_curve(verdicts, Verdict::kSupported, kConfidences);
  const auto contradicted = verdict_curve(verdicts, Verdict::kContradicted, kConfidences);
  std::string table = fmt::format("{:>10} |{:>7}{:>11}{:>8} |{:>7}{:>11}{:>8}\n", "confidence",
                                  "sup.", "precision", "recall", "contr.", "precision", "recall");
  for (std::size_t i = 0; i < kConfidences.size(); ++i) {
    table += fmt::format("{:>10.2f} |{} |{}\n", kConfidences[i], cell(supported[i]),
                         cell(contradicted[i]));
  }
  return table;
}

}  // namespace ibid::eval
