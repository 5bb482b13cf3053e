// Archives (zip, tar) and single files packed by xz, zstd or bzip2, by libarchive, as a stream of
// members. Nothing is ever unpacked to disk, so a member's name can point nowhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "ibid/result.hpp"
#include "ingest/byte_source.hpp"

namespace ibid::ingest {

/// Calls `member` for each regular file of the archive, in its order, with the name it has there,
/// until it returns false. What `member` leaves unread is skipped. Links, directories, hidden files
/// and READMEs are passed over. Fails when the archive is damaged, or as soon as it exceeds the
/// limits on members and expansion, to which what is skipped counts too; members before that have
/// been given.
[[nodiscard]] Result<void> for_each_member(
    std::unique_ptr<ByteSource> packed,
    const std::function<bool(const std::string& name, Input& input)>& member);

}  // namespace ibid::ingest
