// ibid show: one passage or one source, as the index holds it.

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "model/vancouver.hpp"

namespace ibid::cli {
namespace {

struct Options {
  std::filesystem::path directory;
  bool json = false;
  std::string id;
};

void print_source(const Source& source) {
  std::cout << source.id << '\n' << model::vancouver(source) << '\n';
  std::cout << name_of(source.kind) << ", " << name_of(source.design) << ", "
            << name_of(source.status) << '\n';
  if (!source.certainty.empty()) std::cout << "certainty: " << source.certainty << '\n';
}

void print_passage(const Passage& passage) {
  std::cout << '\n' << passage.id;
  for (const std::string& section : passage.section_path) std::cout << " > " << section;
  std::cout << '\n' << passage.text << '\n';
  if (!passage.certainty.empty()) std::cout << "stated: " << passage.certainty << '\n';
}

int show_passage(const FoundPassage& found, bool json) {
  if (json) {
    std::cout << to_json(found) << '\n';
    return kDone;
  }
  print_source(found.source);
  for (const Source& cited : found.cited) std::cout << "cites " << model::vancouver(cited) << '\n';
  print_passage(found.passage);
  std::cout << "sha256 " << found.passage.sha256 << '\n';
  return kDone;
}

int show_source(const Engine& engine, const Source& source, bool json) {
  if (json) {
    std::cout << to_json(source) << '\n';
    return kDone;
  }
  print_source(source);
  const auto passages = engine.passages_of(source.id);
  if (!passages) return report(passages.error());
  for (const Passage& passage : *passages) print_passage(passage);
  return kDone;
}

int run(const Options& options) {
  const auto engine = open_engine(options.directory);
  if (!engine) return report(engine.error());
  const auto passage = (*engine)->passage(options.id);
  if (passage) return show_passage(*passage, options.json);
  if (passage.error().code != ErrorCode::kNotFound) return report(passage.error());
  const auto source = (*engine)->source(options.id);
  if (source) return show_source(**engine, *source, options.json);
  if (source.error().code != ErrorCode::kNotFound) return report(source.error());
  return report(make_error(ErrorCode::kNotFound,
                           "neither a passage nor a source has the id \"" + options.id + '"'));
}

}  // namespace

void add_show(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("show", "Show a source or a passage");
  add_index_option(*command, options->directory);
  command->add_flag("--json", options->json, "JSON instead of text");
  command->add_option("id", options->id, "doi:…, pmid:…, pmcid:…, a passage id")
      ->type_name("SOURCE|PASSAGE")
      ->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
