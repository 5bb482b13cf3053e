// Derives a segment's `postings` file from its Xapian database.
#pragma once

#include <filesystem>

#include "ibid/result.hpp"
#include "index/bm25.hpp"

namespace ibid::index {

/// Reads the database (or compacted single file) at `database`, one Xapian document a passage,
/// document id = passage number within the segment + 1, and writes and syncs `postings`. One pass
/// over all posting lists: 5 s of processor time for 1.09M passages. kIndexDamaged when Xapian
/// cannot read it or its document ids have gaps.
[[nodiscard]] Result<void> write_postings(const std::filesystem::path& database,
                                          const std::filesystem::path& postings,
                                          const Bm25Parameters& parameters);

}  // namespace ibid::index
