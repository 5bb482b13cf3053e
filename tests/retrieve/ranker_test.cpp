#include "retrieve/ranker.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>

#include "retrieve/term_model.hpp"

namespace ibid::retrieve {
namespace {

TEST(Ranker, ScalesEachFeatureOverTheCandidates) {
  std::vector<PassageFeatures> rows(3, PassageFeatures{});
  rows[0][kScore] = 2;
  rows[1][kScore] = 4;
  rows[2][kScore] = 3;
  rows[0][kLength] = rows[1][kLength] = rows[2][kLength] = 5;
  const auto inputs = ranker_inputs(rows);
  EXPECT_EQ(inputs[2][kScore], 3.0F);
  EXPECT_EQ(inputs[0][kPassageFeatureCount + kScore], 0.0F);
  EXPECT_EQ(inputs[1][kPassageFeatureCount + kScore], 1.0F);
  EXPECT_EQ(inputs[2][kPassageFeatureCount + kScore], 0.5F);
  EXPECT_EQ(inputs[2][kPassageFeatureCount + kLength], 0.0F);  // all alike
  EXPECT_TRUE(ranker_inputs({}).empty());
}

TEST(Ranker, AddsUpTheLeavesThatAnInputReaches) {
  const TreeNode nodes[] = {
      {kScore, 0.5F, 1, 2}, {-1, 1.0F, 0, 0}, {kLength, 2.0F, 1, 2},
      {-1, 2.0F, 0, 0},     {-1, 4.0F, 0, 0}, {-1, 8.0F, 0, 0},  // the second tree is one leaf
  };
  const std::uint16_t roots[] = {0, 5};
  const TreeModel model{nodes, roots};
  struct Case {
    float score, length;
    double expected;
  };
  for (const Case& c : {Case{0.5F, 9, 9}, Case{0.6F, 2, 10}, Case{0.6F, 2.1F, 12}}) {
    RankerInput input{};
    input[kScore] = c.score;
    input[kLength] = c.length;
    EXPECT_DOUBLE_EQ(tree_score(model, input), c.expected);
  }
  EXPECT_EQ(tree_score({}, RankerInput{}), 0);
}

TEST(Ranker, ScoresInputsSideBySideAsOneByOne) {
  std::mt19937 random(5);
  for (std::size_t count = 0; count < 11; ++count) {
    std::vector<RankerInput> inputs(count);
    for (RankerInput& input : inputs) {
      for (float& value : input) value = static_cast<float>(random() % 1000) / 500.0F;
    }
    std::vector<double> one_by_one;
    for (const RankerInput& input : inputs) {
      one_by_one.push_back(tree_score(learned_tree_model(), input));
    }
    EXPECT_EQ(learned_scores(inputs), one_by_one);
  }
}

// What is shipped must be readable in bounds whatever the input, and end.
TEST(Ranker, TheLearnedTreesAreSound) {
  const TreeModel& model = learned_tree_model();
  ASSERT_FALSE(model.roots.empty());
  for (std::size_t t = 0; t < model.roots.size(); ++t) {
    const std::size_t end = t + 1 < model.roots.size() ? model.roots[t + 1] : model.nodes.size();
    ASSERT_LT(model.roots[t], end);
    for (std::size_t i = model.roots[t]; i < end; ++i) {
      const TreeNode& node = model.nodes[i];
      EXPECT_TRUE(std::isfinite(node.value));
      if (node.input < 0) continue;
      EXPECT_LT(node.input, static_cast<int>(kRankerInputCount));
      EXPECT_GT(node.left, 0);
      EXPECT_GT(node.right, 0);
      EXPECT_LT(i + static_cast<std::size_t>(node.left), end);
      EXPECT_LT(i + static_cast<std::size_t>(node.right), end);
    }
  }
}

TEST(TermModel, MovesTheBaseWeightByTheExponentialOfItsFeatures) {
  const WordEffect words[] = {{"associ", -1.0}, {"role", 0.5}};
  TermModel model;
  model.keyword[kKeywordIdf] = 2;
  model.words = words;
  KeywordProfile profile;
  profile.base_weight = 3;
  profile.features[kKeywordIdf] = 0.25;
  EXPECT_DOUBLE_EQ(keyword_weight(model, profile, "zinc"), 3 * std::exp(0.5));
  EXPECT_DOUBLE_EQ(keyword_weight(model, profile, "associ"), 3 * std::exp(-0.5));
  profile.features[kKeywordIdf] = 100;
  EXPECT_DOUBLE_EQ(keyword_weight(model, profile, "zinc"), 3 * std::exp(kLogMax));
  profile.features[kKeywordIdf] = -100;
  EXPECT_DOUBLE_EQ(keyword_weight(model, profile, "zinc"), 3 * std::exp(kKeywordLogMin));
}

TEST(TermModel, TheLearnedWordsAreSortedAndDistinct) {
  std::string_view before;
  for (const WordEffect& word : learned_term_model().words) {
    EXPECT_LT(before, word.term);
    before = word.term;
  }
  EXPECT_FALSE(before.empty());
}

TEST(Features, HaveDistinctNames) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kRankerInputCount; ++i) names.insert(ranker_input_name(i));
  EXPECT_EQ(names.size(), kRankerInputCount);
  for (const auto name : kKeywordFeatureNames) EXPECT_FALSE(name.empty());
  for (const auto name : kExpansionFeatureNames) EXPECT_FALSE(name.empty());
}

}  // namespace
}  // namespace ibid::retrieve
