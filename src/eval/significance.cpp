#include "eval/significance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace ibid::eval {
namespace {

/// Continued fraction of the incomplete beta function (Numerical Recipes 6.4, modified Lentz).
double beta_fraction(double a, double b, double x) {
  constexpr int kSteps = 300;
  constexpr double kEnough = 1e-14;
  constexpr double kTiny = 1e-300;
  const auto at_least_tiny = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1;
  double d = 1 / at_least_tiny(1 - (a + b) * x / (a + 1));
  double result = d;
  for (int m = 1; m <= kSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / at_least_tiny(1 + even * d);
    c = at_least_tiny(1 + even / c);
    result *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / at_least_tiny(1 + odd * d);
    c = at_least_tiny(1 + odd / c);
    result *= d * c;
    if (std::abs(d * c - 1) < kEnough) break;
  }
  return result;
}

/// Regularised incomplete beta function I_x(a, b).
double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log(1 - x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double t_test(const std::vector<double>& differences, double mean) {
  const auto n = static_cast<double>(differences.size());
  if (differences.size() < 2) return 1;
  double squares = 0;
  for (const double difference : differences) squares += (difference - mean) * (difference - mean);
  if (squares == 0) return mean == 0 ? 1 : 0;
  const double t = mean / std::sqrt(squares / (n - 1) / n);
  const double freedom = n - 1;
  return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t));
}

double permutation_test(const std::vector<double>& differences) {
  double observed = 0;
  for (const double difference : differences) observed += difference;
  // Sums that are equal but for rounding count as equally extreme.
  const double border = std::abs(observed) * (1 - 1e-12);
  const std::size_t n = differences.size();
  const bool is_exact = n <= kExactPermutationQueriesMax;
  const std::size_t patterns = is_exact ? std::size_t{1} << n : kPermutations;
  std::mt19937_64 random(20'240'229);  // any fixed seed; the standard fixes the sequence
  std::size_t extreme = 0;
  for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
    double sum = 0;
    std::uint64_t signs = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (i % 64 == 0) signs = is_exact ? pattern : random();
      sum += (signs >> (i % 64)) & 1u ? differences[i] : -differences[i];
    }
    if (std::abs(sum) >= border) ++extreme;
  }
  // The observed pattern is one of the possible ones, so p is never 0 (Phipson & Smyth 2010).
  return is_exact ? static_cast<double>(extreme) / static_cast<double>(patterns)
                  : static_cast<double>(extreme + 1) / static_cast<double>(patterns + 1);
}

}  // namespace

Significance compare_paired(const std::vector<double>& first, const std::vector<double>& second) {
  Significance result;
  result.queries = std::min(first.size(), second.size());
  if (result.queries == 0) return result;
  std::vector<double> differences;
  double sum = 0;
  for (std::size_t i = 0; i < result.queries; ++i) {
    differences.push_back(second[i] - first[i]);
    sum += differences.back();
    if (differences.back() > 0) ++result.wins;
    if (differences.back() < 0) ++result.losses;
  }
  result.mean_difference = sum / static_cast<double>(result.queries);
  result.t_test_p = t_test(differences, result.mean_difference);
  result.permutation_p = permutation_test(differences);
  return result;
}

}  // namespace ibid::eval
