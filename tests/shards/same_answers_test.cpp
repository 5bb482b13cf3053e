// Promise 4 over shards: the same generation and question give the same bytes, whatever the number
// of shards.

#include <gtest/gtest.h>

#include <random>

#include "index/block_max_bounds.hpp"
#include "index/index_support.hpp"
#include "index/schema.hpp"
#include "index/shards/remote_generation.hpp"
#include "shards/shard_support.hpp"

namespace ibid::shard_test {
namespace {

class SameAnswers : public testing::TestWithParam<unsigned> {
 protected:
  Scratch scratch_;
  ServedShards shards_{corpus_index(), scratch_ / "shards", GetParam()};
  std::unique_ptr<Engine> whole_ = open({corpus_index().string()});
  std::unique_ptr<Engine> split_ = open(shards_.addresses());

  void expect_same(const AskRequest& request) const {
    const Result<Answer> expected = whole_->ask(request);
    const Result<Answer> answer = split_->ask(request);
    ASSERT_TRUE(expected.has_value()) << expected.error().message;
    ASSERT_TRUE(answer.has_value()) << answer.error().message;
    EXPECT_EQ(to_json(*answer), to_json(*expected)) << request.question;
  }
};

TEST_P(SameAnswers, EveryPassageIsInExactlyOneShard) {
  std::uint32_t passages = 0;
  for (const WrittenShard& shard : shards_.report().shards) {
    EXPECT_GT(shard.passages, 0u) << shard.path;
    passages += shard.passages;
  }
  EXPECT_EQ(passages, whole_->statistics().passages);
  EXPECT_EQ(split_->statistics().generation, whole_->statistics().generation);
}

TEST_P(SameAnswers, ToQuestions) {
  for (const std::string& question : questions()) expect_same(asking(question));
}

TEST_P(SameAnswers, ToEveryKindOfReader) {
  for (const Audience audience :
       {Audience::kPatient, Audience::kStudent, Audience::kNurse, Audience::kPhysician,
        Audience::kResearcher, Audience::kClinician}) {
    expect_same(asking(questions()[0], {}, audience));
    expect_same(asking(questions()[7], {}, audience));
  }
}

TEST_P(SameAnswers, UnderFilters) {
  std::vector<Filter> filters(7);
  filters[0].kind = SourceKind::kGuideline;
  filters[1].kind = SourceKind::kResearch;
  filters[2].designs = {StudyDesign::kMetaAnalysis, StudyDesign::kRandomizedTrial};
  filters[3].year_from = 2020;
  filters[4].year_to = 2015;
  filters[5].year_from = 2010;
  filters[5].year_to = 2019;
  filters[5].kind = SourceKind::kResearch;
  filters[6].statuses = {SourceStatus::kSuperseded, SourceStatus::kCorrected};
  for (const Filter& filter : filters) {
    for (const std::size_t question : {0u, 4u, 7u, 12u}) {
      expect_same(asking(questions()[question], filter));
    }
  }
}

TEST_P(SameAnswers, ToFollowUpQuestions) {
  expect_same(following({questions()[0]}, "And in women?"));
  expect_same(following({questions()[2]}, "What about children?"));
  expect_same(following({questions()[2], "In pregnancy?"}, questions()[8]));
}

TEST_P(SameAnswers, InSearchDownToTheLastDigit) {
  for (const std::string& question : questions()) {
    SearchRequest request = searching(question, 50);
    request.explain = true;
    const auto expected = whole_->search(request);
    const auto reply = split_->search(request);
    ASSERT_TRUE(expected.has_value() && reply.has_value());
    EXPECT_EQ(to_json(*reply), to_json(*expected)) << question;
  }
}

TEST_P(SameAnswers, InAudits) {
  const Result<Answer> answer = whole_->ask(asking(questions()[0]));
  ASSERT_TRUE(answer.has_value());
  for (const std::string& text :
       {to_json(*answer),
        std::string("Zinc is bad for bones [1].\n\nReferences\n1. Nobody A. A title that nobody "
                    "has given. J Nothing. 2020;1:1-2. doi:10.1000/none")}) {
    const auto expected = whole_->verify(text);
    const auto audit = split_->verify(text);
    ASSERT_TRUE(expected.has_value() && audit.has_value());
    EXPECT_EQ(to_json(*audit), to_json(*expected));
  }
}

TEST_P(SameAnswers, InSourcesAndPassages) {
  const auto reply = whole_->search(searching(questions()[0], 20));
  ASSERT_TRUE(reply.has_value());
  for (const FoundPassage& found : reply->passages) {
    const auto passage = split_->passage(found.passage.id);
    ASSERT_TRUE(passage.has_value()) << passage.error().message;
    EXPECT_EQ(to_json(*passage), to_json(*whole_->passage(found.passage.id)));
    for (const Source& cited : found.cited) {
      const auto source = split_->source(cited.id);
      ASSERT_TRUE(source.has_value()) << source.error().message;
      EXPECT_EQ(*source, *whole_->source(cited.id));
      const auto citing = split_->passages_of(cited.id);
      ASSERT_TRUE(citing.has_value()) << citing.error().message;
      EXPECT_EQ(*citing, *whole_->passages_of(cited.id));
      EXPECT_FALSE(citing->empty()) << cited.id;
    }
    const auto passages = split_->passages_of(found.source.id);
    ASSERT_TRUE(passages.has_value()) << passages.error().message;
    EXPECT_EQ(*passages, *whole_->passages_of(found.source.id));
  }
  EXPECT_EQ(split_->passage("snippets:none#1").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(split_->source("doi:10.1000/none").error().code, ErrorCode::kNotFound);
}

INSTANTIATE_TEST_SUITE_P(Shards, SameAnswers, testing::Values(2u, 3u),
                         [](const auto& test) { return "Of" + std::to_string(test.param); });

TEST(RemoteRanking, GivesTheIdsOrderAndScoresOfOneIndexTiesIncluded) {
  const Scratch scratch;
  const auto documents = index::testing::generated_documents(400, 7);
  index::testing::index_documents(scratch / "db", documents);
  // Removed documents must leave no trace in a shard either.
  auto writer = index::Writer::open(scratch / "db");
  ASSERT_TRUE(writer.has_value());
  for (std::size_t i = 0; i < documents.size(); i += 9) {
    ASSERT_TRUE((*writer)->remove(documents[i].id).has_value());
  }
  ASSERT_TRUE((*writer)->publish().has_value());

  const ServedShards shards(scratch / "db", scratch / "shards", 3);
  const auto whole = index::testing::open_generation(scratch / "db");
  const auto opened = index::open_generation(shards.addresses());
  ASSERT_TRUE(opened.has_value()) << opened.error().message;
  const index::Generation& split = **opened;
  EXPECT_EQ(split.name(), whole->name());
  EXPECT_EQ(split.statistics().average_length, whole->statistics().average_length);

  std::mt19937 random(11);
  std::vector<Filter> filters(5);
  filters[1].kind = SourceKind::kGuideline;
  filters[2].designs = {StudyDesign::kCohortStudy, StudyDesign::kReview};
  filters[3].year_from = 2005;
  filters[4].year_to = 2000;
  for (int round = 0; round < 60; ++round) {
    const auto terms = index::testing::generated_query(random);
    for (const index::WeightedTerm& term : terms) {
      EXPECT_EQ(split.document_frequency(term.term), whole->document_frequency(term.term));
    }
    const Filter& filter = filters[round % filters.size()];
    const std::size_t k = round % 7 == 0 ? 1000 : 1 + random() % 40;
    EXPECT_EQ(index::testing::named_top_k(split, terms, filter, k),
              index::testing::named_top_k(*whole, terms, filter, k))
        << "round " << round;
  }
  // A shard keeps the questions of a passage apart from its text.
  auto mixed = index::testing::generated_query(random);
  while (index::is_question_term(mixed.front().term)) {
    mixed = index::testing::generated_query(random);
  }
  mixed.push_back({index::question_term(mixed.front().term), 1});
  ASSERT_GT(split.document_frequency(mixed.front().term), 0u);
  ASSERT_GT(split.document_frequency(mixed.back().term), 0u);
  const auto refused = split.ranking().top_k(mixed, Filter{}, 10);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kUsage);
  // Terms that no passage has count too.
  std::vector<index::WeightedTerm> many;
  for (std::size_t i = 0; i <= index::kBlockMaxTermsMax; ++i) {
    many.push_back({std::string("x").append(std::to_string(i)), 1});
  }
  for (const index::Generation* generation : {&split, whole.get()}) {
    const auto too_many = generation->ranking().top_k(many, Filter{}, 10);
    ASSERT_FALSE(too_many.has_value());
    EXPECT_EQ(too_many.error().code, ErrorCode::kInputTooLarge);
  }
}

}  // namespace
}  // namespace ibid::shard_test
