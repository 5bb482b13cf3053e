// What the parts of the socket side share: the state of the server (http_server.cpp) and one
// connection (session.cpp, session_work.cpp, session_reply.cpp). Included by these files only.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <stop_token>
#include <string_view>
#include <utility>

#include "serve/http/http_server.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

/// Errors come back as values beside the result; nothing throws.
inline constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

class Session;

/// In the log and the metrics only, as other servers have it: the client left before its reply.
inline constexpr int kClientGone = 499;

/// How each reply begins, whatever it will say.
inline constexpr std::string_view kReplyBegin = "HTTP/1.";

/// Everything but the pools and `service` belongs to the socket thread.
struct SocketState {
  SocketState(HttpServerOptions given, Service& service_, RequestPool& pool_,
              RequestPool& waiting_pool_)
      : options(std::move(given)), service(service_), pool(pool_), waiting_pool(waiting_pool_) {}

  /// Adds an acceptor.
  [[nodiscard]] beast::error_code listen_on(const std::string& address, std::uint16_t port);
  asio::awaitable<void> accept(tcp::acceptor& acceptor);
  void refuse(tcp::socket socket);
  /// Makes room for a newcomer.
  bool end_oldest_idle();
  /// Waits for something to do and does it; whatever that throws, the others are served on.
  void run_one();
  void begin_stop();
  /// Ends what the grace was too short for.
  void give_up();
  /// Gives a line to the log, which there is, behind one that says how many were lost before it.
  /// False when it could not be written.
  [[nodiscard]] bool write_log(std::string_view line) noexcept;
  /// Writes what is due of the server's faults into the log; what cannot be written stays due.
  void log_faults();
  /// Does so from time to time, since a fault may come or go without a request.
  asio::awaitable<void> watch_faults();

  HttpServerOptions options;
  Service& service;
  RequestPool& pool;
  RequestPool& waiting_pool;
  asio::io_context io{1};
  std::list<tcp::acceptor> acceptors;  ///< never empty once it listens
  /// Of the first; any thread may ask for it while another closes them.
  std::uint16_t port = 0;
  asio::signal_set signals{io};
  asio::steady_timer grace{io};
  std::list<Session*> sessions;
  std::size_t body_bytes_free = kBodyBudgetBytes;
  std::uint64_t requests = 0;
  std::uint64_t log_lines_lost = 0;  ///< since the log last took one
  bool stopping = false;
};

/// One connection. Lives in its own coroutine's frame.
class Session {
 public:
  Session(SocketState& server, tcp::socket socket, tcp::endpoint peer)
      : server_(server), stream_(std::move(socket)), peer_(std::move(peer)) {
    place_ = server_.sessions.insert(server_.sessions.end(), this);
    ++server_.service.metrics.connections;
    ++server_.service.metrics.connections_total;
  }
  ~Session() {
    server_.sessions.erase(place_);
    --server_.service.metrics.connections;
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  asio::awaitable<void> run();
  /// Ends the connection when no request is under way; true when it was idle until now.
  bool close_if_idle() {
    if (!idle_) return false;
    idle_ = false;
    stream_.cancel();
    return true;
  }
  /// Has the request under way answered with 503, since the server stops; what else the connection
  /// is at ends.
  void give_up() {
    is_given_up_ = true;
    work_.request_stop();
    stream_.cancel();
    if (waits_on_ != nullptr) waits_on_->cancel();
  }
  void close_now() { stream_.close(); }

 private:
  using Clock = std::chrono::steady_clock;
  using Parser = http::request_parser<http::string_body>;
  struct Exchange {
    /// Shared with the worker, which may outlast the exchange when time runs out.
    std::shared_ptr<Request> request = std::make_shared<Request>();
    Response response;
    const Route* route = nullptr;
    bool keep_alive = false;
    unsigned version = 11;
    std::size_t body_bytes = 0;
    std::size_t begin_sent = 0;  ///< bytes of kReplyBegin that went out ahead of the reply
    bool completed = false;      ///< the worker did it
    Clock::time_point begun;
  };

  asio::awaitable<bool> wait_for_request();
  asio::awaitable<bool> exchange();
  asio::awaitable<void> read_and_answer(Parser& parser, Exchange& exchange);
  asio::awaitable<bool> read_body(Parser& parser, Exchange& exchange);
  /// Fills the exchange's response with what `work` returns on a thread of `pool`, or says that the
  /// pool is busy or, by kClientGone, that nobody is left to read it.
  asio::awaitable<void> run_on(RequestPool& pool, std::function<Response()> work,
                               Exchange& exchange);
  /// False when the other end has left for certain. Between request and reply only. One that sends
  /// no more gets the next byte of kReplyBegin, if one is left.
  asio::awaitable<bool> reader_is_there(Exchange& exchange);
  /// Waits for a timer that give_up() ends. True when somebody woke it before its time.
  asio::awaitable<bool> woken_by(asio::steady_timer& timer);
  asio::awaitable<bool> write(Exchange& exchange);
  asio::awaitable<bool> write_stream(Exchange& exchange);
  /// Runs the response's `produce` and gives each event to `take`, which says whether to go on.
  /// False when the stream is not whole.
  template <class Take>
  asio::awaitable<bool> take_events(Exchange& exchange, const Take& take);
  template <class Body>
  void fill_head(const Exchange& exchange, http::response<Body>& message) const;
  /// `begin_sent` bytes of it are with the reader already.
  template <class Body>
  asio::awaitable<bool> write_message(http::response<Body>& message, std::size_t begin_sent = 0);
  template <class Serializer>
  asio::awaitable<bool> write_head(Serializer& serializer, std::size_t begin_sent);
  asio::awaitable<void> drain();
  void record(const Exchange& exchange);

  SocketState& server_;
  beast::tcp_stream stream_;
  tcp::endpoint peer_;
  /// The parser holds a head, or a chunk's extensions and trailers, whole in it before it reads
  /// them: its bound is theirs.
  beast::flat_buffer buffer_{kHeaderBytesMax};
  std::list<Session*>::iterator place_;
  std::stop_source work_;  ///< of the exchange under way
  asio::steady_timer* waits_on_ = nullptr;
  bool idle_ = false;
  bool is_given_up_ = false;
  bool body_unread_ = false;
  std::uint64_t id_ = 0;
};

}  // namespace ibid::serve
