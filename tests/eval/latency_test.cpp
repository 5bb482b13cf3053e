#include "eval/latency.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ibid::eval {
namespace {

TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  const struct {
    std::vector<double> samples;
    double q;
    double expected;
  } kCases[] = {
      {{}, 0.5, 0},
      {{7}, 0.99, 7},
      {{3, 1, 2}, 0.5, 2},
      {{1, 2, 3, 4}, 0.5, 2.5},
      {{1, 2, 3, 4, 5}, 0.95, 4.8},
      {{5, 1}, 1.0, 5},
  };
  for (const auto& [samples, q, expected] : kCases) {
    EXPECT_DOUBLE_EQ(quantile(samples, q), expected);
  }
}

TEST(Compare, SeesASpeedUpThatIsThere) {
  std::vector<double> a;
  std::vector<double> b;
  for (int i = 1; i <= 50; ++i) {
    a.push_back(i);
    b.push_back(i * 0.5);
  }
  const LatencyComparison comparison = compare(a, b);
  EXPECT_EQ(comparison.questions, 50u);
  EXPECT_NEAR(comparison.median_ratio, 0.5, 1e-12);
  EXPECT_NEAR(comparison.ratio_low, 0.5, 1e-12);
  EXPECT_LT(comparison.p_value, 1e-6);
}

TEST(Compare, DoesNotSeeWhatIsNotThere) {
  const std::vector<double> a{1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<double> b{2, 1, 4, 3, 6, 5, 8, 7};
  EXPECT_GT(compare(a, b).p_value, 0.5);
  EXPECT_DOUBLE_EQ(compare(a, a).p_value, 1);
  EXPECT_DOUBLE_EQ(compare({}, {}).median_ratio, 1);
}

// Worked by hand: |d| = .1 .2 .3 .4 .5, all positive: W+ = 15, mean 7.5, variance 13.75.
TEST(Compare, AgreesWithASignedRankTestByHand) {
  const std::vector<double> a{1, 1, 1, 1, 1};
  const std::vector<double> b{std::exp(0.1), std::exp(0.2), std::exp(0.3), std::exp(0.4),
                              std::exp(0.5)};
  const double z = (7.5 - 0.5) / std::sqrt(13.75);
  EXPECT_NEAR(compare(a, b).p_value, std::erfc(z / std::sqrt(2.0)), 1e-12);
}

}  // namespace
}  // namespace ibid::eval
