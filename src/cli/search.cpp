// ibid search: the passages that bear on a question, or a TREC run for a batch of them.

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "model/vancouver.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

struct Options {
  SearchRequest request;
  std::filesystem::path directory;
  FilterOption filter;
  bool json = false;
};

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
    std::string block = fmt::format("{}. {}  {:.4f}\n", ++rank, found.passage.id, found.score);
    const std::vector<Source>& works =
        found.cited.empty() ? std::vector<Source>{found.source} : found.cited;
    for (const Source& work : works) block += "   " + model::vancouver(work) + '\n';
    block += "   " + found.passage.text + '\n';
    for (const std::string& line : found.explanation) block += "     " + line + '\n';
    std::cout << text::terminal_safe(block) << '\n';
  }
}

int run(Options& options) {
  const auto filter = options.filter.parsed();
  if (!filter) return report(filter.error());
  options.request.filter = *filter;
  if (options.request.question.empty()) {
    return report(make_error(ErrorCode::kUsage, "give either a QUERY or --batch FILE"));
  }
  const auto engine = open_engine(options.directory);
  if (!engine) return report(engine.error());
  const auto reply = (*engine)->search(options.request);
  if (!reply) return report(reply.error());
  if (options.json) {
    std::cout << to_json(*reply) << '\n';
  } else {
    print(*reply, options.request.explain);
  }
  return kDone;
}

}  // namespace

void add_search(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("search", "Rank the passages that bear on a question");
  add_index_option(*command, options->directory);
  command->add_option("--top", options->request.top_k, "How many")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, kTopKMax))
      ->capture_default_str();
  options->filter.add_to(*command);
  command->add_flag("--json", options->json, "JSON instead of text");
  command->add_flag("--explain", options->request.explain,
                    "Show terms, weights, expansions and why each passage scored as it did");
  command->add_option("query", options->request.question, "The question")->type_name("QUERY");
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
