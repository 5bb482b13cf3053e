#include "answer/scoring.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "answer/ranking_trees.hpp"

namespace ibid::answer {
namespace {

TEST(RankingTrees, WeighRowsSideBySideAsOneByOne) {
  std::mt19937 random(5);
  for (std::size_t count = 0; count < 11; ++count) {
    std::vector<Features> rows(count);
    for (Features& row : rows) {
      for (double& value : row) value = static_cast<double>(random() % 1000) / 500;
    }
    for (const TreeTable* table : {&worth_trees(), &recall_trees(), &lead_trees()}) {
      std::vector<double> one_by_one;
      for (const Features& row : rows) one_by_one.push_back(value_of(*table, row));
      EXPECT_EQ(values_of(*table, rows), one_by_one);
    }
  }
}

}  // namespace
}  // namespace ibid::answer
