// ibid search: the passages that bear on a question, or a TREC run for a batch of them.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/jsonl.hpp"
#include "index/shards/remote_generation.hpp"
#include "model/vancouver.hpp"
#include "retrieve/source_ranking.hpp"
#include "text/fold.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

/// What Recall@100 needs; a person reads the first ten.
constexpr std::size_t kBatchTop = 100;

struct Options {
  SearchRequest request;
  std::size_t top = 0;  // 0 = the default of the mode
  IndexPlaces index;
  FilterOption filter;
  bool json = false;
  std::filesystem::path batch;
  std::filesystem::path run_file = "-";
  unsigned threads = 0;
};

/// Text of a document within a line of ours: with line breaks it could forge a result.
std::string on_one_line(std::string_view text) {
  return text::terminal_safe(text::collapse_white_space(text));
}

void print(const SearchReply& reply, bool explain) {
  if (explain) {
    std::cout << "terms:\n";
    for (const AnalysedTerm& term : reply.terms) {
      std::cout << text::terminal_safe(fmt::format("  {:<20} {:8.4f}  {} ({})\n", term.term,
                                                   term.weight, term.surface, term.origin));
    }
    std::cout << '\n';
  }
  std::size_t rank = 0;
  for (const FoundPassage& found : reply.passages) {
    std::cout << fmt::format("{}. {}  {:.4f}\n", ++rank, on_one_line(found.passage.id),
                             found.score);
    const std::vector<Source>& works =
        found.cited.empty() ? std::vector<Source>{found.source} : found.cited;
    for (const Source& work : works) {
      std::cout << "   " << on_one_line(model::vancouver(work));
      if (work.status != SourceStatus::kCurrent)
        std::cout << fmt::format(" [{}]", name_of(work.status));
      std::cout << '\n';
    }
    std::cout << "   " << on_one_line(found.passage.text) << '\n';
    for (const std::string& line : found.explanation) {
      std::cout << "     " << text::terminal_safe(line) << '\n';
    }
    std::cout << '\n';
  }
}

/// An id as a field of a TREC run, where blanks separate fields: a blank is written as in an URL.
std::string as_field(std::string_view id) {
  std::string field;
  for (const char c : id) {
    if (std::string_view(" \t\r\n\v\f").find(c) != std::string_view::npos) {
      field += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      field += c;
    }
  }
  return field;
}

/// The lines of one query in a TREC run; none, with a word on stderr, when it cannot be answered.
std::string run_lines(const index::Generation& generation, const BatchQuestion& query,
                      const Options& options, const retrieve::SearchOptions& search,
                      BatchFailure& failure) {
  const auto sources = retrieve::rank_sources(generation, query.question,
                                              options.top == 0 ? kBatchTop : options.top, search);
  if (!sources) {
    failure.note(sources.error());
    std::cerr << text::terminal_safe(
        fmt::format("ibid: {}: {}\n", query.id, sources.error().message));
    return {};
  }
  std::string lines;
  std::size_t rank = 0;
  for (const auto& [id, score] : *sources) {
    lines += fmt::format("{} Q0 {} {} {:.6f} ibid\n", query.id, as_field(id), ++rank, score);
  }
  if (!lines.empty()) lines.pop_back();  // the writer ends each entry itself
  return lines;
}

/// Queries whose ids can be fields of a TREC run, which blanks separate.
Result<std::vector<BatchQuestion>> read_run_queries(const std::filesystem::path& path) {
  Result<std::vector<BatchQuestion>> queries = read_questions(path);
  if (!queries) return fail(queries.error());
  for (const BatchQuestion& query : *queries) {
    if (query.id.find_first_of(" \t\r\n\v\f") == std::string::npos) continue;
    return fail(ErrorCode::kInputMalformed,
                fmt::format("{}:{}: the \"_id\" has a blank, which separates the fields of a run",
                            path.string(), query.line));
  }
  return queries;
}

int run_batch(const Options& options, const Filter& filter) {
  const auto queries = read_run_queries(options.batch);
  if (!queries) return report(queries.error());
  const auto generation = index::open_generation(options.index);
  if (!generation) return report(generation.error());
  retrieve::SearchOptions search;
  search.filter = filter;
  BatchFailure failure;
  std::vector<std::string> entries =
      map_in_order(queries->size(), options.threads, [&](std::size_t i) {
        return run_lines(**generation, (*queries)[i], options, search, failure);
      });
  // A query without hits has no line in a TREC run.
  entries.erase(std::remove(entries.begin(), entries.end(), std::string{}), entries.end());
  if (auto written = write_lines(options.run_file, entries); !written) {
    return report(written.error());
  }
  return failure.exit_status();
}

int run(Options& options) {
  const auto filter = options.filter.parsed();
  if (!filter) return report(filter.error());
  options.request.filter = *filter;
  if (options.request.question.empty() == options.batch.empty()) {
    return report(make_error(ErrorCode::kUsage, "give either a QUERY or --batch FILE"));
  }
  if (!options.batch.empty()) return run_batch(options, *filter);
  if (options.top != 0) options.request.top_k = options.top;
  const auto engine = Engine::open(options.index);
  if (!engine) return report(engine.error());
  const auto reply = (*engine)->search(options.request);
  if (!reply) return report(reply.error());
  if (options.json) {
    std::cout << to_json(*reply) << '\n';
  } else {
    print(*reply, options.request.explain);
    if (reply->passages.empty()) std::cerr << "ibid: no passage bears on this question\n";
    if (!reply->coverage.is_whole()) std::cerr << "ibid: " << reply->coverage.notice() << '\n';
  }
  return kDone;
}

}  // namespace

void add_search(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("search", "Rank the passages that bear on a question");
  command->footer(
      "  ibid search --filter kind=guideline --filter year=2020- \"zinc upper limit\"\n"
      "  ibid search --batch queries.jsonl --run out.trec");
  add_index_option(*command, options->index);
  command
      ->add_option("--top", options->top,
                   fmt::format("How many passages (10), or Sources with --batch ({})", kBatchTop))
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kTopKMax));
  options->filter.add_to(*command);
  CLI::Option* json = command->add_flag("--json", options->json, "JSON instead of text");
  CLI::Option* explain =
      command->add_flag("--explain", options->request.explain,
                        "Show terms, weights, expansions and why each passage scored as it did");
  CLI::Option* batch =
      command
          ->add_option(
              "--batch", options->batch,
              "BEIR queries (JSON Lines with \"_id\" and \"text\"); lists Sources, each at its "
              "best passage")
          ->type_name("FILE")
          ->excludes(json)
          ->excludes(explain);
  command->add_option("--run", options->run_file, "Where a batch goes, as a TREC run; - for stdout")
      ->type_name("FILE")
      ->needs(batch);
  add_threads_option(*command, options->threads, "Threads for a batch");
  command->add_option("query", options->request.question, "The question")->type_name("QUERY");
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
