#include "eval/judged_run.hpp"

#include <gtest/gtest.h>

namespace ibid::eval {
namespace {

TEST(Qrels, AreReadAsTrecAndAsBeirWriteThem) {
  const Qrels expected = {{"q1", {{"a", 1}, {"b", 0}}}, {"q2", {{"a", 2}}}};
  for (const std::string_view text : {"q1 0 a 1\nq1 0 b 0\nq2 0 a 2\n",
                                      "query-id\tcorpus-id\tscore\nq1\ta\t1\nq1\tb\t0\nq2\ta\t2",
                                      "q1\ta\t1\r\nq1\tb\t0\r\n\r\nq2\ta\t2\r\n"}) {
    const auto qrels = parse_qrels(text, "test.tsv");
    ASSERT_TRUE(qrels) << text;
    EXPECT_EQ(*qrels, expected) << text;
  }
}

TEST(Qrels, ErrorsNameFileAndLine) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"q1 a\n", "test.tsv:1:"},
      {"q1\ta\t1\nq1\tb\tx\n", "test.tsv:2:"},
      {"q1 0 a high\n", "test.tsv:1:"},
      {"\nq1\ta\t1\nq1\ta\t2\n", "test.tsv:3:"},
  };
  for (const auto& [text, place] : cases) {
    const auto qrels = parse_qrels(text, "test.tsv");
    ASSERT_FALSE(qrels) << text;
    EXPECT_EQ(qrels.error().code, ErrorCode::kInputMalformed);
    EXPECT_EQ(qrels.error().message.rfind(place, 0), 0u) << qrels.error().message;
  }
}

TEST(TrecRun, IsOrderedByScoreThenDescendingIdWhateverItsRanksSay) {
  const auto run = parse_run(
      "q1 Q0 a 1 2.5 tag\nq1 Q0 c 2 2.5 tag\nq1 Q0 b 3 2.5 tag\nq1 Q0 z 4 9 tag\n", "run");
  ASSERT_TRUE(run);
  std::vector<std::string> documents;
  for (const RankedDocument& ranked : run->at("q1")) documents.push_back(ranked.document);
  EXPECT_EQ(documents, (std::vector<std::string>{"z", "c", "b", "a"}));
}

TEST(TrecRun, TiesWhatDiffersBeyondFloat) {
  const auto run = parse_run("q1 Q0 a 1 1.000000001 t\nq1 Q0 b 2 1.0 t\n", "run");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->at("q1").front().document, "b");
}

TEST(TrecRun, ErrorsNameFileAndLine) {
  for (const std::string_view text :
       {"q1 Q0 a 1 2.5\n", "q1 Q0 a 1 x tag\n", "q1 Q0 a 1 nan tag\n", "q1 Q0 a 1 inf tag\n"}) {
    const auto run = parse_run(text, "out.trec");
    ASSERT_FALSE(run) << text;
    EXPECT_EQ(run.error().message.rfind("out.trec:1:", 0), 0u) << run.error().message;
  }
  const auto twice = parse_run("q1 Q0 a 1 2 t\nq1 Q0 a 2 1 t\n", "out.trec");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().message.rfind("out.trec:2:", 0), 0u);
}

}  // namespace
}  // namespace ibid::eval
