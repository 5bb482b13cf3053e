#include "eval/ranking_report.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "model/json.hpp"

namespace ibid::eval {

RankingReport evaluate_ranking(const TrecRun& run, const Qrels& qrels,
                               const RankingOptions& options) {
  RankingReport report;
  report.measures = options.measures;
  report.means.assign(options.measures.size(), 0);
  for (const auto& [query, judged] : qrels) {
    const auto ranking = run.find(query);
    const bool is_missing = ranking == run.end();
    if (is_missing) ++report.missing;
    if (is_missing && !options.complete) continue;
    QueryValues row{query, {}};
    for (std::size_t i = 0; i < options.measures.size(); ++i) {
      row.values.push_back(is_missing ? 0 : value_of(options.measures[i], ranking->second, judged));
      report.means[i] += row.values.back();
    }
    report.queries.push_back(std::move(row));
  }
  for (const auto& [query, ranking] : run) {
    if (!qrels.contains(query)) ++report.unjudged;
  }
  for (double& mean : report.means) {
    if (!report.queries.empty()) mean /= static_cast<double>(report.queries.size());
  }
  return report;
}

std::vector<Significance> compare_rankings(const RankingReport& first,
                                           const RankingReport& second) {
  std::map<std::string, const QueryValues*> of_first;
  for (const QueryValues& row : first.queries) of_first.emplace(row.query, &row);
  std::vector<Significance> results;
  for (std::size_t i = 0; i < second.measures.size(); ++i) {
    std::vector<double> a;
    std::vector<double> b;
    for (const QueryValues& row : second.queries) {
      const auto it = of_first.find(row.query);
      if (it == of_first.end()) continue;
      a.push_back(it->second->values[i]);
      b.push_back(row.values[i]);
    }
    results.push_back(compare_paired(a, b));
  }
  return results;
}

std::string ranking_table(const RankingReport& report, const RankingReport* baseline) {
  std::string table = fmt::format("{} queries", report.queries.size());
  if (report.missing > 0) table += fmt::format(", {} judged but not in the run", report.missing);
  if (report.unjudged > 0) table += fmt::format(", {} not judged", report.unjudged);
  table += '\n';
  std::vector<Significance> comparison;
  if (baseline != nullptr) {
    comparison = compare_rankings(*baseline, report);
    table += fmt::format("{:<12} {:>8} {:>8} {:>8} {:>9} {:>9}  {}\n", "", "run", "baseline",
                         "change", "p (t)", "p (perm.)", "wins/losses");
  }
  for (std::size_t i = 0; i < report.measures.size(); ++i) {
    table += fmt::format("{:<12} {:>8.4f}", name_of(report.measures[i]), report.means[i]);
    if (baseline != nullptr) {
      const Significance& s = comparison[i];
      table += fmt::format(" {:>8.4f} {:>+8.4f} {:>9.4f} {:>9.4f}  {}/{}", baseline->means[i],
                           s.mean_difference, s.t_test_p, s.permutation_p, s.wins, s.losses);
    }
    table += '\n';
  }
  return table;
}

std::string ranking_json(const RankingReport& report, bool per_query,
                         const RankingReport* baseline) {
  model::Json json;
  json["queries"] = report.queries.size();
  json["missing"] = report.missing;
  json["unjudged"] = report.unjudged;
  json["measures"] = model::Json::object();
  for (std::size_t i = 0; i < report.measures.size(); ++i) {
    json["measures"][name_of(report.measures[i])] = report.means[i];
  }
  if (per_query) {
    json["per_query"] = model::Json::object();
    for (const QueryValues& row : report.queries) {
      model::Json& values = json["per_query"][row.query];
      for (std::size_t i = 0; i < report.measures.size(); ++i) {
        values[name_of(report.measures[i])] = row.values[i];
      }
    }
  }
  if (baseline != nullptr) {
    json["comparison"] = model::Json::object();
    const std::vector<Significance> comparison = compare_rankings(*baseline, report);
    for (std::size_t i = 0; i < report.measures.size(); ++i) {
      const Significance& s = comparison[i];
      json["comparison"][name_of(report.measures[i])] = {{"queries", s.queries},
                                                         {"baseline_mean", baseline->means[i]},
                                                         {"mean_difference", s.mean_difference},
                                                         {"wins", s.wins},
                                                         {"losses", s.losses},
                                                         {"t_test_p", s.t_test_p},
                                                         {"permutation_p", s.permutation_p}};
    }
  }
  return model::dump_pretty(json);
}

}  // namespace ibid::eval
