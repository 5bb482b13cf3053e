#include "index/stale_files.hpp"

#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace ibid::index {
namespace {

/// `name` is `prefix`, then only characters of `alphabet`, at least one.
bool is_made_of(std::string_view name, std::string_view prefix, std::string_view alphabet) {
  return name.size() > prefix.size() && name.compare(0, prefix.size(), prefix) == 0 &&
         name.find_first_not_of(alphabet, prefix.size()) == std::string_view::npos;
}

/// Names that this floor gives, and no others: a folder "segment-photos" beside them is somebody's.
bool is_own_name(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789";
  return is_made_of(name, "segment-", kDigits) || is_made_of(name, "manifest-", kDigits) ||
         is_made_of(name, "dead-", "0123456789-") ||
         is_made_of(name, "language-", "0123456789abcdef") || name == "CURRENT.new";
}

}  // namespace

void remove_stale_files(const std::filesystem::path& directory, const Manifest* current) {
  std::set<std::string> kept;
  if (current != nullptr) {
    kept.insert(manifest_file_name(current->number));
    kept.insert(current->language.name);
    for (const SegmentEntry& segment : current->segments) {
      kept.insert(segment_directory_name(segment.id));
      if (segment.dead) kept.insert(segment.dead->name);
    }
  }
  std::error_code error;
  std::vector<std::filesystem::path> stale;
  for (std::filesystem::directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (is_own_name(name) && kept.count(name) == 0) stale.push_back(it->path());
  }
  for (const std::filesystem::path& path : stale) std::filesystem::remove_all(path, error);
}

}  // namespace ibid::index
