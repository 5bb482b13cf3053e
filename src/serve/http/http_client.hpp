// The one request that ibid makes itself: a POST to the writer that its operator named.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {

struct HttpUrl {
  std::string host;
  std::string port = "80";
  std::string path = "/";
};

/// Plain http only: a writer stands on this machine or behind a proxy that speaks TLS.
[[nodiscard]] Result<HttpUrl> parse_http_url(std::string_view url);

struct HttpReply {
  int status = 0;
  std::string body;
};

/// Blocks until the reply is complete or `timeout` is over, from the look-up of the name to the
/// last byte. kUnavailable when there is no whole reply within time and `bytes_max`. Follows no
/// redirect.
[[nodiscard]] Result<HttpReply> http_post(const HttpUrl& url, const std::vector<Header>& headers,
                                          std::string body, std::chrono::milliseconds timeout,
                                          std::size_t bytes_max);

}  // namespace ibid::serve
