// Which names this server answers to, and which web pages may read it.
//
// A browser on the same machine can be led to http://127.0.0.1 by any page (DNS rebinding), so a
// loopback server takes only loopback names in Host, and a request that carries a foreign Origin
// may not act. Pages on the allow-list get CORS headers; nobody gets "*" with credentials.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/http/http_message.hpp"

namespace ibid::serve {

struct OriginPolicy {
  bool loopback_only = true;               ///< the listener's address is a loopback address
  std::vector<std::string> allowed_hosts;  ///< further names for Host, without port
  std::vector<std::string> cors_origins;   ///< "https://example.org"; exact

  /// Host names this server, or names nothing that could be abused.
  [[nodiscard]] bool host_is_ours(std::string_view host) const;
  /// No Origin, our own, or one on the allow-list.
  [[nodiscard]] bool origin_may_act(const Request& request) const;
  /// CORS headers for an allowed Origin; `Vary: Origin` always once there is an allow-list.
  void add_cors(const Request& request, Response& response) const;
  /// The answer to a preflight request.
  [[nodiscard]] Response preflight(const Request& request) const;
};

/// Whether a browser may send `text` as its Origin: "https://ward.example", with a port where it is
/// not the scheme's, and nothing behind.
[[nodiscard]] bool is_origin(std::string_view text);

/// Headers that every reply carries, the content security policy among them.
void add_security_headers(Response& response);

}  // namespace ibid::serve
