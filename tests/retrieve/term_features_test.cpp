#include "retrieve/term_features.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "retrieve/memory_generation.hpp"
#include "retrieve/stages.hpp"

namespace ibid::retrieve {
namespace {

class TermFeatures : public testing::Test {
 protected:
  TermFeatures()
      : generation_({
            {"a", "", "Zinc deficiency and osteoporosis in women."},
            {"b", "", "Zinc and osteoporosis: calcium matters in women."},
            {"c", "", "Calcium and osteoporosis in women, calcium in men."},
            {"d", "", "Steel bridges and their corrosion."},
            {"e", "", "Corrosion of bridges in salt water."},
        }),
        workspace_(generation_),
        question_(analyze_question(workspace_.analyzer, "zinc for osteoporosis quasar")),
        pool_(workspace_, question_),
        first_(first_stage(generation_, workspace_, question_,
                           synonyms_of(workspace_.analyzer, workspace_.language, question_), {},
                           pool_)
                   .value()) {}

  const ExpansionProfile* expansion(std::string_view term) const {
    for (const ExpansionProfile& profile : first_.profiles.expansions) {
      if (workspace_.lexicon.term(profile.number) == term) return &profile;
    }
    return nullptr;
  }

  MemoryGeneration generation_;
  Workspace workspace_;
  Question question_;
  CandidatePool pool_;
  FirstStage first_;
};

TEST_F(TermFeatures, SayWhichKeywordsTheBestPassagesHold) {
  const auto& keywords = first_.profiles.keywords;
  ASSERT_EQ(keywords.size(), 3u);
  ASSERT_EQ(first_.ranked.size(), 3u);
  EXPECT_DOUBLE_EQ(keywords[0].features[kKeywordInTop10], 2.0 / 3);
  EXPECT_DOUBLE_EQ(keywords[1].features[kKeywordInTop10], 1);
  EXPECT_DOUBLE_EQ(keywords[2].features[kKeywordInTop10], 0);
  EXPECT_EQ(keywords[0].features[kKeywordIsAbsent], 0);
  EXPECT_EQ(keywords[2].features[kKeywordIsAbsent], 1);
  EXPECT_EQ(keywords[0].features[kKeywordIsFirst], 1);
  EXPECT_EQ(keywords[2].features[kKeywordIsLast], 1);
}

TEST_F(TermFeatures, TakeExpansionsFromTheBestPassagesOnly) {
  const ExpansionProfile* const calcium = expansion("calcium");
  ASSERT_NE(calcium, nullptr);
  EXPECT_DOUBLE_EQ(calcium->features[kExpansionInTop10], 2.0 / 3);
  EXPECT_GT(calcium->base_weight, 0);
  EXPECT_LE(calcium->base_weight, kExpansionWeight);
  EXPECT_EQ(expansion("corros"), nullptr);  // no best passage holds it
  EXPECT_EQ(expansion("zinc"), nullptr);    // a keyword is no expansion
  EXPECT_EQ(expansion("men"), nullptr);     // only one passage holds it
}

TEST_F(TermFeatures, AreFinite) {
  for (const KeywordProfile& keyword : first_.profiles.keywords) {
    for (const double value : keyword.features) EXPECT_TRUE(std::isfinite(value));
  }
  for (const ExpansionProfile& expansion : first_.profiles.expansions) {
    for (const double value : expansion.features) EXPECT_TRUE(std::isfinite(value));
  }
}

TEST(TermProfiles, OfAQuestionThatNothingMatchesAreFiniteToo) {
  const MemoryGeneration generation({{"a", "", "zinc"}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "quasar");
  CandidatePool pool(workspace, question);
  const auto first =
      first_stage(generation, workspace, question,
                  synonyms_of(workspace.analyzer, workspace.language, question), {}, pool);
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->profiles.expansions.empty());
  for (const double value : first->profiles.keywords.at(0).features) {
    EXPECT_TRUE(std::isfinite(value));
  }
}

}  // namespace
}  // namespace ibid::retrieve
