#include "eval/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ibid::eval {
namespace {

using Judged = std::map<std::string, int>;

std::vector<RankedDocument> ranking(const std::vector<std::string>& documents) {
  std::vector<RankedDocument> result;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    result.push_back({documents[i], static_cast<float>(documents.size() - i)});
  }
  return result;
}

// Worked by hand: levels 3, 0, 1, 2 at ranks 1 to 4; one relevant document (e) is not found.
TEST(Measures, EqualValuesWorkedByHand) {
  const auto ranked = ranking({"a", "b", "c", "d"});
  const Judged judged = {{"a", 3}, {"b", 0}, {"c", 1}, {"d", 2}, {"e", 1}};
  const double gain_4 = 3 + 1 / 2.0 + 2 / std::log2(5.0);
  const double ideal_4 = 3 + 2 / std::log2(3.0) + 1 / 2.0 + 1 / std::log2(5.0);
  const std::vector<std::pair<std::string, double>> cases = {
      {"nDCG", gain_4 / ideal_4},
      {"nDCG@10", gain_4 / ideal_4},
      {"nDCG@1", 1.0},
      {"nDCG@2", 3 / (3 + 2 / std::log2(3.0))},
      {"MAP", (1.0 + 2.0 / 3 + 3.0 / 4) / 4},
      {"MRR", 1.0},
      {"Recall@1", 0.25},
      {"Recall@100", 0.75},
      {"P@2", 0.5},
      {"P@10", 0.3},
  };
  for (const auto& [name, expected] : cases) {
    const auto measure = parse_measure(name);
    ASSERT_TRUE(measure) << name;
    EXPECT_NEAR(value_of(*measure, ranked, judged), expected, 1e-12) << name;
  }
}

TEST(Measures, AreZeroWhenNothingIsRelevantOrFound) {
  for (const Measure& measure : standard_measures()) {
    EXPECT_EQ(value_of(measure, ranking({"a"}), {}), 0) << name_of(measure);
    EXPECT_EQ(value_of(measure, ranking({"a"}), {{"a", 0}}), 0) << name_of(measure);
    EXPECT_EQ(value_of(measure, ranking({"a"}), {{"a", -1}, {"b", 1}}), 0) << name_of(measure);
    EXPECT_EQ(value_of(measure, {}, {{"a", 1}}), 0) << name_of(measure);
  }
}

TEST(Measures, CountTheReciprocalRankOfTheFirstRelevantDocumentOnly) {
  const auto measure = parse_measure("mrr");
  ASSERT_TRUE(measure);
  EXPECT_DOUBLE_EQ(value_of(*measure, ranking({"x", "y", "a", "b"}), {{"a", 1}, {"b", 2}}),
                   1.0 / 3);
}

TEST(Measures, KeepTheirNames) {
  for (const std::string name : {"nDCG@10", "nDCG", "MAP", "MRR", "MRR@10", "Recall@100", "P@5"}) {
    const auto measure = parse_measure(name);
    ASSERT_TRUE(measure) << name;
    EXPECT_EQ(name_of(*measure), name);
  }
}

TEST(Measures, RefuseNamesThatAreNone) {
  for (const std::string name : {"", "nDCG@", "nDCG@0", "nDCG@x", "nDCG@10x", "P", "F1", "@10"}) {
    const auto measure = parse_measure(name);
    ASSERT_FALSE(measure) << name;
    EXPECT_EQ(measure.error().code, ErrorCode::kUsage);
  }
}

}  // namespace
}  // namespace ibid::eval
