// ibid index: files in, a new generation out.

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/progress.hpp"
#include "ingest/ingest.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

/// Why there is no format `name`, or "".
std::string fault_of_format(const std::string& name) {
  if (ingest::format_from(name)) return {};
  return fmt::format("\"{}\" is none of {}", name, fmt::join(ingest::format_names(), ", "));
}

/// Replaced documents that are named; of an update of thousands the first show what it is about.
constexpr std::uint64_t kReplacedShown = 20;

std::string summary(const IndexReport& report, double seconds) {
  std::string text = fmt::format(
      "ibid: {} documents ({} new, {} replaced, {} unchanged) with {} passages from {} files in "
      "{:.1f} s; {} records not indexed",
      report.documents, report.documents - report.replaced - report.unchanged, report.replaced,
      report.unchanged, report.passages, report.files, seconds, report.rejected);
  if (report.empty != 0) text += fmt::format("; {} documents have no passage", report.empty);
  if (report.readmes != 0) {
    text += fmt::format("; {} README passed over (name it outright to index it)", report.readmes);
  }
  return text + '\n';
}

/// Of a run that published: not kDone where files are missing from what it published.
int exit_status_of(const IndexReport& report) {
  if (report.missing != 0) {
    std::cerr << fmt::format("ibid: {} of the paths are not there; the others are indexed\n",
                             report.missing);
  }
  if (report.damaged != 0) {
    std::cerr << fmt::format(
        "ibid: {} of the files cannot be read or are damaged; what is sound is indexed\n",
        report.damaged);
  }
  if (report.missing != 0) return kind_of(ErrorCode::kNotFound).exit_status;
  return report.damaged == 0 ? kDone : kind_of(ErrorCode::kInputMalformed).exit_status;
}

int run(IndexRequest request) {
  ProgressBar bar("indexing");
  const auto say = [&](std::string_view what, std::string_view line) {
    bar.clear();
    std::cerr << text::terminal_safe(fmt::format("ibid: {}: {}\n", what, line));
  };
  std::uint64_t replaced = 0;
  bool replaced_articles = false;
  request.report = [&](std::string_view line) { say("not indexed", line); };
  request.note = [&](std::string_view line) { say("note", line); };
  request.replaced = [&](std::string_view id) {
    if (++replaced <= kReplacedShown) say("replaced", id);
    replaced_articles = replaced_articles || id.starts_with("markdown:");
  };
  request.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
  const auto start = std::chrono::steady_clock::now();
  const Result<IndexReport> outcome = index_files(request);
  bar.clear();
  if (!outcome) return report(outcome.error());
  if (replaced > kReplacedShown) {
    say("replaced", fmt::format("{} more", replaced - kReplacedShown));
  }
  if (replaced_articles) {
    say("note",
        "an article in Markdown is known by its title; of two that share one the later stays, so "
        "give one its own (\"title:\" in its front matter)");
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::cerr << summary(*outcome, taken.count());
  std::cout << outcome->generation << '\n';
  return exit_status_of(*outcome);
}

}  // namespace

void add_index(CLI::App& app, int& exit_status) {
  auto request = std::make_shared<IndexRequest>();
  CLI::App* command = app.add_subcommand("index", "Add or update documents from files and folders");
  command->footer(
      "Prints the name of the new generation. A record that cannot be indexed is named with file, "
      "position and reason, and harms no other. A path that is not there, and a file that cannot "
      "be read or is "
      "damaged or cut, are named too, and make the exit status 3 once the others are indexed.\n\n"
      "A document takes the place of one with the same id, which is then named. The id is that of "
      "the record (a DOI, a PMID, the \"id\" of snippets); of an article in Markdown its title: "
      "\"title:\" in the front matter, else its first heading.\n\n"
      "  ibid index corpus my-articles/ pubmed24n0001.xml.gz");
  add_index_option(*command, request->directory);
  command
      ->add_option(
          "--format", request->format,
          fmt::format("{}; auto goes by the content", fmt::join(ingest::format_names(), ", ")))
      ->type_name("F")
      ->check(fault_of_format)
      ->capture_default_str();
  add_threads_option(*command, request->threads, "Indexing threads");
  command
      ->add_option(
          "--language", request->language,
          "Folder with stop words, synonyms and abbreviations that extend the built-in ones "
          "(formats as in index/language/)")
      ->type_name("DIR");
  command->add_option("paths", request->paths, "Files and folders to read")
      ->type_name("PATH")
      ->required();
  command->callback([request, &exit_status] { exit_status = run(*request); });
}

}  // namespace ibid::cli
