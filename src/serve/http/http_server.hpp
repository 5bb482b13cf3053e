// The socket side: accepts, reads, admits, hands to a worker, writes. Boost.Beast stays in
// http_server.cpp, session.cpp, session_work.cpp, session_reply.cpp and http_client.cpp.
//
// One thread runs all sockets as coroutines and never blocks. A connection that is slow, idle or
// silent costs a timer and a buffer, not a thread. When it stops, it takes no new connection,
// closes the idle ones and lets every answer under way reach its reader; the requests that have
// none when the grace is over are answered with 503.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ibid/result.hpp"
#include "serve/http/access_log.hpp"
#include "serve/http/gate.hpp"
#include "serve/http/request_pool.hpp"
#include "serve/limits.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

struct HttpServerOptions {
  std::string address = "127.0.0.1";  ///< or "localhost": addresses_of()
  std::uint16_t port = 0;             ///< 0: any free one
  std::chrono::milliseconds grace = kGraceTimeout;
  std::size_t connections_max = kConnectionsMax;
  GateOptions gate;
  LogSink log;  ///< may be empty
  bool log_questions = false;
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT
};

struct SocketState;  // socket_state.hpp

class HttpServer {
 public:
  /// Binds and listens on an address that addresses_of() knows. Questions run on `pool`, what waits
  /// for others on `waiting_pool`. All three must outlive the server.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(HttpServerOptions options,
                                                                  Service& service,
                                                                  RequestPool& pool,
                                                                  RequestPool& waiting_pool);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Serves until stop(); returns when the last connection is gone or the grace is over.
  void run();
  /// From any thread.
  void stop();

 private:
  explicit HttpServer(std::unique_ptr<SocketState> state);
  std::unique_ptr<SocketState> state_;
};

/// The addresses that `listen_name` stands for: itself when it is one, 127.0.0.1 and ::1 for
/// "localhost", which must mean this machine whatever the resolver says; none for another name.
[[nodiscard]] std::vector<std::string> addresses_of(const std::string& listen_name);

/// True for 127.0.0.0/8, ::1 and "localhost".
[[nodiscard]] bool is_loopback_address(const std::string& listen_name);

}  // namespace ibid::serve
