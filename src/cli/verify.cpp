// ibid verify: does a text's every claim stand in the evidence?

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>

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

/// A claim and the sentences that it is judged against.
struct ClaimLine {
  std::string id;
  std::string claim;
  std::vector<std::string> evidence;
};

/// Evidence may be one string or a list of sentences, also of none.
std::optional<std::vector<std::string>> evidence_of(const model::Json& record) {
  const auto found = record.find("evidence");
  if (found == record.end()) return std::nullopt;
  if (found->is_string()) return std::vector{found->get<std::string>()};
  if (!found->is_array()) return std::nullopt;
  std::vector<std::string> sentences;
  for (const model::Json& sentence : *found) {
    if (!sentence.is_string()) return std::nullopt;
    sentences.push_back(sentence.get<std::string>());
  }
  return sentences;
}

Result<std::vector<ClaimLine>> read_claims(const std::filesystem::path& path) {
  Result<std::vector<BatchLine>> lines = read_batch(path);
  if (!lines) return fail(lines.error());
  std::vector<ClaimLine> claims;
  for (BatchLine& line : *lines) {
    const auto wrong = [&](std::string_view expected) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("{}:{}: expected {}", path.string(), line.line, expected));
    };
    std::string claim = model::string_or(line.record, "claim");
    if (claim.find_first_not_of(" \t\r\n") == std::string::npos) {
      return wrong("a \"claim\" that is not empty");
    }
    std::optional<std::vector<std::string>> evidence = evidence_of(line.record);
    if (!evidence) return wrong("\"evidence\": a text or a list of texts");
    claims.push_back({std::move(line.id), std::move(claim), std::move(*evidence)});
  }
  return claims;
}

std::string verdict_line(const ClaimLine& line) {
  const PairJudgement judgement = judge_claim(line.claim, line.evidence);
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
  const auto lines = read_claims(options.batch);
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
  const auto engine = Engine::open(options.index);
  if (!engine) return report(engine.error());
  const auto audit = (*engine)->verify(*text);
  if (!audit) {
    return report(
        make_error(audit.error().code, options.file.string() + ": " + audit.error().message));
  }
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
      "completion, "
      "or text without citations. Exit 0 when every claim stands, 1 when one does not.\n\n"
      "  ibid verify answer.md\n"
      "  ibid verify --batch claims.jsonl --out verdicts.jsonl");
  add_index_option(*command, options->index);
  CLI::Option* json = command->add_flag("--json", options->json, "The same as --style json");
  CLI::Option* style =
      command->add_option("--style", options->style, "terminal, markdown, html or json")
          ->check(CLI::IsMember({"terminal", "markdown", "html", "json"}))
          ->capture_default_str()
          ->excludes(json);
  CLI::Option* batch =
      command
          ->add_option(
              "--batch", options->batch,
              "JSON Lines of {\"_id\", \"claim\", \"evidence\": [\"…\"]}: each claim judged "
              "against its evidence alone")
          ->type_name("FILE")
          ->excludes(json)
          ->excludes(style);
  command->add_option("--out", options->out, "Where a batch goes; - for stdout")
      ->type_name("FILE")
      ->needs(batch);
  add_threads_option(*command, options->threads, "Threads for a batch");
  command->add_option("file", options->file, "The text; - for stdin")->type_name("FILE");
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
