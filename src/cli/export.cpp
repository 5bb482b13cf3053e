// ibid export: the references of a saved answer, for a reference manager.

#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <span>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "model/answer_json.hpp"
#include "render/render.hpp"

namespace ibid::cli {
namespace {

struct Options {
  std::string style;
  std::filesystem::path answer;
};

using Writer = std::string (*)(std::span<const Reference>);

const std::map<std::string, Writer>& writers() {
  static const std::map<std::string, Writer> kWriters{{"ris", render::ris},
                                                      {"bibtex", render::bibtex},
                                                      {"csl", render::csl_json},
                                                      {"vancouver", render::vancouver}};
  return kWriters;
}

int run(const Options& options) {
  const auto text = read_input(options.answer, kAuditBytesMax * 16);
  if (!text) return report(text.error());
  const auto named = [&](const Error& error) {
    return report(make_error(error.code, options.answer.string() + ": " + error.message +
                                             " (ibid ask --style json writes an answer)"));
  };
  const auto json = model::parse_json(*text);
  if (!json) return named(json.error());
  const auto references = model::references_from_json(*json);
  if (!references) return named(references.error());
  std::cout << writers().at(options.style)(*references);
  return kDone;
}

}  // namespace

void add_export(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("export", "Write the references of an answer for a reference manager");
  command->footer(
      "  ibid ask --style json \"Does zinc prevent fractures?\" > zinc.json\n"
      "  ibid export --to ris zinc.json > zinc.ris");
  std::vector<std::string> names;
  for (const auto& [name, writer] : writers()) names.push_back(name);
  command->add_option("--to", options->style, "ris, bibtex, csl or vancouver")
      ->required()
      ->check(CLI::IsMember(names));
  command->add_option("answer", options->answer, "Answer as JSON, - for stdin")
      ->type_name("ANSWER.json")
      ->required();
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
