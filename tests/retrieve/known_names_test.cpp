#include "retrieve/known_names.hpp"

#include <gtest/gtest.h>

#include "retrieve/memory_generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::retrieve {
namespace {

MemoryGeneration small_index() {
  return MemoryGeneration({
      {"a", "", "Proton pump inhibitors were associated with fractures of the hip."},
      {"b", "", "Fractures and bone density in women."},
      {"c", "", "Fractures in men, screening, and bone."},
      {"d", "", "Paracetamol eases pain."},
  });
}

std::string named(std::string_view text) {
  const auto generation = small_index();
  index::Analyzer analyzer(generation.language());
  return in_known_names(generation, analyzer, text);
}

TEST(KnownNames, ReplaceWhatNoPassageCallsSo) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Do PPIs cause fractures?", "Do proton pump inhibitor cause fractures?"},
      {"PPI", "proton pump inhibitor"},
      {"Do proton pump inhibitors help?", "Do proton pump inhibitors help?"},
      {"fractures", "fractures"},                      // known
      {"quasarology", "quasarology"},                  // no other name
      {"Is omeprazole safe?", "Is omeprazole safe?"},  // nor is any of its names known
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(named(text), expected) << text;
}

TEST(KnownNames, ReplaceAnExpressionOfWhichNoPassageHoldsAWord) {
  std::vector<MemoryGeneration::Text> texts = {
      {"lungs", "", "A CT scan of the lungs, and pneumonia of the heart and attack."}};
  for (int i = 0; i < 4; ++i) {
    texts.push_back({"bone" + std::to_string(i), "", "Measurement of bone density, a test."});
  }
  const MemoryGeneration generation(texts);
  index::Analyzer analyzer(generation.language());
  // No passage has "dexa", and "scan" alone would find the lungs.
  const std::string named = with_usual_names(generation, analyzer, "who needs a dexa scan?");
  EXPECT_EQ(named.find("scan"), std::string::npos) << named;
  EXPECT_NE(named.find("bone density"), std::string::npos) << named;
  // What is asked stays as it was said; and where both words are there it may be what they say.
  EXPECT_EQ(in_known_names(generation, analyzer, "dexa scan"), "dexa scan");
  EXPECT_EQ(with_usual_names(generation, analyzer, "heart attack"), "heart attack");
}

TEST(KnownNames, StandBesideARareOneThatPassagesHold) {
  // One passage says "hypozincemia", sixty "zinc deficiency", twenty "otitis".
  std::vector<MemoryGeneration::Text> texts = {
      {"rare", "", "Hypozincemia, otitis media, and middle ear infection."}};
  for (int i = 0; i < 60; ++i) {
    texts.push_back({"common" + std::to_string(i), "", "Zinc deficiency and wounds."});
  }
  for (int i = 0; i < 20; ++i) {
    texts.push_back({"equal" + std::to_string(i), "", "Otitis media or middle ear infection."});
  }
  const MemoryGeneration generation(texts);
  index::Analyzer analyzer(generation.language());
  const std::string rare = "Hypozincemia in wounds?";
  EXPECT_EQ(with_usual_names(generation, analyzer, rare),
            "Hypozincemia zinc deficiency in wounds?");
  EXPECT_EQ(with_usual_names(generation, analyzer, "otitis"), "otitis");
  EXPECT_EQ(in_known_names(generation, analyzer, rare), rare);
  const std::string both = "Hypozincemia (low zinc levels) in wounds?";
  EXPECT_EQ(with_usual_names(generation, analyzer, both),
            "Hypozincemia (zinc deficiency) in wounds?");
}

TEST(KnownNames, BringTheRightPassageFirst) {
  const auto generation = small_index();
  const auto result = search(generation, "Do PPIs cause fractures?", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->hits[0].passage, 0u);
}

}  // namespace
}  // namespace ibid::retrieve
