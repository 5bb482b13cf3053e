// What the program says of itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.hpp"

namespace ibid::cli_test {
namespace {

using testing::HasSubstr;

constexpr const char* kCommands[] = {"index",  "remove", "search", "ask",   "chat",
                                     "verify", "show",   "export", "check", "bench",
                                     "eval",   "serve",  "shard",  "key",   "mcp"};

std::size_t columns_of(const std::string& line) {
  std::size_t columns = 0;
  for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return columns;
}

void expect_lines_fit(const std::string& text, const std::string& what) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(columns_of(line), 80u) << what << ": " << line;
  }
}

TEST(Help, OfEachCommandFitsATerminalShowsAnExampleAndIsItsOwn) {
  const Outcome top = run_ibid({"--help"});
  EXPECT_THAT(top.out, HasSubstr("A first answer:"));
  expect_lines_fit(top.out, "ibid");
  for (const std::string command : kCommands) {
    EXPECT_THAT(top.out, HasSubstr("\n  " + command + " ")) << command;
    const Outcome outcome = run_ibid({command, "--help"});
    EXPECT_EQ(outcome.exit_status, 0) << command;
    EXPECT_EQ(outcome.out.find("A first answer:"), std::string::npos) << command;
    const bool shows_settings = command == "mcp";  // no command line of its own
    if (!shows_settings) {
      EXPECT_THAT(outcome.out, HasSubstr("\n  ibid " + command)) << command;
    }
    expect_lines_fit(outcome.out, command);
  }
}

TEST(Help, IsAnErrorOfTheEnvironmentWhereItCannotBeWritten) {
  const std::string program = IBID_PROGRAM;
  EXPECT_EQ(WEXITSTATUS(std::system((program + " --help >/dev/full 2>&1").c_str())), 4);
  EXPECT_EQ(WEXITSTATUS(std::system((program + " ask --help >/dev/full 2>&1").c_str())), 4);
}

TEST(Help, AWordThatIsNoCommandAndAFlagThatIsNoneAreNamed) {
  const Outcome flag = run_ibid({"--bogus"});
  EXPECT_EQ(flag.exit_status, 2);
  EXPECT_THAT(flag.err, HasSubstr("no flag \"--bogus\""));
  const Outcome word = run_ibid({"bogus"});
  EXPECT_EQ(word.exit_status, 2);
  EXPECT_THAT(word.err, HasSubstr("no command \"bogus\""));
}

TEST(Help, WhatIsALetterAwayIsToldWhatWasMeant) {
  EXPECT_THAT(run_ibid({"aks", "zinc"}).err, HasSubstr("did you mean \"ask\"?"));
  EXPECT_THAT(run_ibid({"ask", "--audiance", "patient", "zinc"}).err,
              HasSubstr("ask does not take \"--audiance\" (did you mean \"--audience\"?"));
  EXPECT_THAT(run_ibid({"ask", "--styl=json", "zinc"}).err, HasSubstr("\"--style\"?"));
  EXPECT_EQ(run_ibid({"ask", "--bogus", "zinc"}).err.find("mean"), std::string::npos);
}

TEST(Help, EveryRefusalIsOursAndNamesWhoseHelpTellsMore) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{}, "ibid: a command is needed; ibid --help"},
      {{"export", "--to", "xml", "a.json"}, "ibid export --help"},
      {{"export", "a.json"}, "ibid export --help"},
      {{"ask", "--style"}, "--style lacks a value; ibid ask --help"},
      {{"bench", "--compare", "a.json"}, "--compare lacks a value"},
      {{"ask", "--style", "json", "--style", "html", "q"}, "--style is given 2 times"},
      {{"verify", "a.md", "b.md"}, "verify does not take \"b.md\""},
  };
  for (const auto& [arguments, expected] : cases) {
    const Outcome outcome = run_ibid(arguments);
    EXPECT_EQ(outcome.exit_status, 2) << expected;
    EXPECT_THAT(outcome.err, testing::StartsWith("ibid: ")) << expected;
    EXPECT_THAT(outcome.err, HasSubstr(expected));
    EXPECT_EQ(outcome.err.find("a question"), std::string::npos) << "none was asked";
  }
}

TEST(Help, IsACommandToo) {
  EXPECT_EQ(run_ibid({"help"}).out, run_ibid({"--help"}).out);
  EXPECT_EQ(run_ibid({"help", "ask"}).out, run_ibid({"ask", "--help"}).out);
}

TEST(Help, ProseIsBrokenWhereALineIsFullAndNowhereElse) {
  for (const std::string command : kCommands) {
    std::istringstream lines(run_ibid({command, "--help"}).out);
    std::string before;
    for (std::string line; std::getline(lines, line); before = line) {
      const bool goes_on = !before.empty() && before.front() != ' ' && !line.empty() &&
                           line.front() != ' ' && !line.starts_with("Usage:") &&
                           !before.starts_with("Usage:");
      if (!goes_on) continue;
      EXPECT_GT(columns_of(before) + 1 + columns_of(line.substr(0, line.find(' '))), 80u)
          << command << ": " << before;
    }
  }
}

}  // namespace
}  // namespace ibid::cli_test
