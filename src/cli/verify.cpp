// ibid verify: does a text's every claim stand in the evidence?

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/jsonl.hpp"
#include "render/render.hpp"

namespace ibid::cli {
namespace {

struct Options {
  IndexPlaces index;
  bool json = false;
  std::string style = "terminal";
  std::filesystem::path batch;
  std::filesystem::path out = "-";
  unsigned threads = 0;
  std::filesystem::path file;
};

std::string rendered(const Audit& audit, const std::string& style) {
  if (style == "json") return to_json(audit) + '\n';
  if (style == "markdown") return render::markdown(audit);
  if (style == "html") return render::html(audit);
  return render::terminal(audit, {terminal_columns(), wants_colour()});
}

/// Evidence may be one string or a list of sentences.
std::vector<std::string> evidence_of(const model::Json& record) {
  std::vector<std::string> sentences;
  const auto found = record.find("evidence");
  if (found == record.end()) return sentences;
  if (found->is_string()) sentences.push_back(found->get<std::string>());
  if (found->is_array()) {
    for (const model::Json& sentence : *found) {
      if (sentence.is_string()) sentences.push_back(sentence.get<std::string>());
    }
  }
  return sentences;
}

std::string verdict_line(const BatchLine& line) {
  const PairJudgement judgement =
      judge_claim(model::string_or(line.record, "claim"), evidence_of(line.record));
  model::Json reasons = model::Json::array();
  for (const Reason& reason : judgement.reasons) {
    reasons.push_back(
        {{"kind", reason.kind}, {"claim", reason.claim}, {"evidence", reason.evidence}});
  }
  return model::dump(model::Json{{"_id", line.id},
                                 {"verdict", name_of(judgement.verdict)},
                                 {"confidence", judgement.confidence},
                                 {"reasons", std::move(reasons)}});
}

int run_batch(const Options& options) {
  const auto lines = read_batch(options.batch);
  if (!lines) return report(lines.error());
  const auto verdicts = map_in_order(lines->size(), options.threads,
                                     [&](std::size_t i) { return verdict_line((*lines)[i]); });
  if (auto written = write_lines(options.out, verdicts); !written) return report(written.error());
  return kDone;
}

int run(const Options& options) {
  if (options.batch.empty() == options.file.empty()) {
    return report(
        make_error(ErrorCode::kUsage, "give either a FILE (- for stdin) or --batch FILE"));
  }
  if (!options.batch.empty()) return run_batch(options);
  const auto text = read_input(options.file, kAuditBytesMax);
  if (!text) return report(text.error());
  const auto engine = open_engine(options.index);
  if (!engine) return report(engine.error());
  const auto audit = (*engine)->verify(*text);
  if (!audit) return report(audit.error());
  std::cout << rendered(*audit, options.json ? "json" : options.style);
  return audit->stands() ? kDone : kAnswerIsNo;
}

}  // namespace

void add_verify(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "verify", "Audit an answer, whoever wrote it: does each claim stand in the evidence?");
  command->footer(
      "Takes ibid's JSON, Markdown or plain text with [n] and a reference list, a chat "
      "completion,\n"
      "or text without citations. Exit 0 when every claim stands, 1 when one does not.\n\n"
      "  ibid verify answer.md\n"
      "  ibid verify --batch claims.jsonl --out verdicts.jsonl");
  add_index_option(*command, options->index);
  command->add_flag("--json", options->json, "The same as --style json");
  command->add_option("--style", options->style, "terminal, markdown, html or json")
      ->check(CLI::IsMember({"terminal", "markdown", "html", "json"}))
      ->capture_default_str();
  CLI::Option* batch =
      command
          ->add_option(
              "--batch", options->batch,
              "JSON Lines of {\"_id\", \"claim\", \"evidence\": [\"…\"]}: each claim judged "
              "against its evidence alone")
          ->type_name("FILE");
  command->add_option("--out", options->out, "Where a batch goes; - for stdout")
      ->type_name("FILE")
      ->needs(batch);
  add_threads_option(*command, options->threads, "Threads for a batch");
  command->add_option("file", options->file, "The text; - for stdin")->type_name("FILE");
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
