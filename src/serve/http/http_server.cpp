#include "serve/http/http_server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <exception>
#include <utility>

#include "serve/http/socket_state.hpp"

namespace ibid::serve {
namespace {

/// Pause after a failed accept, when the process is out of file descriptors.
constexpr std::chrono::milliseconds kAcceptPause{50};

asio::awaitable<void> serve_connection(SocketState& server, tcp::socket socket,
                                       tcp::endpoint peer) {
  Session session(server, std::move(socket), std::move(peer));
  co_await session.run();
}

}  // namespace

asio::awaitable<void> SocketState::accept() {
  while (!stopping) {
    auto [error, socket] = co_await acceptor.async_accept(kAwait);
    if (stopping) co_return;
    if (error) {
      asio::steady_timer pause(io, kAcceptPause);
      [[maybe_unused]] auto [waited] = co_await pause.async_wait(kAwait);
      continue;
    }
    beast::error_code peer_error;
    tcp::endpoint peer = socket.remote_endpoint(peer_error);
    if (peer_error) continue;
    beast::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (sessions.size() >= options.connections_max && !end_oldest_idle()) {
      refuse(std::move(socket));
      continue;
    }
    // Only want of memory can throw in there; it costs that one connection.
    asio::co_spawn(io, serve_connection(*this, std::move(socket), std::move(peer)),
                   [](const std::exception_ptr&) {});
  }
}

/// Sessions stand in the order in which they came. False when every one is at work.
bool SocketState::end_oldest_idle() {
  return std::any_of(sessions.begin(), sessions.end(),
                     [](Session* session) { return session->close_if_idle(); });
}

/// Says 503 in one write without waiting: there is no place to wait in.
void SocketState::refuse(tcp::socket socket) {
  ++service.metrics.connections_refused;
  static const std::string kFull = fmt::format(
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: {}\r\nConnection: close\r\n"
      "Content-Length: 0\r\n\r\n",
      kRetryAfterMin.count());
  beast::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kFull), ignored);
  socket.shutdown(tcp::socket::shutdown_both, ignored);
}

void SocketState::begin_stop() {
  if (stopping) return;
  stopping = true;
  service.stopping = true;
  beast::error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (Session* session : sessions) session->close_if_idle();
  grace.expires_after(kGraceTimeout);
  grace.async_wait([this](const beast::error_code& error) {
    if (error) return;
    for (Session* session : sessions) session->close_now();
  });
}

HttpServer::HttpServer(std::unique_ptr<SocketState> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpServerOptions options, Service& service,
                                                       RequestPool& pool,
                                                       RequestPool& waiting_pool) {
  auto state = std::make_unique<SocketState>(std::move(options), service, pool, waiting_pool);
  beast::error_code error;
  const auto address = asio::ip::make_address(state->options.address, error);
  if (error) {
    return fail(ErrorCode::kUsage,
                fmt::format("\"{}\" is not an IP address", state->options.address));
  }
  const tcp::endpoint endpoint(address, state->options.port);
  state->acceptor.open(endpoint.protocol(), error);
  if (!error) state->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) state->acceptor.bind(endpoint, error);
  if (!error) state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return fail(ErrorCode::kEnvironment,
                fmt::format("cannot listen on {}:{}: {}", state->options.address,
                            state->options.port, error.message()));
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const {
  beast::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run() {
  SocketState& state = *state_;
  if (state.options.stop_on_signals) {
    beast::error_code ignored;
    state.signals.add(SIGTERM, ignored);
    state.signals.add(SIGINT, ignored);
    state.signals.async_wait([&state](const beast::error_code& error, int) {
      if (!error) state.begin_stop();
    });
  }
  asio::co_spawn(state.io, state.accept(), asio::detached);
  while (!state.stopping || !state.sessions.empty()) state.io.run_one();
  state.grace.cancel();
}

void HttpServer::stop() {
  asio::post(state_->io, [this] { state_->begin_stop(); });
}

bool is_loopback_address(const std::string& address) {
  beast::error_code error;
  const auto parsed = asio::ip::make_address(address, error);
  return !error && parsed.is_loopback();
}

}  // namespace ibid::serve
