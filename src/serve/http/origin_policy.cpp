#include "serve/http/origin_policy.hpp"

#include <algorithm>
#include <cctype>

#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

constexpr std::string_view kLoopbackNames[] = {"localhost", "127.0.0.1", "[::1]"};

/// Everything from our own origin; no inline code, no plug-ins, no frames around or inside us.
constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::string_view without_port(std::string_view host) {
  const auto bracket = host.rfind(']');
  const auto colon = host.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return has_port ? host.substr(0, colon) : host;
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& item) { return equals_ignoring_case(item, value); });
}

}  // namespace

bool OriginPolicy::host_is_ours(std::string_view host) const {
  const std::string_view name = without_port(host);
  if (contains(allowed_hosts, name)) return true;
  // Open to a network and without a list, any name may be ours; keys guard what matters.
  if (!loopback_only) return allowed_hosts.empty();
  return std::any_of(std::begin(kLoopbackNames), std::end(kLoopbackNames),
                     [&](std::string_view ours) { return equals_ignoring_case(ours, name); });
}

bool OriginPolicy::origin_may_act(const Request& request) const {
  const std::string_view origin = request.header("Origin");
  if (origin.empty() || contains(cors_origins, origin)) return true;
  const auto scheme_end = origin.find("://");
  return scheme_end != std::string_view::npos &&
         equals_ignoring_case(origin.substr(scheme_end + 3), request.header("Host"));
}

void OriginPolicy::add_cors(const Request& request, Response& response) const {
  if (cors_origins.empty()) return;
  add_vary(response, "Origin");
  const std::string_view origin = request.header("Origin");
  if (origin.empty() || !contains(cors_origins, origin)) return;
  response.headers.push_back({"Access-Control-Allow-Origin", std::string(origin)});
  response.headers.push_back(
      {"Access-Control-Expose-Headers", "Mcp-Session-Id, Retry-After, X-Request-Id"});
}

Response OriginPolicy::preflight(const Request& request) const {
  if (!origin_may_act(request)) {
    return problem(403, "origin_refused", title_of(403), "This origin is not on the allow-list.");
  }
  Response response;
  response.status = 204;
  response.headers = {{"Access-Control-Allow-Methods", "GET, POST, DELETE"},
                      {"Access-Control-Allow-Headers",
                       "Authorization, Content-Type, Accept, Mcp-Protocol-Version, "
                       "Mcp-Session-Id, Mcp-Method, Mcp-Name"},
                      {"Access-Control-Max-Age", "600"}};
  return response;
}

bool is_origin(std::string_view text) {
  const auto end = text.find("://");
  if (end == std::string_view::npos || end == 0) return false;
  const std::string_view scheme = text.substr(0, end);
  const std::string_view host = text.substr(end + 3);
  const auto stands_in_scheme = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '+' || c == '.';
  };
  const auto stands_in_host = [](char c) {
    return c > ' ' && c < '\x7f' &&
           std::string_view("/?#@*,\\\"").find(c) == std::string_view::npos;
  };
  return std::all_of(scheme.begin(), scheme.end(), stands_in_scheme) &&
         !without_port(host).empty() && std::all_of(host.begin(), host.end(), stands_in_host);
}

void add_security_headers(Response& response) {
  response.headers.push_back({"Content-Security-Policy", std::string(kContentSecurityPolicy)});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.headers.push_back({"Referrer-Policy", "no-referrer"});
  response.headers.push_back({"X-Frame-Options", "DENY"});
  response.headers.push_back({"Permissions-Policy", "camera=(), geolocation=(), microphone=()"});
  response.headers.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
}

}  // namespace ibid::serve
