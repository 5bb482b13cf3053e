#include "index/stale_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace ibid::index {
namespace {

constexpr std::array<std::string_view, 5> kOwnPrefixes{"segment-", "manifest-", "dead-",
                                                       "language-", "CURRENT.new"};

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
    const bool own = std::any_of(kOwnPrefixes.begin(), kOwnPrefixes.end(), [&](auto prefix) {
      return name.compare(0, prefix.size(), prefix) == 0;
    });
    if (own && kept.count(name) == 0) stale.push_back(it->path());
  }
  for (const std::filesystem::path& path : stale) std::filesystem::remove_all(path, error);
}

}  // namespace ibid::index
