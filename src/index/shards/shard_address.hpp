// Where shards are served: "tcp://HOST:PORT", with further replicas behind commas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::index {

struct Endpoint {
  std::string host;
  std::uint16_t port = 0;
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// One shard: the same database at one or more places, the preferred first.
struct ShardAddress {
  std::string text;  ///< as it was given
  std::vector<Endpoint> replicas;
};

[[nodiscard]] bool is_shard_address(std::string_view text);
/// "tcp://a:7001", "tcp://a:7001,b:7001", "tcp://[::1]:7001"; kUsage for anything else.
[[nodiscard]] Result<ShardAddress> parse_shard_address(std::string_view text);

}  // namespace ibid::index
