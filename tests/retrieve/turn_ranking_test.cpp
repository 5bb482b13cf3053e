#include "retrieve/turn_ranking.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "retrieve/memory_generation.hpp"

namespace ibid::retrieve {
namespace {

// Each Document of this generation has one passage.
constexpr index::PassageNumber kStart = 0;
constexpr index::PassageNumber kRash = 1;
constexpr index::PassageNumber kFlare = 2;
constexpr index::PassageNumber kExercise = 3;
constexpr index::PassageNumber kWalking = 4;

const MemoryGeneration& passages() {
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
      {"exercise", "Heart failure", "Training helps in heart failure.", {"may mum exercise"}},
      {"walking", "COPD", "Walking helps in COPD.", {"may mum exercise"}},
  });
  return generation;
}

std::vector<index::ScoredPassage> ranked(const TurnsSaid& turns, std::string_view completed,
                                         std::size_t top_k = 10) {
  return rank_by_turns(passages(), turns, completed, {}, top_k).value();
}

TEST(TurnRanking, TheLastTurnAndWhatItWasCompletedToFindByStatedQuestions) {
  EXPECT_EQ(ranked({"itchy spots", {}, {}}, "itchy spots").front().passage, kRash);
  EXPECT_EQ(ranked({"and then", {}, {}}, "what helps a flare").front().passage, kFlare);
  EXPECT_EQ(ranked({"and what dose", {}, {}}, "itchy spots").front().passage, kStart)
      << "what a turn says itself counts more than what was taken over";
}

TEST(TurnRanking, OfEqualsThatCountsWhoseDocumentIsWhatEarlierTurnsAreAbout) {
  const std::string_view asked = "may mum exercise";
  const std::string_view heart = "training in heart failure";
  const std::string_view lungs = "walking in COPD";
  EXPECT_EQ(ranked({asked, heart, heart}, asked).front().passage, kExercise);
  EXPECT_EQ(ranked({asked, lungs, lungs}, asked).front().passage, kWalking);
  // With what a conversation began counts more than the turn before the last.
  EXPECT_EQ(ranked({asked, heart, lungs}, asked).front().passage, kWalking);
}

TEST(TurnRanking, GivesTheBestByDescendingScore) {
  const TurnsSaid turns{"allopurinol dose or itchy spots in a flare", {}, {}};
  const std::vector<index::ScoredPassage> all = ranked(turns, turns.last);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_GE(all[0].score, all[1].score);
  EXPECT_GE(all[1].score, all[2].score);
  const std::vector<index::ScoredPassage> best = ranked(turns, turns.last, 2);
  ASSERT_EQ(best.size(), 2U);
  EXPECT_EQ(best[0].passage, all[0].passage);
  EXPECT_EQ(best[1].passage, all[1].passage);
}

TEST(TurnRanking, IsEmptyInWordsThatNoStatedQuestionHas) {
  EXPECT_TRUE(ranked({"gout", {}, {}}, "gout").empty()) << "texts have it";
  EXPECT_TRUE(ranked({"the of", {}, {}}, "the of").empty());
  EXPECT_TRUE(ranked({"gout", "itchy spots", "itchy spots"}, "gout").empty())
      << "what only earlier turns said is not asked";
}

}  // namespace
}  // namespace ibid::retrieve
