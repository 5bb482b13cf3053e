// A real server over a real index of a few snippets, and a client that sends bytes as they are.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "scratch.hpp"
#include "serve/server.hpp"

namespace ibid::serve::test {

using ibid::test::Scratch;

struct Reply {
  int status = 0;
  std::string head;  ///< status line and headers
  std::string body;  ///< chunks joined
};

/// An open connection to the loopback port that says nothing.
class Connection {
 public:
  explicit Connection(std::uint16_t port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool connected() const { return connected_; }

 private:
  int descriptor_;
  bool connected_;
};

void send_all(const Connection& connection, std::string_view bytes);
/// Reads until the server closes.
[[nodiscard]] std::string read_all(const Connection& connection);
/// Sends `bytes` to the loopback port, closes the sending side and reads until the server closes.
[[nodiscard]] std::string send_raw(std::uint16_t port, std::string_view bytes);
/// One request with "Connection: close". `headers` are full lines ending in CRLF.
[[nodiscard]] Reply request(std::uint16_t port, std::string_view method, std::string_view target,
                            std::string_view body = {}, std::string_view headers = {});
[[nodiscard]] Reply parse_reply(std::string_view bytes);
[[nodiscard]] model::Json json_of(const Reply& reply);
/// The value of a header of `reply`, or "".
[[nodiscard]] std::string header_of(const Reply& reply, std::string_view name);

/// What a server has logged so far; its sink is called on another thread.
class Log {
 public:
  [[nodiscard]] LogSink sink() {
    return [this](std::string_view line) { take(line); };
  }
  /// From now on, or no longer, its sink throws.
  void break_down(bool is_broken);
  /// Lines that came while it was broken.
  [[nodiscard]] std::size_t refused() const;
  /// Those that hold `part`.
  [[nodiscard]] std::vector<std::string> lines(std::string_view part) const;

 private:
  void take(std::string_view line);

  mutable std::mutex mutex_;  // guards all of these
  std::vector<std::string> lines_;
  bool is_broken_ = false;
  std::size_t refused_ = 0;
};

/// False when it still does not hold after half a minute: a generous limit, which only a test that
/// fails waits for.
[[nodiscard]] bool wait_until(const std::function<bool()>& holds);
/// What /metrics says of `name`, a metric without labels; -1 when it is not there.
[[nodiscard]] int metric(std::uint16_t port, std::string_view name);
/// For wait_until(): so many workers have a request, and so many requests wait for one.
[[nodiscard]] std::function<bool()> is_at_work(std::uint16_t port, int workers, int waiting);

/// Snippets on a made-up drug: what every test of this floor asks about.
[[nodiscard]] std::string sample_snippets();
/// Indexes `snippets` into `folder`/db and returns that path.
std::filesystem::path make_index(const Scratch& folder, std::string_view snippets);

/// A server on a free port over the sample index.
class SampleServer {
 public:
  explicit SampleServer(const std::function<void(ServerOptions&)>& adjust = {},
                        std::string_view snippets = sample_snippets());
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] Server& server() { return *server_; }
  [[nodiscard]] const std::filesystem::path& index() const { return index_; }
  [[nodiscard]] const Scratch& folder() const { return folder_; }

 private:
  Scratch folder_;
  std::filesystem::path index_;
  std::unique_ptr<Server> server_;
};

inline constexpr const char* kQuestion = "Does veralimab lower the risk of stroke?";
/// A body that asks it.
[[nodiscard]] inline std::string ask_body() {
  return model::dump({{"question", kQuestion}});
}

}  // namespace ibid::serve::test
