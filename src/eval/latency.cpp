#include "eval/latency.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace ibid::eval {
namespace {

/// Enough resamples that the ends of a 95% interval hold still to two digits.
constexpr int kBootstrapSamples = 2000;
constexpr std::uint32_t kBootstrapSeed = 20211;

/// No clock here resolves less; keeps the logarithm of a ratio finite.
constexpr double kSmallestMs = 1e-6;

double median(std::vector<double> values) {
  return quantile(std::move(values), 0.5);
}

/// Two-sided p of the signed-rank statistic; ties share the mean rank, zeros are dropped
/// (Wilcoxon).
double signed_rank_p(std::vector<double> differences) {
  differences.erase(std::remove(differences.begin(), differences.end(), 0.0), differences.end());
  const std::size_t n = differences.size();
  if (n == 0) return 1;
  std::sort(differences.begin(), differences.end(),
            [](double a, double b) { return std::abs(a) < std::abs(b); });
  double positive_ranks = 0;
  double tie_correction = 0;
  for (std::size_t begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && std::abs(differences[end]) == std::abs(differences[begin])) ++end;
    const double shared_rank = (static_cast<double>(begin + 1) + static_cast<double>(end)) / 2;
    const auto tied = static_cast<double>(end - begin);
    tie_correction += tied * tied * tied - tied;
    for (std::size_t i = begin; i < end; ++i)
      positive_ranks += differences[i] > 0 ? shared_rank : 0;
    begin = end;
  }
  const auto count = static_cast<double>(n);
  const double mean = count * (count + 1) / 4;
  const double variance = count * (count + 1) * (2 * count + 1) / 24 - tie_correction / 48;
  if (variance <= 0) return 1;
  const double z = (std::abs(positive_ranks - mean) - 0.5) / std::sqrt(variance);
  return std::min(1.0, std::erfc(std::max(0.0, z) / std::sqrt(2.0)));
}

}  // namespace

double quantile(std::vector<double> samples, double q) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const double position = q * static_cast<double>(samples.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, samples.size() - 1);
  const double share = position - static_cast<double>(below);
  return samples[below] * (1 - share) + samples[above] * share;
}

LatencySummary summarize(std::span<const double> samples_ms) {
  if (samples_ms.empty()) return {};
  const std::vector<double> samples(samples_ms.begin(), samples_ms.end());
  return {
      quantile(samples, 0.50), quantile(samples, 0.95), quantile(samples, 0.99),
      quantile(samples, 1.00),
      std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size())};
}

LatencyComparison compare(std::span<const double> a_ms, std::span<const double> b_ms) {
  LatencyComparison result;
  result.questions = std::min(a_ms.size(), b_ms.size());
  if (result.questions == 0) return result;
  std::vector<double> log_ratios(result.questions);
  for (std::size_t i = 0; i < log_ratios.size(); ++i) {
    log_ratios[i] =
        std::log(std::max(b_ms[i], kSmallestMs)) - std::log(std::max(a_ms[i], kSmallestMs));
  }
  result.median_ratio = std::exp(median(log_ratios));
  result.p_value = signed_rank_p(log_ratios);

  // Raw engine output, not std::uniform_int_distribution, whose results differ between libraries.
  std::mt19937 random(kBootstrapSeed);
  std::vector<double> medians(kBootstrapSamples);
  std::vector<double> resample(log_ratios.size());
  for (double& value : medians) {
    for (double& drawn : resample) drawn = log_ratios[random() % log_ratios.size()];
    value = median(resample);
  }
  result.ratio_low = std::exp(quantile(medians, 0.025));
  result.ratio_high = std::exp(quantile(medians, 0.975));
  return result;
}

}  // namespace ibid::eval
