#include "serve/http/http_server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <exception>
#include <utility>

#include "serve/http/listen.hpp"
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

beast::error_code SocketState::listen_on(const std::string& address, std::uint16_t wanted_port) {
  const tcp::endpoint endpoint(asio::ip::make_address(address), wanted_port);
  tcp::acceptor acceptor(io);
  beast::error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error && endpoint.protocol() == tcp::v6() && endpoint.address().is_loopback()) {
    acceptor.set_option(asio::ip::v6_only(true), error);
  }
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) acceptors.push_back(std::move(acceptor));
  return error;
}

asio::awaitable<void> SocketState::accept(tcp::acceptor& acceptor) {
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
  for (tcp::acceptor& acceptor : acceptors) acceptor.close(ignored);
  signals.cancel(ignored);
  for (Session* session : sessions) session->close_if_idle();
  grace.expires_after(options.grace);
  grace.async_wait([this](const beast::error_code& error) {
    if (!error) give_up();
  });
}

void SocketState::give_up() {
  for (Session* session : sessions) session->give_up();
  grace.expires_after(kLastWordTimeout);
  grace.async_wait([this](const beast::error_code& error) {
    if (error) return;
    for (Session* session : sessions) session->close_now();
  });
}

bool SocketState::write_log(std::string_view line) noexcept {
  try {
    if (log_lines_lost > 0) {
      options.log(lost_line(log_lines_lost, std::chrono::system_clock::now()));
      log_lines_lost = 0;
    }
    options.log(line);
    return true;
  } catch (...) {
    return false;  // and there is nowhere to say why
  }
}

void SocketState::log_faults() {
  if (!options.log) return;
  const Statistics statistics = service.engine->statistics();
  service.faults.set(FaultPlace::kIndex, statistics.damage);
  service.faults.set(FaultPlace::kShards, statistics.coverage.notice());
  for (const FaultNews& news : service.faults.take(FaultLog::Clock::now())) {
    const bool is_told = write_log(fault_line(news, std::chrono::system_clock::now()));
    if (!is_told) service.faults.put_back(news);
  }
}

asio::awaitable<void> SocketState::watch_faults() {
  while (!stopping) {
    log_faults();
    asio::steady_timer pause(io, kRefreshInterval);
    [[maybe_unused]] auto [waited] = co_await pause.async_wait(kAwait);
  }
}

void SocketState::run_one() {
  try {
    io.run_one();
  } catch (const std::exception&) {
    // What an operation throws, for want of memory, takes along the connection that waits for it.
  }
}

HttpServer::HttpServer(std::unique_ptr<SocketState> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpServerOptions options, Service& service,
                                                       RequestPool& pool,
                                                       RequestPool& waiting_pool) {
  auto state = std::make_unique<SocketState>(std::move(options), service, pool, waiting_pool);
  const auto listen_on = [&](const std::string& address, std::uint16_t wanted) {
    Listening listening;
    listening.error = state->listen_on(address, wanted);
    if (!listening.error) listening.port = state->acceptors.back().local_endpoint().port();
    return listening;
  };
  const auto begin_again = [&] { state->acceptors.clear(); };
  const Result<void> listening = listen_on_all(addresses_of(state->options.address),
                                               state->options.port, listen_on, begin_again);
  if (!listening) return fail(listening.error());
  state->port = state->acceptors.front().local_endpoint().port();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const {
  return state_->port;
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
  for (tcp::acceptor& acceptor : state.acceptors) {
    asio::co_spawn(state.io, state.accept(acceptor), asio::detached);
  }
  asio::co_spawn(state.io, state.watch_faults(), asio::detached);
  while (!state.stopping || !state.sessions.empty()) state.run_one();
  state.grace.cancel();
}

void HttpServer::stop() {
  asio::post(state_->io, [this] { state_->begin_stop(); });
}

std::vector<std::string> addresses_of(const std::string& listen_name) {
  if (listen_name == "localhost") return {"127.0.0.1", "::1"};
  beast::error_code error;
  (void)asio::ip::make_address(listen_name, error);
  return error ? std::vector<std::string>() : std::vector{listen_name};
}

bool is_loopback_address(const std::string& listen_name) {
  const std::vector<std::string> addresses = addresses_of(listen_name);
  return !addresses.empty() && asio::ip::make_address(addresses.front()).is_loopback();
}

}  // namespace ibid::serve
