// The one kind of request that ibid makes itself: a POST to the writer that its operator named,
// whose reply is read while it is still being written.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {

struct HttpUrl {
  bool tls = false;
  std::string host;
  std::string port = "80";
  std::string path = "/";
};

/// An http or https URL.
[[nodiscard]] Result<HttpUrl> parse_http_url(std::string_view url);

/// Whose certificates are believed. Made once; calls on any thread may share it.
class TlsTrust {
 public:
  /// `ca_file`: certificates in PEM that are believed in place of the system's; may be empty.
  /// kEnvironment when it cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<TlsTrust>> create(
      const std::filesystem::path& ca_file);
  ~TlsTrust();
  TlsTrust(const TlsTrust&) = delete;
  TlsTrust& operator=(const TlsTrust&) = delete;

  struct State;
  [[nodiscard]] State& state() const { return *state_; }

 private:
  explicit TlsTrust(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct HttpPost {
  const HttpUrl& url;
  const TlsTrust& trust;  ///< for https: certificate and host name are checked against it
  std::vector<Header> headers{};
  std::string body{};
  /// From the connection to the last byte. Only a look-up of the name can outlast it.
  std::chrono::milliseconds timeout{0};
  std::size_t bytes_max = 0;
  /// Gets each piece of the reply's body as it arrives; false: that was enough.
  std::function<bool(std::string_view)> on_piece{};
  /// Looked at several times a second; true ends the call.
  std::function<bool()> cancelled{};
};

/// Blocks until the reply is whole or `on_piece` has enough. kUnavailable for everything else: no
/// connection, a certificate that does not hold, a status other than 200, too many bytes, too much
/// time, an end before the end. Follows no redirect.
[[nodiscard]] Result<void> http_post(const HttpPost& post);

}  // namespace ibid::serve
