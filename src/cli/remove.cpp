// ibid remove: takes Sources out of the index.

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

struct Options {
  std::filesystem::path directory;
  std::vector<std::string> sources;
};

int run(const Options& options) {
  const auto missing = remove_sources(options.directory, options.sources);
  if (!missing) return report(missing.error());
  for (const std::string& id : *missing) {
    std::cerr << text::terminal_safe(fmt::format("ibid: no source \"{}\"\n", id));
  }
  return missing->empty() ? kDone : kind_of(ErrorCode::kNotFound).exit_status;
}

}  // namespace

void add_remove(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("remove", "Take sources out of the index");
  command->footer("  ibid remove doi:10.1000/182 pmid:12345678");
  add_index_option(*command, options->directory);
  command
      ->add_option("sources", options->sources, "doi:…, pmid:…, pmcid:…, or the id of a document")
      ->type_name("SOURCE")
      ->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
