// Splits an index by Source into shards that machines of their own can serve (docs/scale.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::index {

struct SplitShard {
  std::filesystem::path path;
  std::uint32_t documents = 0;
  std::uint32_t passages = 0;
};

struct SplitReport {
  std::string generation;
  std::vector<SplitShard> shards;
};

/// Writes the current generation of the index in `directory` as `shards` shards into `out`, which
/// must be empty or not exist. All Documents of one work go to one shard, chosen by the hash of the
/// work's id, so an index that grew otherwise gives the same shards but for their inner order.
/// `progress` is told passages done and in all; it may be empty.
[[nodiscard]] Result<SplitReport> split_index(
    const std::filesystem::path& directory, const std::filesystem::path& out, std::uint32_t shards,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace ibid::index
