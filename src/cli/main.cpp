// The program: raw arguments to the parser, each command in its own file.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/command.hpp"
#include "cli/common.hpp"
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

constexpr int kUsage = 2;  // as of an Error of that kind

/// A standard stream that the caller has closed would give its number to the first file opened, and
/// what is said on it would be written there: into an index. /dev/null takes its place; that of
/// stdout takes no bytes, so that data which goes nowhere is no success.
void replace_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) != -1) continue;
    // The lowest free number is given, which is this one: those below are taken.
    (void)open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
  }
}

/// Arguments that the command has no place for, in their order: the parser names them in reverse.
std::vector<std::string> extras_of(const CLI::App& app) {
  const std::vector<CLI::App*> commands = app.get_subcommands();
  return commands.empty() ? std::vector<std::string>() : commands.front()->remaining();
}

void report_extras(const std::string& command, const std::vector<std::string>& extras) {
  std::cerr << fmt::format("ibid: {0} does not take \"{1}\"; ibid {0} --help tells what it does\n",
                           command, fmt::join(extras, "\", \""));
  const bool is_words = !extras.front().starts_with('-');
  if (is_words) std::cerr << "ibid: a question of several words is one argument, in quotes\n";
}

/// Says what is wrong with the arguments, of which `first` is the first, or prints the help that
/// they ask for, and returns the exit status. CLI11 has the messages, but a word that is no command
/// it only calls missing.
int report_parse_error(CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  const bool is_flag = first.starts_with('-');
  const bool is_unknown = is_flag || (!first.empty() && app.get_subcommands().empty());
  if (error.get_exit_code() != 0 && is_unknown) {
    std::cerr << "ibid: there is no " << (is_flag ? "flag" : "command") << " \"" << first
              << (is_flag ? "\" before a command; behind one, ibid COMMAND --help tells\n"
                          : "\"\n");
  }
  const std::vector<std::string> extras = extras_of(app);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !extras.empty()) {
    report_extras(app.get_subcommands().front()->get_name(), extras);
    return kUsage;
  }
  return app.exit(error) == 0 ? 0 : kUsage;
}

/// What the file system refused where it was not expected to.
int report_refusal(const std::filesystem::filesystem_error& error) {
  std::error_code gone;
  (void)std::filesystem::current_path(gone);
  return ibid::cli::report(ibid::make_error(
      ibid::ErrorCode::kEnvironment,
      gone ? "the working directory is not there any more; change to one that is" : error.what()));
}

}  // namespace

int main(int argc, char** argv) {
  replace_closed_streams();
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
  } catch (const std::filesystem::filesystem_error& error) {
    exit_status = report_refusal(error);
  } catch (const CLI::ParseError& error) {
    exit_status = report_parse_error(app, error, argc > 1 ? argv[1] : "");
  }
  std::cout.flush();
  if (!std::cout) {  // a full disk or a closed pipe must not pass for a whole answer
    std::cerr << "ibid: cannot write to stdout\n";
    return ibid::kind_of(ibid::ErrorCode::kEnvironment).exit_status;
  }
  return exit_status;
}
