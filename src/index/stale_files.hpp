// Files of an index that its current generation does not name: older generations, and what a
// killed writer left.
#pragma once

#include <filesystem>

#include "index/manifest.hpp"

namespace ibid::index {

/// Removes them; only names that this floor gives are touched. Readers of an older generation
/// keep its files: they hold them open or mapped, and Linux frees an unlinked file with its last
/// user. Call with the writer's lock held. What cannot be removed now is tried again next time.
void remove_stale_files(const std::filesystem::path& directory, const Manifest* current);

}  // namespace ibid::index
