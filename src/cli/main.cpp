// The program: raw arguments to the parser, each command in its own file.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
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
#include "text/misspelled.hpp"

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
    "Exit status: 0 done; 1 the answer is \"no\" (verify found a bad claim, check found damage); "
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

/// "help" and "help COMMAND" mean --help and COMMAND --help.
std::vector<const char*> arguments_of(int argc, char** argv) {
  std::vector<const char*> arguments(argv, argv + argc);
  if (argc < 2 || argc > 3 || std::string_view(argv[1]) != "help") return arguments;
  arguments.erase(arguments.begin() + 1);
  arguments.push_back("--help");
  return arguments;
}

/// " (did you mean …?)" with the one of `names` that was meant by `given`, or "".
std::string meant(std::string_view given, const std::vector<std::string>& names) {
  const auto name = std::find_if(names.begin(), names.end(), [&](const std::string& candidate) {
    return ibid::text::is_misspelled(given, candidate);
  });
  return name == names.end() ? "" : fmt::format(" (did you mean \"{}\"?)", *name);
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> flag_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  }
  return names;
}

/// What comes before a command, or in place of one.
void report_no_command(const CLI::App& app, std::string_view first) {
  if (first.empty()) {
    std::cerr << "ibid: a command is needed; ibid --help lists them\n";
  } else if (first.starts_with('-')) {
    std::cerr << fmt::format(
        "ibid: there is no flag \"{}\" before a command; behind one, ibid COMMAND --help tells\n",
        first);
  } else {
    std::cerr << fmt::format("ibid: there is no command \"{}\"{}; ibid --help lists them\n", first,
                             meant(first, command_names(app)));
  }
}

/// Arguments that `command` has no place for, in their order. Behind a flag that it does not have
/// nobody knows what stands where, so flags alone are named when there are some.
void report_extras(const CLI::App& command) {
  std::vector<std::string> extras = command.remaining();
  const auto is_word = [](const std::string& extra) { return !extra.starts_with('-'); };
  const bool are_words = std::all_of(extras.begin(), extras.end(), is_word);
  if (!are_words) std::erase_if(extras, is_word);
  const std::string name = command.get_name();
  std::cerr << fmt::format(
      "ibid: {0} does not take \"{1}\"{2}; ibid {0} --help tells what it does\n", name,
      fmt::join(extras, "\", \""),
      meant(extras.front().substr(0, extras.front().find('=')), flag_names(command)));
  if (are_words && (name == "ask" || name == "search")) {
    std::cerr << "ibid: a question of several words is one argument, in quotes\n";
  }
}

/// The option of `command` that is given more often than it takes values, or null.
const CLI::Option* repeated_option(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_items_expected_max() == 1 && option->count() > 1) return option;
  }
  return nullptr;
}

/// Says what is wrong with the arguments, of which `first` is the first, or prints the help that
/// they ask for, and returns the exit status.
int report_parse_error(CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const std::vector<CLI::App*> commands = app.get_subcommands();
  if (commands.empty() || first.starts_with('-')) {
    report_no_command(app, first);
    return kUsage;
  }
  const CLI::App& command = *commands.front();
  const bool are_extras = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  if (are_extras && !command.remaining().empty()) {
    report_extras(command);
  } else if (const CLI::Option* repeated = repeated_option(command)) {
    std::cerr << fmt::format("ibid: {} is given {} times, and can be given once\n",
                             repeated->get_name(), repeated->count());
  } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) {
    const std::string_view what = error.what();  // begins with the option
    std::cerr << fmt::format("ibid: {} lacks a value; ibid {} --help tells more\n",
                             what.substr(0, what.find(':')), command.get_name());
  } else {
    std::cerr << fmt::format("ibid: {}; ibid {} --help tells more\n", error.what(),
                             command.get_name());
  }
  return kUsage;
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
    const std::vector<const char*> arguments = arguments_of(argc, argv);
    app.parse(static_cast<int>(arguments.size()), arguments.data());
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
