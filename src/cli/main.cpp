// The program: raw arguments to the parser, each command in its own file.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/help.hpp"

namespace {

constexpr ibid::cli::AddCommand kCommands[] = {
    ibid::cli::add_index, ibid::cli::add_remove, ibid::cli::add_search, ibid::cli::add_ask,
    ibid::cli::add_chat,  ibid::cli::add_verify, ibid::cli::add_show,   ibid::cli::add_export,
    ibid::cli::add_check, ibid::cli::add_bench,  ibid::cli::add_eval,   ibid::cli::add_serve,
    ibid::cli::add_shard, ibid::cli::add_key,    ibid::cli::add_mcp,
};

constexpr const char* kFooter =
    "A first answer:\n"
    "  ibid index corpus\n"
    "  ibid ask \"What is the relationship between hypozincemia and osteoporosis?\"\n"
    "\n"
    "ibid COMMAND --help tells a command's options and shows an example.\n"
    "Exit status: 0 done; 1 the answer is \"no\" (verify found a bad claim, check found damage);\n"
    "2 usage; 3 input; 4 environment. Data goes to stdout, everything else to stderr.";

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app{
      "ibid answers questions from guidelines and research, every claim word for word in "
      "its cited source. No language model, no network."};
  app.formatter(std::make_shared<ibid::cli::WrappedHelp>());  // before the commands inherit it
  app.set_version_flag("--version", "ibid " IBID_VERSION);
  app.require_subcommand(1);
  int exit_status = 0;
  for (const auto add : kCommands) add(app, exit_status);
  app.footer(kFooter);  // after the commands, which have their own and would inherit it
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help and messages itself, but a word that is no command it only calls missing.
    const bool is_flag = argc > 1 && argv[1][0] == '-';
    const bool is_unknown = is_flag || (argc > 1 && app.get_subcommands().empty());
    if (error.get_exit_code() != 0 && is_unknown) {
      std::cerr << "ibid: there is no " << (is_flag ? "flag" : "command") << " \"" << argv[1]
                << (is_flag ? "\" before a command; behind one, ibid COMMAND --help tells\n"
                            : "\"\n");
    }
    exit_status = app.exit(error) == 0 ? 0 : 2;
  }
  std::cout.flush();
  if (!std::cout) {  // a full disk or a closed pipe must not pass for a whole answer
    std::cerr << "ibid: cannot write to stdout\n";
    return ibid::kind_of(ibid::ErrorCode::kEnvironment).exit_status;
  }
  return exit_status;
}
