// What a shard says of itself and of the set that it belongs to. All shards of a set carry the same
// rows; they differ in their own number alone. A reader compares this with what it expects on every
// connection, so that a wrong or stale shard is refused by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/content_sum.hpp"
#include "index/generation.hpp"

namespace ibid::index {

/// A shard takes connections, threads and a place in every answer's fan-out. A thousand shards of a
/// million passages are the longest way that docs/scale.md looks ahead, tenfold.
inline constexpr std::uint32_t kShardsMax = 1000;

struct ShardRow {
  std::uint32_t passages = 0;
  std::uint32_t documents = 0;
  std::uint64_t length = 0;  ///< sum of the passages' weighted lengths
  std::uint64_t text_bytes = 0;
  ContentSum content;
};

struct ShardManifest {
  std::uint32_t shard = 0;  ///< counted from 0
  std::string language_sha256;
  std::uint32_t table_pieces = 0;
  std::string table_sha256;
  std::vector<ShardRow> shards;

  /// The name of the generation that the set holds: that of the index it was made from.
  [[nodiscard]] std::string generation() const;
  /// Over all shards.
  [[nodiscard]] Statistics statistics() const;
  /// The manifest of another shard of the set.
  [[nodiscard]] ShardManifest of_shard(std::uint32_t number) const;
};

[[nodiscard]] std::string encode(const ShardManifest& manifest);
/// kIndexDamaged when the bytes are no manifest that this version reads.
[[nodiscard]] Result<ShardManifest> decode_shard_manifest(std::string_view bytes);

}  // namespace ibid::index
