// Runs the real program as a user would, and keeps what it wrote.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scratch.hpp"

namespace ibid::cli_test {

struct Outcome {
  int exit_status = -1;
  std::string out;
  std::string err;
};

/// Runs `ibid ARGUMENTS…` with `input` on stdin, from the source directory.
[[nodiscard]] Outcome run_ibid(const std::vector<std::string>& arguments,
                               const std::string& input = {});

using test::Scratch;

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// An index of the corpus, built once for all tests of the program.
[[nodiscard]] const std::filesystem::path& corpus_index();
/// A command's arguments with that index named behind the command.
[[nodiscard]] std::vector<std::string> on_corpus(std::vector<std::string> arguments);

}  // namespace ibid::cli_test
