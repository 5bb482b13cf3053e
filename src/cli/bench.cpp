// ibid bench: latency and throughput on any index and question file.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

#include "answer/answer_question.hpp"
#include "cli/bench_run.hpp"
#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/jsonl.hpp"
#include "cli/progress.hpp"
#include "eval/throughput.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "model/answer_json.hpp"
#include "render/render.hpp"
#include "retrieve/search.hpp"
#include "verify/verify.hpp"

namespace ibid::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path directory;
  fs::path queries;
  std::size_t top_k = 10;
  std::size_t repeats = 3;
  unsigned threads_max = 0;
  fs::path json;
  fs::path html;
  std::vector<fs::path> compare;
};

using GenerationPtr = std::shared_ptr<const index::Generation>;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

std::string machine_name() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  std::string model = "unknown processor";
  for (std::string line; std::getline(cpuinfo, line);) {
    if (line.compare(0, 10, "model name") == 0) {
      model = line.substr(line.find(':') + 2);
      break;
    }
  }
  return fmt::format("{}, {} cores", model, std::thread::hardware_concurrency());
}

void for_each_file(const fs::path& directory, const std::function<void(int file)>& visit) {
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(directory, ignored)) {
    if (!entry.is_regular_file(ignored)) continue;
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    visit(file);
    close(file);
  }
}

/// Asks the system to forget the cached pages of every file of the index.
void evict(const fs::path& directory) {
  for_each_file(directory, [](int file) { posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED); });
}

/// Gets them cached again: a search reads other files than an answer does.
void read_in(const fs::path& directory) {
  std::vector<char> buffer(std::size_t{1} << 20);
  for_each_file(directory, [&](int file) {
    while (read(file, buffer.data(), buffer.size()) > 0) {
    }
  });
}

/// The stages, each a call of one floor; "ask" contains "rank".
struct Stage {
  const char* name;
  std::function<void(const std::string& question)> work;
};

std::vector<Stage> stages_over(const index::Generation& generation, index::Analyzer& analyzer,
                               const Options& options, Answer& last_answer) {
  const retrieve::SearchOptions search{options.top_k, {}, false};
  return {
      {"analyse", [&analyzer](const std::string& q) { (void)analyzer.analyze(q); }},
      {"rank", [&generation,
                search](const std::string& q) { (void)retrieve::search(generation, q, search); }},
      {"ask (rank and assemble)",
       [&generation, &last_answer](const std::string& q) {
         if (auto answer = answer::answer_question(generation, q)) last_answer = std::move(*answer);
       }},
      {"verify",
       [&generation, &last_answer](const std::string&) {
         (void)verify::verify_text(generation, model::dump(model::to_json(last_answer)));
       }},
      {"render", [&last_answer](const std::string&) { (void)render::markdown(last_answer); }},
  };
}

double median_of(std::vector<double> samples) {
  return eval::quantile(std::move(samples), 0.5);
}

void time_stages(const index::Generation& generation, const std::vector<std::string>& questions,
                 const Options& options, BenchRun& run) {
  index::Analyzer analyzer(generation.language());
  Answer last_answer;
  const std::vector<Stage> stages = stages_over(generation, analyzer, options, last_answer);
  for (const Stage& stage : stages) run.stages.push_back({stage.name, {}});
  ProgressBar bar("timing");
  for (std::size_t i = 0; i < questions.size(); ++i) {
    std::vector<std::vector<double>> samples(stages.size());
    for (std::size_t repeat = 0; repeat < options.repeats; ++repeat) {
      for (std::size_t s = 0; s < stages.size(); ++s) {
        samples[s].push_back(milliseconds([&] { stages[s].work(questions[i]); }));
      }
    }
    for (std::size_t s = 0; s < stages.size(); ++s) {
      run.stages[s].question_ms.push_back(median_of(samples[s]));
    }
    bar.show(i + 1, questions.size());
  }
}

void time_throughput(const index::Generation& generation, const std::vector<std::string>& questions,
                     const Options& options, BenchRun& run) {
  unsigned most = options.threads_max;
  if (most == 0) most = std::max(1u, std::thread::hardware_concurrency());
  const retrieve::SearchOptions search{options.top_k, {}, false};
  for (unsigned threads = 1; threads <= most; threads *= 2) {
    run.throughput.push_back(
        {threads,
         eval::questions_per_second(questions.size(), options.repeats, threads, [&](std::size_t i) {
           (void)retrieve::search(generation, questions[i], search);
         })});
  }
}

