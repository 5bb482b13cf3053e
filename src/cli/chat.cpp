// ibid chat: a conversation on the terminal; follow-ups are understood from what was asked before.

#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>

#include "answer/conversation/courtesies.hpp"
#include "cli/command.hpp"
#include "cli/common.hpp"
#include "render/render.hpp"
#include "text/strings.hpp"

namespace ibid::cli {
namespace {

struct Options {
  IndexPlaces index;
  std::string audience = "clinician";
};

/// The next line that asks something, without the line end of another system; false at the end.
bool read_question(std::string& line) {
  if (!std::getline(std::cin, line)) return false;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return !text::trimmed(line).empty();
}

int run(const Options& options) {
  const auto engine = Engine::open(options.index);
  if (!engine) return report(engine.error());
  const bool prompting = is_terminal(STDIN_FILENO);
  if (prompting) std::cerr << "Ask a question; an empty line or Ctrl-D ends.\n";
  AskRequest request;
  request.audience = *audience_from(options.audience);
  std::string line;
  while ((prompting ? (std::cerr << "\n> " << std::flush, true) : true) && read_question(line)) {
    if (const auto reply = answer::courteous_reply(line)) {
      std::cout << *reply << '\n' << std::flush;
      continue;
    }
    request.question = line;
    const Result<Answer> answer = (*engine)->ask(request);
    if (!answer) {
      report(answer.error());
      continue;
    }
    std::cout << render::terminal(*answer, {terminal_columns(), wants_colour()}) << std::flush;
    request.history.push_back(line);
    keep_latest(request.history);
  }
  return kDone;
}

}  // namespace

void add_chat(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("chat", "Ask follow-up questions on the terminal");
  command->footer(
      "A question a line; each may refer to those before it. An empty line ends it.\n\n"
      "  ibid chat --audience nurse");
  add_index_option(*command, options->index);
  add_audience_option(*command, options->audience);
  command->callback([options, &exit_status] { exit_status = run(*options); });
}

}  // namespace ibid::cli
