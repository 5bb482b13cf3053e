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

void say(std::string_view line) {
  std::cerr << text::terminal_safe(fmt::format("ibid: {}\n", line));
}

int run(const Options& options) {
  const auto removal = remove_sources(options.directory, options.sources);
  if (!removal) return report(removal.error());
  for (const RemovalReport::Source& source : removal->sources) {
    if (removal->is_complete()) {
      say(fmt::format("removed {} ({} documents)", source.id, source.documents));
    } else if (source.is_cited) {
      say(
          fmt::format("\"{}\" is no document of the index; its documents cite it, so it goes with "
                      "them (ibid show names their passages)",
                      source.id));
    } else if (source.documents == 0) {
      say(fmt::format("no source \"{}\"", source.id));
    }
  }
  if (removal->is_complete()) {
    std::cout << removal->generation << '\n';
    return kDone;
  }
  say("nothing was removed");
  return kind_of(ErrorCode::kNotFound).exit_status;
}

}  // namespace

void add_remove(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("remove", "Take sources out of the index");
  command->footer(
      "Prints the name of the new generation. When one of them is not there, none is removed.\n\n"
      "  ibid remove doi:10.1000/182 pmid:12345678");
  add_index_option(*command, options->directory);
  command
      ->add_option("sources", options->sources, "doi:…, pmid:…, pmcid:…, or the id of a document")
      ->type_name("SOURCE")
      ->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
