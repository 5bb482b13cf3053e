// How much of the index an answer could draw on: all of it, or what its reachable shards hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ibid {

struct Coverage {
  std::uint32_t shards = 1;
  std::vector<std::uint32_t> missing_shards;  ///< counted from 1, ascending
  std::uint64_t passages = 0;                 ///< of all shards
  std::uint64_t missing_passages = 0;

  [[nodiscard]] bool is_whole() const { return missing_shards.empty(); }
  /// 0..1 of the passages.
  [[nodiscard]] double missing_share() const;
  /// For people: "Shard 2 of 3 cannot be reached: 33.1% of the passages were not searched." Empty
  /// when the coverage is whole. Names no address.
  [[nodiscard]] std::string notice() const;
};

}  // namespace ibid
