// ibid eval: how good is a run of rankings against judgements, or a batch of answers against those
// that experts wrote?

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/jsonl.hpp"
#include "eval/answers.hpp"
#include "eval/judged_run.hpp"
#include "eval/measures.hpp"
#include "eval/ranking_report.hpp"

namespace ibid::cli {
namespace {

struct Options {
  std::filesystem::path run;
  std::filesystem::path qrels;
  std::filesystem::path baseline;
  std::vector<std::string> measures;
  bool complete = false;
  bool per_query = false;
  bool json = false;
  std::filesystem::path answers;
  std::filesystem::path gold;
};

Result<eval::RankingOptions> ranking_options(const Options& options) {
  eval::RankingOptions ranking;
  ranking.complete = options.complete;
  if (!options.measures.empty()) ranking.measures.clear();
  for (const std::string& name : options.measures) {
    Result<eval::Measure> measure = eval::parse_measure(name);
    if (!measure) return fail(measure.error());
    ranking.measures.push_back(*measure);
  }
  return ranking;
}

Result<eval::RankingReport> evaluated(const std::filesystem::path& file, const eval::Qrels& qrels,
                                      const eval::RankingOptions& ranking) {
  const Result<std::string> text = read_input(file, kBatchBytesMax);
  if (!text) return fail(text.error());
  const Result<eval::TrecRun> run = eval::parse_run(*text, file.string());
  if (!run) return fail(run.error());
  eval::RankingReport report = eval::evaluate_ranking(*run, qrels, ranking);
  // A mean over nothing would read as a bad run.
  if (report.missing == qrels.size()) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("{}: none of its {} queries is among the {} judged ones", file.string(),
                            run->size(), qrels.size()));
  }
  return report;
}

int run_rankings(const Options& options) {
  const auto ranking = ranking_options(options);
  if (!ranking) return report(ranking.error());
  const auto qrels_text = read_input(options.qrels, kBatchBytesMax);
  if (!qrels_text) return report(qrels_text.error());
  const auto qrels = eval::parse_qrels(*qrels_text, options.qrels.string());
  if (!qrels) return report(qrels.error());
  if (qrels->empty()) {
    return report(make_error(ErrorCode::kInputMalformed,
                             options.qrels.string() + ": there is no judgement in it"));
  }
  const auto result = evaluated(options.run, *qrels, *ranking);
  if (!result) return report(result.error());
  std::optional<eval::RankingReport> baseline;
  if (!options.baseline.empty()) {
    auto other = evaluated(options.baseline, *qrels, *ranking);
    if (!other) return report(other.error());
    baseline = std::move(*other);
  }
  const eval::RankingReport* beside = baseline ? &*baseline : nullptr;
  std::cout << (options.json ? eval::ranking_json(*result, options.per_query, beside)
                             : eval::ranking_table(*result, beside));
  return kDone;
}

int run_answers(const Options& options) {
  const auto answers_text = read_input(options.answers, kBatchBytesMax);
  if (!answers_text) return report(answers_text.error());
  const auto answers = eval::parse_answers(*answers_text, options.answers.string());
  if (!answers) return report(answers.error());
  const auto gold_text = read_input(options.gold, kBatchBytesMax);
  if (!gold_text) return report(gold_text.error());
  const auto gold = eval::parse_gold(*gold_text, options.gold.string());
  if (!gold) return report(gold.error());
  if (gold->empty()) {
    return report(make_error(ErrorCode::kInputMalformed,
                             options.gold.string() + ": there is no question in it"));
  }
  // Figures of nothing would read as those of a program that keeps silent.
  if (answers->empty()) {
    return report(make_error(ErrorCode::kInputMalformed,
                             options.answers.string() + ": there is no answer in it"));
  }
  const eval::AnswersReport result = eval::evaluate_answers(*answers, *gold);
  std::cout << (options.json ? eval::answers_json(result, options.per_query)
                             : eval::answers_table(result));
  return kDone;
}

int run(const Options& options) {
  if (!options.answers.empty() && !options.gold.empty()) return run_answers(options);
  if (options.run.empty() || options.qrels.empty()) {
    return report(make_error(
        ErrorCode::kUsage, "give --run FILE and --qrels FILE, or --answers FILE and --gold FILE"));
  }
  return run_rankings(options);
}

}  // namespace

void add_eval(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "eval", "Score rankings or answers against those that experts judged or wrote");
  command->footer(
      "A TREC run against TREC or BEIR qrels: nDCG, MAP, MRR, Recall, P as trec_eval and BEIR "
      "define "
      "them; with --baseline also the paired significance. Or a batch of answers against gold "
      "ones.\n\n"
      "  ibid eval --run out.trec --qrels test.tsv\n"
      "  ibid eval --answers answers.jsonl --gold questions.jsonl");
  CLI::Option* run_file = command->add_option("--run", options->run, "TREC run")->type_name("FILE");
  CLI::Option* answers =
      command
          ->add_option("--answers", options->answers, "Answers, one {\"_id\", \"answer\"} a line")
          ->type_name("FILE")
          ->excludes(run_file);
  command->add_option("--gold", options->gold, "Questions with ideal answers and gold snippets")
      ->type_name("FILE")
      ->needs(answers);
  command->add_option("--qrels", options->qrels, "Judgements")->type_name("FILE")->needs(run_file);
  command->add_option("--baseline", options->baseline, "Another run, compared query by query")
      ->type_name("FILE")
      ->needs(run_file);
  command
      ->add_option("--measure", options->measures,
                   "nDCG@10, MAP, MRR, Recall@100, P@10; repeatable")
      ->allow_extra_args(false)
      ->needs(run_file);
  command
      ->add_flag("--complete", options->complete,
                 "A judged query that the run lacks counts 0 (trec_eval -c)")
      ->needs(run_file);
  CLI::Option* json = command->add_flag("--json", options->json, "JSON instead of a table");
  command->add_flag("--per-query", options->per_query, "With --json: every query's values")
      ->needs(json);
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
