#include "retrieve/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Search, FindsAPassageByAQuestionThatItAnswers) {
  const MemoryGeneration generation({
      {"a", "", "Inhaled corticosteroids lowered exacerbations."},
      {"b",
       "",
       "As-needed budesonide-formoterol was as good as daily treatment.",
       {"can I use my gizmo only when I feel grotty?"}},
      {"c", "", "A daily dose was taken by most children."},
  });
  const auto result = search(generation, "a gizmo once one feels grotty", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->hits.front().passage, 1u);
  EXPECT_GT(result->hits.front().asked, 0.5);
  // No word of the question is in any text.
  const auto lay = search(generation, "grotty gizmo", {});
  EXPECT_EQ(passages(lay), (std::vector<index::PassageNumber>{1}));
  EXPECT_EQ(lay->hits.front().match, 0);
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

TEST(Search, SaysHowWellEachPassageMatchesTheBareQuestion) {
  const auto generation = small_index();
  const auto result = search(generation, "zinc supplementation fracture", {});
  ASSERT_TRUE(result);
  EXPECT_GT(result->weight, 0);
  const std::vector<index::WeightedTerm> bare = {{"zinc", 1}, {"supplement", 1}, {"fractur", 1}};
  const auto expected = generation.top_k(bare, {}, 10);
  for (const Hit& hit : result->hits) {
    double score = 0;
    for (const auto& scored : *expected) {
      if (scored.passage == hit.passage) score = scored.score;
    }
    EXPECT_NEAR(hit.match, score, 1e-9);
  }
}

TEST(Search, ExplainsTermsAndPassagesOnlyWhenAsked) {
  const auto generation = small_index();
  SearchOptions options;
  EXPECT_TRUE(search(generation, "zinc deficiency", options)->hits.at(0).explanation.empty());
  options.explain = true;
  const auto result = search(generation, "zinc deficiency", options);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->hits.at(0).explanation.empty());
  const auto synonym = std::find_if(
      result->terms.begin(), result->terms.end(),
      [](const QuestionTerm& term) { return term.origin == "synonym of zinc deficiency"; });
  EXPECT_NE(synonym, result->terms.end());
}

TEST(Search, AShorterListIsTheBeginningOfALongerOne) {
  std::vector<MemoryGeneration::Text> texts;
  for (int i = 0; i < 150; ++i) {
    std::string text = "zinc";
    for (int n = 0; n < i % 13; ++n) text += n % 3 == 0 ? " bone" : " fracture";
    texts.push_back({std::string("t").append(std::to_string(i)), "", text + " density"});
  }
  const MemoryGeneration generation(texts);
  SearchOptions options;
  options.top_k = 150;
  const auto longest = search(generation, "zinc bone density", options);
  ASSERT_TRUE(longest);
  for (const std::size_t top_k : {1u, 30u, 60u, 61u, 99u, 101u}) {
    options.top_k = top_k;
    const auto shorter = search(generation, "zinc bone density", options);
    ASSERT_TRUE(shorter);
    ASSERT_EQ(shorter->hits.size(), top_k);
    for (std::size_t i = 0; i < top_k; ++i) {
      EXPECT_EQ(shorter->hits[i].passage, longest->hits[i].passage);
      EXPECT_EQ(shorter->hits[i].score, longest->hits[i].score);
    }
  }
}

TEST(Search, ScoresFallAlongTheList) {
  std::vector<MemoryGeneration::Text> texts;
  for (int i = 0; i < 90; ++i) {
    std::string text = "zinc";
    for (int n = 0; n < i % 11; ++n) text += " bone";
    texts.push_back({std::string("t").append(std::to_string(i)), "", text + " density"});
  }
  SearchOptions options;
  options.top_k = 90;
  const auto result = search(MemoryGeneration(texts), "zinc bone", options);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->hits.size(), 90u);
  for (std::size_t i = 1; i < result->hits.size(); ++i) {
    EXPECT_LE(result->hits[i].score, result->hits[i - 1].score);
  }
}

}  // namespace
}  // namespace ibid::retrieve
