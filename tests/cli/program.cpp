#include "cli/program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

extern char** environ;

namespace ibid::cli_test {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Outcome run_ibid(const std::vector<std::string>& arguments, const std::string& input) {
  const Scratch streams;
  const fs::path in = streams.write("in", input);
  const fs::path out = streams / "out";
  const fs::path err = streams / "err";

  std::vector<std::string> words{IBID_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, IBID_SOURCE_DIR);
  pid_t child = 0;
  const int spawned = posix_spawn(&child, IBID_PROGRAM, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (spawned != 0) throw std::runtime_error("cannot start " IBID_PROGRAM);
  int status = 0;
  waitpid(child, &status, 0);
  Outcome outcome;
  outcome.exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = read_file(out);
  outcome.err = read_file(err);
  return outcome;
}

const fs::path& corpus_index() {
  static const Scratch scratch;
  static const fs::path index = [] {
    fs::path directory = scratch / "db";
    const Outcome built = run_ibid({"index", "--index", directory.string(), "corpus"});
    EXPECT_EQ(built.exit_status, 0) << built.err;
    return directory;
  }();
  return index;
}

std::vector<std::string> on_corpus(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin() + 1, {"--index", corpus_index().string()});
  return arguments;
}

}  // namespace ibid::cli_test
