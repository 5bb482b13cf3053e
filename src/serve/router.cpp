#include "serve/router.hpp"

#include <utility>

namespace ibid::serve {
namespace {

constexpr std::string_view kTailMark = "{id}";

/// The rest of `path` that {id} stands for, or nothing when `pattern` does not match.
std::optional<std::string> match_pattern(std::string_view pattern, std::string_view path) {
  if (pattern.size() < kTailMark.size() ||
      pattern.substr(pattern.size() - kTailMark.size()) != kTailMark) {
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  }
  const std::string_view prefix = pattern.substr(0, pattern.size() - kTailMark.size());
  if (path.size() <= prefix.size() || path.substr(0, prefix.size()) != prefix) return std::nullopt;
  return percent_decode(path.substr(prefix.size()), false);
}

}  // namespace

Match match_route(std::string_view method, std::string_view path) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Match match;
  for (const Route& route : routes()) {
    std::optional<std::string> tail = match_pattern(route.pattern, path);
    if (!tail) continue;
    match.path_exists = true;
    if (route.method == wanted) {
      match.route = &route;
      match.tail = std::move(*tail);
      return match;
    }
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += route.method == "GET" ? "GET, HEAD" : route.method;
  }
  return match;
}

}  // namespace ibid::serve
