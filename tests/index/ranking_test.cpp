// The ranking of a published index against brute force, and its independence from how the index
// came to be.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "index/index_support.hpp"
#include "index/published_generation.hpp"
#include "index/schema.hpp"

namespace ibid::index::testing {
namespace {

const std::vector<Filter> kFilters{
    {},
    {SourceKind::kGuideline, {}, {}, 0, 0},
    {{}, {StudyDesign::kMetaAnalysis, StudyDesign::kRandomizedTrial}, {}, 0, 0},
    {{}, {}, {}, 2000, 2010},
    {SourceKind::kResearch, {}, {}, 2015, 0},
};

void expect_as_brute_force(const Generation& generation, const std::vector<Document>& documents,
                           std::uint32_t seed) {
  std::mt19937 random(seed);
  for (int i = 0; i < 60; ++i) {
    const auto query = generated_query(random);
    const Filter& filter = kFilters[random() % kFilters.size()];
    const std::size_t k = std::vector<std::size_t>{1, 3, 10, 1000}[random() % 4];
    EXPECT_EQ(named_top_k(generation, query, filter, k),
              brute_force_top_k(documents, query, filter, k))
        << "query " << i << " k " << k;
  }
}

TEST(Ranking, EqualsBruteForceInIdsOrderAndScores) {
  const Scratch directory;
  const auto documents = generated_documents(120, 1);
  index_documents(directory.path(), documents);
  expect_as_brute_force(*open_generation(directory.path()), documents, 7);
}

TEST(Ranking, DoesNotDependOnOrderRunsOrThreads) {
  const auto documents = generated_documents(150, 2);
  const Scratch one_run, reversed, many_runs;
  const std::string name = index_documents(one_run.path(), documents, 1);
  EXPECT_EQ(index_documents(reversed.path(), {documents.rbegin(), documents.rend()}, 2), name);
  std::string last;
  for (std::size_t begin = 0; begin < documents.size(); begin += 10) {
    last = index_documents(many_runs.path(),
                           {documents.begin() + static_cast<std::ptrdiff_t>(begin),
                            documents.begin() + static_cast<std::ptrdiff_t>(begin + 10)});
  }
  EXPECT_EQ(last, name);
  expect_as_brute_force(*open_generation(one_run.path()), documents, 8);
  expect_as_brute_force(*open_generation(reversed.path()), documents, 8);
  expect_as_brute_force(*open_generation(many_runs.path()), documents, 8);
}

TEST(Ranking, IsAfterRemovalsAndUpdatesAsIfTheOldHadNeverBeen) {
  auto documents = generated_documents(90, 3);
  const Scratch changed, fresh;
  auto first_state = documents;
  for (std::size_t i = 0; i < first_state.size(); i += 3) {
    first_state[i].passages[0].text = "zinc bone zinc hip";
    seal(first_state[i]);
  }
  const auto extra = generated_documents(40, 4);
  first_state.insert(first_state.end(), extra.begin(), extra.end());
  index_documents(changed.path(), first_state);

  auto writer = Writer::open(changed.path());
  ASSERT_TRUE(writer) << writer.error().message;
  for (const Document& document : extra) {
    const auto removed = (*writer)->remove(document.source.id);
    ASSERT_TRUE(removed) << removed.error().message;
    EXPECT_TRUE(*removed);
  }
  for (const Document& document : documents) ASSERT_TRUE((*writer)->add(document));
  const auto name = (*writer)->publish();
  ASSERT_TRUE(name) << name.error().message;

  EXPECT_EQ(*name, index_documents(fresh.path(), documents));
  const auto generation = open_generation(changed.path());
  EXPECT_EQ(generation->statistics().average_length,
            open_generation(fresh.path())->statistics().average_length);
  expect_as_brute_force(*generation, documents, 9);
}

TEST(Ranking, OrdersTiesAtTheBorderByTheHashOfTheirIds) {
  std::vector<Document> documents;
  for (int i = 0; i < 200; ++i) {
    documents.push_back(make_document("tie-" + std::to_string(i), {"zinc and bone"}));
  }
  const Scratch directory;
  index_documents(directory.path(), documents);
  const auto generation = open_generation(directory.path());
  const std::vector<WeightedTerm> query{{"zinc", 1}};
  for (const std::size_t k : {std::size_t{1}, std::size_t{5}, std::size_t{50}}) {
    EXPECT_EQ(named_top_k(*generation, query, {}, k), brute_force_top_k(documents, query, {}, k));
  }
}

TEST(Ranking, IsTheSameByXapian) {
  const Scratch directory;
  const auto documents = generated_documents(200, 5);
  for (std::size_t begin = 0; begin < documents.size(); begin += 50) {
    index_documents(directory.path(),
                    {documents.begin() + static_cast<std::ptrdiff_t>(begin),
                     documents.begin() + static_cast<std::ptrdiff_t>(begin + 50)});
  }
  auto writer = Writer::open(directory.path());
  ASSERT_TRUE(writer) << writer.error().message;
  for (std::size_t i = 0; i < documents.size(); i += 5) {
    ASSERT_TRUE((*writer)->remove(documents[i].source.id));
  }
  ASSERT_TRUE((*writer)->publish());

  const auto generation = open_generation(directory.path());
  const auto& published = dynamic_cast<const PublishedGeneration&>(*generation);
  std::mt19937 random(11);
  for (int i = 0; i < 60; ++i) {
    const auto query = generated_query(random);
    const Filter& filter = kFilters[random() % kFilters.size()];
    const auto fast = published.ranking().top_k(query, filter, 20);
    const auto slow = published.xapian_ranking().top_k(query, filter, 20);
    ASSERT_TRUE(fast && slow);
    EXPECT_EQ(*fast, *slow);
    for (const WeightedTerm& term : query) {
      EXPECT_EQ(published.document_frequency(term.term),
                *published.xapian_ranking().document_frequency(term.term));
    }
  }
}

TEST(Ranking, WordsOfAQuestionThatAPassageAnswersAreNoneOfItsText) {
  Document asked = make_document("asked", {"zinc and bone"});
  asked.passages[0].questions = {"does zinc help my skeleton?", "skeleton and copper"};
  const std::vector<Document> stated{asked, make_document("other", {"copper and zinc"})};
  Document without = asked;
  without.passages[0].questions.clear();
  const Scratch with_questions;
  const Scratch plain;
  index_documents(with_questions.path(), stated);
  index_documents(plain.path(), {without, stated[1]});
  const auto generation = open_generation(with_questions.path());
  const std::vector<WeightedTerm> words{{"zinc", 1}, {"copper", 1}, {"skeleton", 1}};
  EXPECT_EQ(named_top_k(*generation, words, {}, 5),
            named_top_k(*open_generation(plain.path()), words, {}, 5));
  const auto by_question = named_top_k(*generation, {{question_term("skeleton"), 1}}, {}, 5);
  ASSERT_EQ(by_question.size(), 1u);
  EXPECT_EQ(by_question[0].passage_id, "test:asked#0");
}

TEST(Ranking, OfNothingIsEmpty) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  const auto generation = open_generation(directory.path());
  EXPECT_TRUE(named_top_k(*generation, {}, {}, 10).empty());
  EXPECT_TRUE(named_top_k(*generation, {{"unknown", 1}}, {}, 10).empty());
  EXPECT_TRUE(named_top_k(*generation, {{"zinc", 1}}, {}, 0).empty());
  EXPECT_TRUE(named_top_k(*generation, {{std::string(300, 'z'), 1}, {"", 1}}, {}, 10).empty());
}

}  // namespace
}  // namespace ibid::index::testing
