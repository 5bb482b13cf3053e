#include "serve/http/gate.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

constexpr std::string_view kBearer = "Bearer ";

/// The key in Authorization, which every client of ours can set. Empty without one.
std::string_view key_of(const Request& request) {
  const std::string_view value = request.header("Authorization");
  if (value.size() <= kBearer.size()) return {};
  if (!equals_ignoring_case(value.substr(0, kBearer.size()), kBearer)) return {};
  return trimmed(value.substr(kBearer.size()));
}

Response key_required(std::string_view detail) {
  Response response = problem(401, "key_required", title_of(401), detail);
  response.headers.push_back({"WWW-Authenticate", "Bearer realm=\"ibid\""});
  return response;
}

/// Nothing when the caller may use `route`, else the refusal.
std::optional<Response> check_role(const GateOptions& options, Role role, Request& request) {
  if (role == Role::kNobody) return std::nullopt;
  const std::string_view key = key_of(request);
  if (std::optional<Caller> caller = options.keys.find(key); caller && !key.empty()) {
    request.caller = std::move(*caller);
    if (request.caller.may(role)) return std::nullopt;
    return problem(403, "role_missing", title_of(403),
                   "This key lacks the role \"" + std::string(name_of(role)) + "\".");
  }
  // Chat clients must send some key even to a server without any, so a key that opens nothing is
  // the same as none.
  const bool free = role == Role::kRead && request.from_loopback && !options.key_for_reading;
  if (free) return std::nullopt;
  return key_required("Send a key with the role \"" + std::string(name_of(role)) +
                      "\" as \"Authorization: Bearer …\".");
}

/// Only what is ingested may be packed; any other body is read as it stands.
bool is_packed(const Request& request) {
  const std::string_view coding = trimmed(request.header("Content-Encoding"));
  return !coding.empty() && !equals_ignoring_case(coding, "identity");
}

/// As RFC 9110, 15.5.16, wants it.
Response packing_refused() {
  Response response = problem(415, "packing_refused", title_of(415),
                              "A body is taken as it is, without a Content-Encoding.");
  response.headers.push_back({"Accept-Encoding", "identity"});
  return response;
}

bool changes_nothing(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

}  // namespace

std::variant<const Route*, Response> admit(const GateOptions& options, Request& request,
                                           std::optional<std::uint64_t> body_bytes) {
  const auto hosts =
      std::count_if(request.headers.begin(), request.headers.end(),
                    [](const Header& header) { return equals_ignoring_case(header.name, "Host"); });
  if (hosts != 1) return bad_request("Exactly one Host header is needed.");
  if (!options.origins.host_is_ours(request.header("Host"))) {
    return problem(421, "host_refused", title_of(421),
                   "This server does not answer to that name; see --host.");
  }
  if (request.method == "OPTIONS") return options.origins.preflight(request);
  if (!changes_nothing(request.method) && !options.origins.origin_may_act(request)) {
    return problem(403, "origin_refused", title_of(403), "This origin is not on the allow-list.");
  }
  Match match = match_route(request.method, request.path);
  if (match.route == nullptr) {
    if (!match.path_exists) {
      return problem(404, "not_found", title_of(404),
                     "There is no such route; GET /openapi.json lists them.");
    }
    Response response = problem(405, "method_not_allowed", title_of(405));
    response.headers.push_back({"Allow", match.allow});
    return response;
  }
  request.tail = std::move(match.tail);
  if (auto refusal = check_role(options, match.route->role, request)) return std::move(*refusal);
  if (body_bytes && *body_bytes > match.route->body_bytes_max) {
    return body_too_large(match.route->body_bytes_max);
  }
  if (match.route->role != Role::kIngest && is_packed(request)) return packing_refused();
  return match.route;
}

}  // namespace ibid::serve
