#include "eval/ranking_report.hpp"

#include <gtest/gtest.h>

#include "model/json.hpp"

namespace ibid::eval {
namespace {

const Qrels kQrels = {{"q1", {{"a", 1}}}, {"q2", {{"b", 1}}}, {"q3", {{"c", 1}}}};

RankingOptions only(std::string_view measure, bool complete = false) {
  return {{*parse_measure(measure)}, complete};
}

TEST(RankingReport, AveragesOverTheQueriesOfTheRunUnlessComplete) {
  const TrecRun run = {{"q1", {{"a", 2}}}, {"q2", {{"x", 2}, {"b", 1}}}, {"q9", {{"a", 1}}}};
  const RankingReport as_trec_eval = evaluate_ranking(run, kQrels, only("MRR"));
  EXPECT_DOUBLE_EQ(as_trec_eval.means[0], 0.75);
  EXPECT_EQ(as_trec_eval.missing, 1u);
  EXPECT_EQ(as_trec_eval.unjudged, 1u);
  EXPECT_EQ(as_trec_eval.queries.size(), 2u);
  const RankingReport complete = evaluate_ranking(run, kQrels, only("MRR", true));
  EXPECT_DOUBLE_EQ(complete.means[0], 0.5);
  EXPECT_EQ(complete.queries.size(), 3u);
}

TEST(RankingReport, ComparesTheQueriesThatBothRunsHave) {
  const TrecRun good = {{"q1", {{"a", 1}}}, {"q2", {{"b", 1}}}, {"q3", {{"c", 1}}}};
  const TrecRun poor = {{"q1", {{"a", 1}}}, {"q2", {{"x", 2}, {"b", 1}}}};
  const RankingReport first = evaluate_ranking(poor, kQrels, only("MRR"));
  const RankingReport second = evaluate_ranking(good, kQrels, only("MRR"));
  const auto compared = compare_rankings(first, second);
  ASSERT_EQ(compared.size(), 1u);
  EXPECT_EQ(compared[0].queries, 2u);
  EXPECT_EQ(compared[0].wins, 1u);
  EXPECT_EQ(compared[0].losses, 0u);
  EXPECT_DOUBLE_EQ(compared[0].mean_difference, 0.25);
}

TEST(RankingReport, SaysTheSameAsTableAndAsJson) {
  const TrecRun run = {{"q1", {{"a", 2}}}, {"q2", {{"x", 2}, {"b", 1}}}};
  const RankingReport report = evaluate_ranking(run, kQrels, only("MRR"));
  EXPECT_EQ(ranking_table(report),
            "2 queries, 1 judged but not in the run\nMRR            0.7500\n");
  const auto json = model::parse_json(ranking_json(report, true, &report));
  ASSERT_TRUE(json);
  EXPECT_EQ((*json)["measures"]["MRR"], 0.75);
  EXPECT_EQ((*json)["per_query"]["q2"]["MRR"], 0.5);
  EXPECT_EQ((*json)["comparison"]["MRR"]["mean_difference"], 0.0);
  EXPECT_FALSE(ranking_json(report, false).find("per_query") != std::string::npos);
}

}  // namespace
}  // namespace ibid::eval
