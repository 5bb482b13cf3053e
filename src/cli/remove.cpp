// ibid remove: takes Sources out of the index.

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"

namespace ibid::cli {
namespace {

struct Options {
  std::filesystem::path directory;
  std::vector<std::string> sources;
};

int run(const Options& options) {
  const auto missing = remove_sources(options.directory, options.sources);
  if (!missing) return report(missing.error());
  for (const std::string& id : *missing) std::cerr << "ibid: no source \"" << id << "\"\n";
  return missing->empty() ? kDone : kind_of(ErrorCode::kNotFound).exit_status;
}

}  // namespace

void add_remove(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "remove", "Remove sources by any identifier (doi:…, pmid:…, pmcid:…, a document id)");
  add_index_option(*command, options->directory);
  command->add_option("sources", options->sources, "Identifiers")->type_name("SOURCE")->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
