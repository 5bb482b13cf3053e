// ibid ask: a question in, a cited answer out; or a batch of them.

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/jsonl.hpp"
#include "model/answer_json.hpp"
#include "render/render.hpp"

namespace ibid::cli {
namespace {

/// Batches measure answers; these are the limits under which DESIGN's figures are compared.
constexpr std::size_t kBatchClaimsMax = 5;
constexpr std::size_t kBatchWordsMax = 120;

struct Options {
  IndexPlaces index;
  std::string audience = "clinician";
  std::string style = "terminal";
  FilterOption filter;
  std::size_t claims_max = 0;  // 0 = the default of the mode
  std::size_t words_max = 0;
  std::filesystem::path batch;
  std::filesystem::path out = "-";
  unsigned threads = 0;
  std::string question;
};

std::string rendered(const Answer& answer, const std::string& style) {
  if (style == "json") return to_json(answer) + '\n';
  if (style == "markdown") return render::markdown(answer);
  if (style == "html") return render::html(answer);
  return render::terminal(answer, {terminal_columns(), wants_colour()});
}

std::string answer_line(const Engine& engine, AskRequest request, const BatchQuestion& line,
                        BatchFailure& failure) {
  request.question = line.question;
  const Result<Answer> answer = engine.ask(request);
  model::Json record{{"_id", line.id}};
  if (answer) {
    record["answer"] = model::to_json(*answer);
  } else {
    failure.note(answer.error());
    record["error"] = {{"code", kind_of(answer.error().code).name},
                       {"message", answer.error().message}};
  }
  return model::dump(record);
}

int run_batch(const Engine& engine, const AskRequest& request, const Options& options) {
  const auto lines = read_questions(options.batch);
  if (!lines) return report(lines.error());
  BatchFailure failure;
  const auto answers = map_in_order(lines->size(), options.threads, [&](std::size_t i) {
    return answer_line(engine, request, (*lines)[i], failure);
  });
  if (auto written = write_lines(options.out, answers); !written) return report(written.error());
  return failure.exit_status();
}

int run(const Options& options) {
  const auto audience = audience_from(options.audience);
  const auto filter = options.filter.parsed();
  if (!filter) return report(filter.error());
  const bool is_batch = !options.batch.empty();
  if (is_batch == !options.question.empty()) {
    return report(make_error(ErrorCode::kUsage, "give either a QUESTION or --batch FILE"));
  }
  const auto engine = Engine::open(options.index);
  if (!engine) return report(engine.error());
  AskRequest request;
  request.question = options.question;
  request.audience = *audience;
  request.filter = *filter;
  if (is_batch) {
    request.claims_max = kBatchClaimsMax;
    request.words_max = kBatchWordsMax;
  }
  if (options.claims_max != 0) request.claims_max = options.claims_max;
  if (options.words_max != 0) request.words_max = options.words_max;
  if (is_batch) return run_batch(**engine, request, options);

  const Result<Answer> answer = (*engine)->ask(request);
  if (!answer) return report(answer.error());
  std::cout << rendered(*answer, options.style);
  return kDone;
}

}  // namespace

void add_ask(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("ask", "Answer a question, every claim with its source");
  command->footer(
      "Every claim stands word for word in its cited source; when the index has no answer, that "
      "is the answer.\n\n"
      "  ibid ask --audience patient \"Does zinc help my bones?\"\n"
      "  ibid ask --style json \"Does zinc prevent fractures?\" > answer.json\n"
      "  ibid ask --batch questions.jsonl --out answers.jsonl");
  add_index_option(*command, options->index);
  add_audience_option(*command, options->audience);
  CLI::Option* style =
      command->add_option("--style", options->style, "terminal, markdown, html or json")
          ->check(CLI::IsMember({"terminal", "markdown", "html", "json"}))
          ->capture_default_str();
  options->filter.add_to(*command);
  command
      ->add_option(
          "--claims", options->claims_max,
          fmt::format("Most claims (24, for students and nurses 18, for patients 15; {} with "
                      "--batch)",
                      kBatchClaimsMax))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kClaimsMax));
  command
      ->add_option("--words", options->words_max,
                   fmt::format("Most words in all claims (700; {} with --batch)", kBatchWordsMax))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kWordsMax));
  CLI::Option* batch =
      command
          ->add_option("--batch", options->batch,
                       "JSON Lines with \"_id\" and \"question\" (or \"text\") a line")
          ->type_name("FILE")
          ->excludes(style);
  command
      ->add_option("--out", options->out,
                   "Where a batch goes: one {\"_id\", \"answer\"} a line; - for stdout")
      ->type_name("FILE")
      ->needs(batch);
  add_threads_option(*command, options->threads, "Threads for a batch");
  command->add_option("question", options->question, "The question")->type_name("QUESTION");
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
