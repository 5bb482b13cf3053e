#include "index/shards/shard_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace ibid::index {
namespace {

constexpr std::string_view kScheme = "tcp://";

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  Endpoint endpoint;
  const std::string_view port = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  if (error != std::errc{} || end != port.data() + port.size() || endpoint.port == 0) {
    return std::nullopt;
  }
  std::string_view host = text.substr(0, colon);
  const bool in_brackets = host.front() == '[' && host.back() == ']';
  if (in_brackets) host = host.substr(1, host.size() - 2);
  // A bare IPv6 address does not show where its port begins.
  if (host.empty() || (!in_brackets && host.find(':') != std::string_view::npos)) {
    return std::nullopt;
  }
  const bool is_plain =
      std::all_of(host.begin(), host.end(), [](char c) { return c > ' ' && c != '/'; });
  if (!is_plain) return std::nullopt;
  endpoint.host = host;
  return endpoint;
}

}  // namespace

bool is_shard_address(std::string_view text) {
  return text.substr(0, kScheme.size()) == kScheme;
}

Result<ShardAddress> parse_shard_address(std::string_view text) {
  ShardAddress address{std::string(text), {}};
  std::string_view rest = is_shard_address(text) ? text.substr(kScheme.size()) : std::string_view{};
  while (true) {
    const auto comma = std::min(rest.find(','), rest.size());
    auto endpoint = parse_endpoint(rest.substr(0, comma));
    if (!endpoint) {
      return fail(ErrorCode::kUsage,
                  fmt::format("{}: not the address of a shard; try tcp://HOST:PORT or, with a "
                              "replica, tcp://HOST:PORT,HOST:PORT",
                              text));
    }
    address.replicas.push_back(std::move(*endpoint));
    if (comma == rest.size()) return address;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace ibid::index
