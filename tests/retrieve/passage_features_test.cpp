#include "retrieve/passage_features.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "retrieve/memory_generation.hpp"
#include "retrieve/stages.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {
namespace {

/// The features of each passage of `generation` for the question, by the passage's number.
std::map<index::PassageNumber, PassageFeatures> features_for(const MemoryGeneration& generation,
                                                             std::string_view text) {
  Workspace workspace(generation);
  const Question question = read_question(generation, workspace, text);
  CandidatePool pool(workspace, question);
  const auto first =
      first_stage(generation, workspace, question,
                  synonyms_of(workspace.analyzer, workspace.language, question), {}, pool);
  const auto asked = asked_ranking(generation, workspace, question, {});
  const auto second =
      second_stage(generation, workspace, question, *first, *asked, {}, {}, kRerankedPassages);
  const auto rows = third_stage(workspace, question, *first, *second, pool);
  std::map<index::PassageNumber, PassageFeatures> by_passage;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    by_passage.emplace(second->ranked[i].passage, (*rows)[i]);
  }
  return by_passage;
}

TEST(PassageFeatures, CountAnotherNameForTheKeywordsThatItStandsFor) {
  const MemoryGeneration generation({
      {"a", "", "Zinc deficiency and wounds of the skin."},
      {"b", "", "Copper and wounds; zinc apart."},
      {"c", "", "Hypozincemia of cattle."},
  });
  auto rows = features_for(generation, "hypozincemia and wounds");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_DOUBLE_EQ(rows[0][kNamedIdf], 1);
  EXPECT_LT(rows[0][kHeldIdf], 1);
  EXPECT_DOUBLE_EQ(rows[0][kNamedWeight], 1);
  // One word of "zinc deficiency" is no name.
  EXPECT_DOUBLE_EQ(rows[1][kNamedIdf], rows[1][kHeldIdf]);
  EXPECT_DOUBLE_EQ(rows[2][kNamedIdf], rows[2][kHeldIdf]);
}

TEST(PassageFeatures, TellHowMuchOfTheQuestionWasAskedOfAPassageBefore) {
  const MemoryGeneration generation({
      {"a", "", "Zinc and copper.", {"does zinc deplete my copper?"}},
      {"b", "", "Zinc and copper.", {"does zinc help a cold?"}},
      {"c", "", "Zinc and copper."},
  });
  auto rows = features_for(generation, "will zinc deplete copper");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_GT(rows[0][kAsked], rows[1][kAsked]);
  EXPECT_GT(rows[1][kAsked], 0);
  EXPECT_EQ(rows[2][kAsked], 0);
  EXPECT_GT(rows[0][kAskedRank], rows[1][kAskedRank]);
  EXPECT_EQ(rows[2][kAskedRank], 0);
}

TEST(PassageFeatures, TellWhetherTheMedicinesAskedAboutAreNamed) {
  const MemoryGeneration generation({
      {"a", "", "Romosozumab lowered fractures."},
      {"b", "", "Febuxostat and strokes."},
  });
  auto rows = features_for(generation, "romosozumab and strokes");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_DOUBLE_EQ(rows[0][kHeldMedicines], 1);
  EXPECT_DOUBLE_EQ(rows[1][kHeldMedicines], 0);
  EXPECT_DOUBLE_EQ(features_for(generation, "strokes")[1][kHeldMedicines], 0);
}

}  // namespace
}  // namespace ibid::retrieve
