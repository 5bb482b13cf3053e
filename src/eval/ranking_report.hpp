// A run against judgements: every measure for every query and in the mean, two runs side by side,
// as a table for people and as JSON for machines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "eval/judged_run.hpp"
#include "eval/measures.hpp"
#include "eval/significance.hpp"

namespace ibid::eval {

struct RankingOptions {
  std::vector<Measure> measures = standard_measures();
  /// False as trec_eval and BEIR do it: the mean runs over the judged queries that the run answers.
  /// True as trec_eval -c does it: a judged query that the run lacks counts 0.
  bool complete = false;
};

struct QueryValues {
  std::string query;
  std::vector<double> values;  ///< one a measure
};

struct RankingReport {
  std::vector<Measure> measures;
  std::vector<QueryValues> queries;  ///< ascending by query id
  std::vector<double> means;         ///< one a measure; 0 when there are no queries
  std::size_t missing = 0;           ///< judged queries that the run lacks
  std::size_t unjudged = 0;          ///< queries of the run without judgements; they count nothing
};

[[nodiscard]] RankingReport evaluate_ranking(const TrecRun& run, const Qrels& qrels,
                                             const RankingOptions& options = {});

/// The queries that both reports have, measure by measure. Both must have the same measures.
[[nodiscard]] std::vector<Significance> compare_rankings(const RankingReport& first,
                                                         const RankingReport& second);

/// "measure  mean" lines; with a comparison also the other run's mean, difference and p.
[[nodiscard]] std::string ranking_table(const RankingReport& report,
                                        const RankingReport* baseline = nullptr);
/// {"measures": {name: mean}, "queries": n, "missing": n, "per_query": {…}, "comparison": {…}}
[[nodiscard]] std::string ranking_json(const RankingReport& report, bool per_query,
                                       const RankingReport* baseline = nullptr);

}  // namespace ibid::eval
