#include "retrieve/turn_ranking.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "retrieve/memory_generation.hpp"

namespace ibid::retrieve {
namespace {

constexpr index::PassageNumber kStart = 0;
constexpr index::PassageNumber kRash = 1;
constexpr index::PassageNumber kFlare = 2;

const MemoryGeneration& gout() {
  static const MemoryGeneration generation(std::vector<MemoryGeneration::Text>{
      {"start",
       "Gout",
       "Allopurinol in gout is started at 100 mg a day.",
       {"what dose of allopurinol to begin with"}},
      {"rash",
       "Gout",
       "Allopurinol in gout can bring out a rash in the first weeks.",
       {"itchy spots"}},
      {"flare", "Gout", "Colchicine eases a flare of gout.", {"what helps a flare"}},
  });
  return generation;
}

std::vector<index::ScoredPassage> ranked(const std::vector<WeighedText>& said, std::size_t top_k) {
  return rank_by_words(gout(), said, {}, top_k).value();
}

TEST(TurnRanking, AddsUpTextsAndStatedQuestionsByTheWeightsOfTheirWords) {
  const auto best = [](const std::vector<WeighedText>& said) {
    return ranked(said, 10).front().passage;
  };
  EXPECT_EQ(best({{"allopurinol dose", 1}, {"itchy spots", 0.1}}), kStart);
  EXPECT_EQ(best({{"allopurinol dose", 0.1}, {"itchy spots", 1}}), kRash) << "by a question alone";
}

TEST(TurnRanking, AWordOfSeveralTextsWeighsAsWhereItWeighsMostAndOnce) {
  const std::vector<index::ScoredPassage> once = ranked({{"flare colchicine", 1}}, 10);
  const std::vector<index::ScoredPassage> twice =
      ranked({{"flare colchicine", 1}, {"colchicine flare", 0.2}}, 10);
  EXPECT_EQ(once.front().passage, kFlare);
  ASSERT_EQ(twice.size(), once.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(twice[i].passage, once[i].passage);
    EXPECT_DOUBLE_EQ(twice[i].score, once[i].score);
  }
}

TEST(TurnRanking, GivesTheBestByDescendingScore) {
  const std::vector<WeighedText> asked = {{"gout allopurinol itchy", 1}};
  const std::vector<index::ScoredPassage> all = ranked(asked, 10);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_GE(all[0].score, all[1].score);
  EXPECT_GE(all[1].score, all[2].score);
  const std::vector<index::ScoredPassage> best = ranked(asked, 2);
  ASSERT_EQ(best.size(), 2U);
  EXPECT_EQ(best[0].passage, all[0].passage);
  EXPECT_EQ(best[1].passage, all[1].passage);
}

TEST(TurnRanking, IsEmptyInWordsThatNoStatedQuestionHas) {
  EXPECT_TRUE(ranked({{"gout", 1}}, 2).empty()) << "texts have it";
  EXPECT_TRUE(ranked({{"the of", 1}}, 2).empty());
  EXPECT_TRUE(ranked({}, 10).empty());
}

}  // namespace
}  // namespace ibid::retrieve
