// ibid show: one passage or one source, as the index holds it.

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
  IndexPlaces index;
  bool json = false;
  std::string id;
};

std::string source_text(const Source& source) {
  std::string text =
      fmt::format("{}\n{}\n{}, {}, {}\n", source.id, model::vancouver(source), name_of(source.kind),
                  name_of(source.design), name_of(source.status));
  if (!source.certainty.empty()) text += fmt::format("certainty: {}\n", source.certainty);
  return text;
}

std::string passage_text(const Passage& passage) {
  std::string text = '\n' + passage.id;
  for (const std::string& section : passage.section_path) text += " > " + section;
  text += fmt::format("\n{}\n", passage.text);
  if (!passage.certainty.empty()) text += fmt::format("stated: {}\n", passage.certainty);
  return text;
}

int show_passage(const FoundPassage& found, bool json) {
  if (json) {
    std::cout << to_json(found) << '\n';
    return kDone;
  }
  std::string text = source_text(found.source);
  for (const Source& cited : found.cited) {
    text += fmt::format("cites {} [{}]\n", model::vancouver(cited), name_of(cited.status));
  }
  text += passage_text(found.passage) + "sha256 " + found.passage.sha256 + '\n';
  for (const std::string& question : found.passage.questions) text += "answers: " + question + '\n';
  for (const std::string& question : found.passage.unanswered) {
    text += "unanswered: " + question + '\n';
  }
  std::cout << text::terminal_safe(text);
  return kDone;
}

int show_source(const Engine& engine, const Source& source, bool json) {
  if (json) {
    std::cout << to_json(source) << '\n';
    return kDone;
  }
  std::string text = source_text(source);
  const auto passages = engine.passages_of(source.id);
  if (!passages) return report(passages.error());
  for (const Passage& passage : *passages) text += passage_text(passage);
  std::cout << text::terminal_safe(text);
  return kDone;
}

int run(const Options& options) {
  const auto engine = Engine::open(options.index);
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
  command->footer("  ibid show doi:10.1000/182");
  add_index_option(*command, options->index);
  command->add_flag("--json", options->json, "JSON instead of text");
  command->add_option("id", options->id, "doi:…, pmid:…, pmcid:…, a passage id")
      ->type_name("SOURCE|PASSAGE")
      ->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
