// The server as a program sees it: options in, a running server out.
//
//   auto server = Server::start({.index = {"index/db"}});
//   if (!server) return report(server.error());
//   (*server)->wait();
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ibid/engine.hpp"
#include "ibid/result.hpp"
#include "serve/http/access_log.hpp"
#include "serve/limits.hpp"
#include "serve/writer/writer.hpp"

namespace ibid::serve {

struct ServerOptions {
  /// One folder, or the addresses of all its shards (Engine::open).
  std::vector<std::string> index;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::size_t workers = 0;    ///< 0: one a core
  std::size_t queue_per_worker = kQueuePerWorker;
  std::chrono::milliseconds queue_wait_max = kQueueWaitMax;
  std::chrono::milliseconds damage_check_interval = kDamageCheckInterval;
  std::chrono::milliseconds grace = kGraceTimeout;
  std::size_t connections_max = kConnectionsMax;
  std::filesystem::path key_file;  ///< may be empty on loopback
  bool key_for_reading = false;    ///< also on loopback, as behind a proxy
  std::vector<std::string> allowed_hosts;
  std::vector<std::string> cors_origins;
  std::optional<WriterOptions> writer;
  LogSink log;  ///< one JSON line a request; may be empty
  bool log_questions = false;
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT end it gracefully
};

class Server {
 public:
  /// Opens the index and listens. kUsage when an address beyond loopback comes without keys.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(ServerOptions options);
  /// Stops, and waits for the end.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// From any thread: no new connection, answers under way are finished.
  void stop();
  /// Returns when the server has ended.
  void wait();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Serves until a signal ends it. `listening` is told the port once connections are taken.
[[nodiscard]] Result<void> run_server(ServerOptions options,
                                      const std::function<void(std::uint16_t)>& listening);

}  // namespace ibid::serve
