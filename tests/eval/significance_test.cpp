#include "eval/significance.hpp"

#include <gtest/gtest.h>

namespace ibid::eval {
namespace {

// Student's sleep data (Student 1908), extra hours of sleep under two drugs: t = 4.0621, 9 degrees
// of freedom, p = 0.002833, as every statistics package prints it.
TEST(Significance, AgreesWithThePublishedPairedTTest) {
  const std::vector<double> first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const std::vector<double> second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  const Significance result = compare_paired(first, second);
  EXPECT_NEAR(result.mean_difference, 1.58, 1e-12);
  EXPECT_NEAR(result.t_test_p, 0.002833, 1e-6);
  // Nine differences are positive and one is 0: of 2^10 patterns, all nine alike on either side.
  EXPECT_DOUBLE_EQ(result.permutation_p, 4.0 / 1024);
  EXPECT_EQ(result.wins, 9u);
  EXPECT_EQ(result.losses, 0u);
}

TEST(Significance, FindsNothingBetweenARunAndItself) {
  const std::vector<double> values = {0.1, 0.5, 0.9};
  const Significance result = compare_paired(values, values);
  EXPECT_EQ(result.t_test_p, 1);
  EXPECT_EQ(result.permutation_p, 1);
  EXPECT_EQ(result.mean_difference, 0);
}

TEST(Significance, OfNoQueriesOrOneIsNone) {
  EXPECT_EQ(compare_paired({}, {}).t_test_p, 1);
  EXPECT_EQ(compare_paired({0.1}, {0.9}).t_test_p, 1);
  EXPECT_EQ(compare_paired({0.1}, {0.9}).permutation_p, 1);
}

TEST(Significance, RandomPatternsGiveTheSamePEachTimeAndAgreeWithTheTTest) {
  std::vector<double> first;
  std::vector<double> second;
  for (int i = 0; i < 200; ++i) {
    first.push_back((i * 37 % 100) / 100.0);
    second.push_back(first.back() + ((i * 53 % 100) - 45) / 500.0);
  }
  const Significance result = compare_paired(first, second);
  EXPECT_EQ(result.permutation_p, compare_paired(first, second).permutation_p);
  EXPECT_NEAR(result.permutation_p, result.t_test_p, 0.01);
}

}  // namespace
}  // namespace ibid::eval
