// The files of a run, in an order that does not depend on the order of the arguments.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ibid::ingest {

struct FileList {
  struct Trouble {
    std::filesystem::path path;
    std::string reason;
    bool was_named = false;  ///< and not found in a directory
  };
  std::vector<std::filesystem::path> files;  ///< sorted by path, each once
  std::vector<Trouble> troubles;             ///< what is missing or may not be read, sorted
  std::uint64_t bytes = 0;                   ///< of all files together
  std::uint64_t readmes = 0;                 ///< passed over
};

/// Expands directories recursively. In a directory, hidden files and READMEs are passed over, and
/// symbolic links to directories are not followed, nor is the directory `passed_over` read; a path
/// that is named outright is always taken.
[[nodiscard]] FileList list_files(const std::vector<std::filesystem::path>& paths,
                                  const std::filesystem::path& passed_over = {});

/// Whether a file or directory of a folder or archive is passed over: hidden ones, READMEs, and the
/// copies of attributes that macOS puts into archives.
[[nodiscard]] bool is_passed_over(const std::filesystem::path& path);

}  // namespace ibid::ingest
