#include "ingest/file_list.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

#include "ingest/limits.hpp"

namespace ibid::ingest {
namespace {

namespace fs = std::filesystem;

void add_trouble(FileList& list, const fs::path& path, const std::error_code& error,
                 bool was_named = false) {
  list.troubles.push_back({path, "cannot read: " + error.message(), was_named});
}

bool is_readme(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "README" || name.starts_with("README.");
}

void add_directory(FileList& list, const fs::path& directory, const fs::path& passed_over,
                   int depth) {
  if (depth > kDirectoryDepthMax) {
    list.troubles.push_back({directory, "too many directories within directories"});
    return;
  }
  std::error_code error;
  fs::directory_iterator entries(directory, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const fs::path& path = entries->path();
    if (is_passed_over(path.filename())) {
      if (is_readme(path)) ++list.readmes;
      continue;
    }
    std::error_code entry_error;
    const fs::file_status status = entries->symlink_status(entry_error);
    if (entry_error) {
      add_trouble(list, path, entry_error);
    } else if (fs::is_directory(status)) {
      if (fs::equivalent(path, passed_over, entry_error)) continue;
      add_directory(list, path, passed_over, depth + 1);
    } else if (!fs::is_symlink(status) || !fs::is_directory(path, entry_error)) {
      list.files.push_back(path);
    }
  }
  if (error) add_trouble(list, directory, error);
}

}  // namespace

bool is_passed_over(const fs::path& path) {
  for (const fs::path& part : path) {
    if (part == "__MACOSX") return true;
  }
  return path.filename().string().starts_with('.') || is_readme(path);
}

FileList list_files(const std::vector<fs::path>& paths, const fs::path& passed_over) {
  FileList list;
  for (const fs::path& given : paths) {
    const fs::path path = given.lexically_normal();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error) {
      add_trouble(list, path, error, /*was_named=*/true);
    } else if (fs::is_directory(status)) {
      add_directory(list, path, passed_over, 0);
    } else {
      list.files.push_back(path);
    }
  }
  std::sort(list.files.begin(), list.files.end());
  list.files.erase(std::unique(list.files.begin(), list.files.end()), list.files.end());
  std::sort(list.troubles.begin(), list.troubles.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  for (const fs::path& file : list.files) {
    std::error_code error;
    if (const auto size = fs::file_size(file, error); !error) list.bytes += size;
  }
  return list;
}

}  // namespace ibid::ingest
