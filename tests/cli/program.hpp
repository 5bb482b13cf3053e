// Runs the real program as a user would, and keeps what it wrote.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ibid::cli_test {

struct Outcome {
  int exit_status = -1;
  std::string out;
  std::string err;
};

/// Runs `ibid ARGUMENTS…` with `input` on stdin, from the source directory.
[[nodiscard]] Outcome run_ibid(const std::vector<std::string>& arguments,
                               const std::string& input = {});

/// A directory of the test's own, removed with the object.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return root_ / name;
  }
  /// Writes a file and returns its path.
  [[nodiscard]] std::filesystem::path write(const std::string& name,
                                            const std::string& bytes) const;

 private:
  std::filesystem::path root_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// An index of the corpus, built once for all tests of the program.
[[nodiscard]] const std::filesystem::path& corpus_index();

}  // namespace ibid::cli_test
