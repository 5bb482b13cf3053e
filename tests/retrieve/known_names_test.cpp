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

TEST(KnownNames, BringTheRightPassageFirst) {
  const auto generation = small_index();
  const auto result = search(generation, "Do PPIs cause fractures?", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->hits[0].passage, 0u);
}

}  // namespace
}  // namespace ibid::retrieve
