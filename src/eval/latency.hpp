// Latency figures: quantiles of samples, and whether two runs over the same questions differ.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ibid::eval {

struct LatencySummary {
  double p50_ms = 0;
  double p95_ms = 0;
  double p99_ms = 0;
  double max_ms = 0;
  double mean_ms = 0;
};

/// The q-quantile (0..1) by linear interpolation between order statistics (Hyndman & Fan 1996,
/// type 7). 0 for no samples.
[[nodiscard]] double quantile(std::vector<double> samples, double q);

[[nodiscard]] LatencySummary summarize(std::span<const double> samples_ms);

/// Two runs over the same questions, question by question.
struct LatencyComparison {
  std::size_t questions = 0;
  double median_ratio = 1;  ///< median over questions of b / a: below 1 means that b is faster
  double ratio_low = 1;     ///< 95% bootstrap interval of that median (Efron 1979, percentile)
  double ratio_high = 1;
  double p_value = 1;  ///< two-sided Wilcoxon signed-rank test on log ratios, normal approximation
};

/// `a_ms[i]` and `b_ms[i]` belong to the same question; both of one length. Deterministic: the
/// bootstrap has a fixed seed.
[[nodiscard]] LatencyComparison compare(std::span<const double> a_ms, std::span<const double> b_ms);

}  // namespace ibid::eval
