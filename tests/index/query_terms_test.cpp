#include "index/query_terms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace ibid::index {
namespace {

using Pairs = std::vector<std::pair<std::string, double>>;

Pairs canonical(const Pairs& pairs) {
  std::vector<WeightedTerm> terms;
  for (const auto& [term, weight] : pairs) terms.push_back({term, weight});
  Pairs result;
  for (const WeightedTerm& term : canonical_terms(terms)) {
    result.emplace_back(term.term, term.weight);
  }
  return result;
}

TEST(CanonicalTerms, AreSortedAndDistinctWithSummedWeights) {
  const double inf = std::numeric_limits<double>::infinity();
  const double max = kTermWeightMax;
  const std::vector<std::pair<Pairs, Pairs>> cases = {
      {{}, {}},
      {{{"zinc", 1}, {"bone", 2}}, {{"bone", 2}, {"zinc", 1}}},
      {{{"zinc", 1}, {"zinc", 2}, {"zinc", 0.5}}, {{"zinc", 3.5}}},
      {{{"zinc", 0}, {"bone", -1}, {"", 1}, {"iron", inf}, {"ash", std::nan("")}, {"b", 1e-31}},
       {}},
      {{{"zinc", 2}, {"zinc", -1}}, {{"zinc", 2}}},
      {{{"zinc", max}, {"zinc", max}, {"bone", 1}}, {{"bone", 1}}},
  };
  for (const auto& [input, expected] : cases) EXPECT_EQ(canonical(input), expected);
}

TEST(CanonicalTerms, DoNotDependOnTheOrderOfTheBag) {
  EXPECT_EQ(canonical({{"a", 0.1}, {"a", 0.2}, {"a", 0.3}, {"b", 1}}),
            canonical({{"b", 1}, {"a", 0.3}, {"a", 0.1}, {"a", 0.2}}));
}

}  // namespace
}  // namespace ibid::index
