#include "retrieve/search.hpp"

#include <gtest/gtest.h>

#include "retrieve/memory_generation.hpp"

namespace ibid::retrieve {
namespace {

MemoryGeneration small_index() {
  return MemoryGeneration({
      {"a", "", "Zinc deficiency lowers bone mineral density in rats."},
      {"b", "", "Calcium intake and the risk of hip fracture in women."},
      {"c", "", "Hypozincemia was found in patients with Crohn disease."},
      {"d", "", "Bone density and fracture were measured after zinc supplementation."},
  });
}

std::vector<index::PassageNumber> passages(const Result<SearchResult>& result) {
  std::vector<index::PassageNumber> numbers;
  for (const Hit& hit : result->hits) numbers.push_back(hit.passage);
  return numbers;
}

TEST(Search, PutsThePassageThatHoldsMostOfTheQuestionFirst) {
  const auto generation = small_index();
  const auto result = search(generation, "zinc supplementation and fracture", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->hits.front().passage, 3u);
}

TEST(Search, FindsAPassageUnderAnotherNameOfTheSameThing) {
  const auto generation = small_index();
  for (const std::string_view question : {"hypozincemia", "zinc deficiency", "low zinc"}) {
    const auto result = search(generation, question, {});
    ASSERT_TRUE(result) << question;
    const auto found = passages(result);
    EXPECT_NE(std::find(found.begin(), found.end(), 0u), found.end()) << question;
    EXPECT_NE(std::find(found.begin(), found.end(), 2u), found.end()) << question;
  }
}

TEST(Search, GivesNoHitsForAQuestionWithoutContent) {
  const auto generation = small_index();
  for (const std::string_view question : {"", "what is it", "quasar"}) {
    const auto result = search(generation, question, {});
    ASSERT_TRUE(result) << question;
    EXPECT_TRUE(result->hits.empty()) << question;
  }
}

TEST(Search, RefusesAQuestionThatIsNotUtf8) {
  const auto generation = small_index();
  const auto result = search(generation, "zinc \xff", {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kUsage);
}

TEST(Search, ListsNoMoreThanAskedForAndTheSameEachTime) {
  const auto generation = small_index();
  SearchOptions options;
  options.top_k = 2;
  const auto first = search(generation, "zinc bone fracture", options);
  const auto again = search(generation, "zinc bone fracture", options);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->hits.size(), 2u);
  EXPECT_EQ(passages(first), passages(again));
  EXPECT_EQ(first->hits[0].score, again->hits[0].score);
}

}  // namespace
}  // namespace ibid::retrieve
