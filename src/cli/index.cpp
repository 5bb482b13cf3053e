// ibid index: files in, a new generation out.

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "cli/progress.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

int run(IndexRequest request) {
  ProgressBar bar("indexing");
  request.report = [&](std::string_view line) {
    bar.clear();
    std::cerr << text::terminal_safe(fmt::format("ibid: not indexed: {}\n", line));
  };
  request.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
  const auto start = std::chrono::steady_clock::now();
  const Result<IndexReport> outcome = index_files(request);
  bar.clear();
  if (!outcome) return report(outcome.error());
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cerr << fmt::format(
      "ibid: {} documents with {} passages from {} files in {:.1f} s; {} records not indexed\n",
      outcome->documents, outcome->passages, outcome->files, seconds, outcome->rejected);
  std::cout << outcome->generation << '\n';
  return kDone;
}

}  // namespace

void add_index(CLI::App& app, int& exit_status) {
  auto request = std::make_shared<IndexRequest>();
  CLI::App* command = app.add_subcommand("index", "Add or update documents from files and folders");
  command->footer(
      "Prints the name of the new generation. A record that cannot be indexed is named with file,\n"
      "position and reason, and harms no other.\n\n"
      "  ibid index corpus my-articles/ pubmed24n0001.xml.gz");
  add_index_option(*command, request->directory);
  command
      ->add_option("--format", request->format,
                   "auto (by content), snippets, markdown, pubmed, jats, beir, nbib, ris or csl")
      ->type_name("F")
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