Result<BenchRun> measure(const Options& options, const std::vector<std::string>& questions) {
  BenchRun run;
  run.machine = machine_name();
  run.top_k = options.top_k;
  run.repeats = options.repeats;
  evict(options.directory);
  Result<GenerationPtr> opened = fail(ErrorCode::kNotFound, "");
  run.open_cold_ms = milliseconds([&] { opened = index::Generation::open(options.directory); });
  if (!opened) return fail(opened.error());
  run.first_cold_ms =
      milliseconds([&] { (void)answer::answer_question(**opened, questions.front()); });
  run.open_warm_ms = milliseconds([&] { (void)index::Generation::open(options.directory); });
  const index::Generation& generation = **opened;
  run.generation = generation.name();
  run.passages = generation.statistics().passages;
  read_in(options.directory);
  for (const std::string& question : questions) {
    (void)retrieve::search(generation, question, {options.top_k, {}, false});  // warm
  }
  time_stages(generation, questions, options, run);
  time_throughput(generation, questions, options, run);
  return run;
}

Result<std::vector<std::string>> questions_in(const fs::path& file) {
  const auto lines = read_questions(file);
  if (!lines) return fail(lines.error());
  if (lines->empty())
    return fail(ErrorCode::kInputMalformed, file.string() + ": no question in it");
  std::vector<std::string> questions;
  for (const BatchQuestion& line : *lines) questions.push_back(line.question);
  return questions;
}

Result<BenchRun> read_run(const fs::path& file) {
  const auto text = read_input(file, kBatchBytesMax);
  if (!text) return fail(text.error());
  const auto json = model::parse_json(*text);
  Result<BenchRun> run = json ? bench_run_from_json(*json) : fail(json.error());
  if (!run) return fail(run.error().code, file.string() + ": " + run.error().message);
  return run;
}

int run_compare(const Options& options) {
  const auto a = read_run(options.compare[0]);
  if (!a) return report(a.error());
  const auto b = read_run(options.compare[1]);
  if (!b) return report(b.error());
  const auto text = comparison(*a, *b);
  if (!text) return report(text.error());
  std::cout << *text;
  return kDone;
}

int run(const Options& options) {
  if (!options.compare.empty()) return run_compare(options);
  if (options.queries.empty()) {
    return report(make_error(ErrorCode::kUsage, "give --queries FILE, or --compare A.json B.json"));
  }
  const auto questions = questions_in(options.queries);
  if (!questions) return report(questions.error());
  const auto measured = measure(options, *questions);
  if (!measured) return report(measured.error());
  std::cout << table(*measured);
  if (!options.json.empty()) {
    const auto written = write_output(options.json, model::dump_pretty(to_json(*measured)) + '\n');
    if (!written) return report(written.error());
  }
  if (!options.html.empty()) {
    const auto written = write_output(options.html, html_page(*measured));
    if (!written) return report(written.error());
  }
  return kDone;
}

}  // namespace

void add_bench(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("bench", "Measure latency and throughput, or compare two measurements");
  command->footer(
      "Latency stage by stage (p50, p95, p99, max), throughput by threads, cold and warm "
      "opening.\n\n"
      "  ibid bench --queries queries.jsonl --json today.json\n"
      "  ibid bench --compare yesterday.json today.json");
  add_index_option(*command, options->directory);
  CLI::Option* queries = command
                             ->add_option("--queries", options->queries,
                                          "JSON Lines with \"_id\" and \"text\" or \"question\"")
                             ->type_name("FILE");
  command->add_option("--top", options->top_k, "Passages a search ranks")
      ->check(CLI::Range(std::size_t{1}, kTopKMax))
      ->capture_default_str();
  command->add_option("--repeats", options->repeats, "Times a question is asked; the median counts")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  add_threads_option(*command, options->threads_max, "Throughput at 1, 2, 4 … up to this many");
  command->add_option("--json", options->json, "Write the measurement here")
      ->type_name("FILE")
      ->needs(queries);
  command->add_option("--html", options->html, "Write a page with plots here")
      ->type_name("FILE")
      ->needs(queries);
  command->add_option("--compare", options->compare, "Two measurements over the same questions")
      ->type_name("A.json B.json")
      ->expected(2)
      ->excludes(queries);
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
