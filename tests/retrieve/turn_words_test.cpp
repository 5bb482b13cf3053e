#include "retrieve/turn_words.hpp"

#include <gtest/gtest.h>

#include "retrieve/memory_generation.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"

namespace ibid::retrieve {
namespace {

MemoryGeneration small_index() {
  return MemoryGeneration({
      {"a", "", "Zinc lowers bone loss in rats."},
      {"b", "", "Proton pump inhibitors raise the risk of fracture."},
      {"c", "", "Coffee with breakfast was common."},
      {"d", "", "Tea with breakfast was rare."},
  });
}

TEST(TurnWords, HasWhatTheTurnSaysInAnyReading) {
  const auto generation = small_index();
  index::Analyzer& analyzer = analyzer_of(generation);
  const TurnWords words(generation, analyzer, "do PPIs or an espresso matter?");
  EXPECT_TRUE(words.has("proton")) << "by its usual name";
  EXPECT_TRUE(words.has("coffe")) << "as an unknown word is read";
  EXPECT_FALSE(words.has("zinc"));
  EXPECT_FALSE(words.has("fractur"));
}

TEST(TurnWords, WithoutATurnEverythingWasSaid) {
  const auto generation = small_index();
  EXPECT_TRUE(TurnWords(generation, analyzer_of(generation), "").has("zinc"));
}

std::vector<index::PassageNumber> found(const MemoryGeneration& generation, std::string_view turn) {
  const auto result = search(generation, "coffee or tea", {}, {{}, turn});
  std::vector<index::PassageNumber> passages;
  for (const Hit& hit : result.value().hits) passages.push_back(hit.passage);
  return passages;
}

TEST(TurnWords, WhatTheTurnSaysWeighsMoreThanWhatWasTakenOver) {
  const auto generation = small_index();
  EXPECT_EQ(found(generation, "coffee?").front(), 2u);
  EXPECT_EQ(found(generation, "tea?").front(), 3u);
  // What says none of it weighs it all alike.
  EXPECT_EQ(found(generation, "and why?"), found(generation, ""));
  EXPECT_EQ(found(generation, "coffee?").size(), 2u) << "what was taken over still counts";
}

}  // namespace
}  // namespace ibid::retrieve
