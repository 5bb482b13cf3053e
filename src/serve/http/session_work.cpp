// The middle of an exchange: its work on a thread of a pool, while the connection waits and watches
// whether anybody is left at its other end.

#include <poll.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <optional>
#include <utility>

#include "serve/http/problem.hpp"
#include "serve/http/reply.hpp"
#include "serve/http/socket_state.hpp"

namespace ibid::serve {
namespace {

/// A worker's result on its way back to the socket thread.
struct Pending {
  explicit Pending(asio::io_context& io) : timer(io) {}
  asio::steady_timer timer;
  std::optional<Response> response;
};

enum class Peer { kThere, kSendsNoMore, kGone };

/// What the system knows of the other end of a connection, without waiting or reading.
Peer peer_of(int descriptor) {
  pollfd look{descriptor, POLLIN | POLLRDHUP, 0};
  if (poll(&look, 1, 0) <= 0) return Peer::kThere;
  if ((look.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return Peer::kGone;
  return (look.revents & POLLRDHUP) != 0 ? Peer::kSendsNoMore : Peer::kThere;
}

}  // namespace

asio::awaitable<void> Session::run_on(RequestPool& pool, std::function<Response()> work,
                                      Exchange& exchange) {
  auto pending = std::make_shared<Pending>(server_.io);
  const Clock::time_point begun = Clock::now();
  const std::size_t long_from = exchange.route->long_from_bytes;
  const bool is_long = long_from != 0 && exchange.request->body.size() >= long_from;
  const JobLength length = is_long ? JobLength::kLong : JobLength::kShort;
  const Submission submission = pool.submit(
      [&server = server_, pending, request = exchange.request, work = std::move(work)] {
        auto response = std::make_shared<Response>(run_work(work));
        if (!response->finish) complete(server.options.gate.origins, *request, *response);
        asio::post(server.io, [pending, response] {
          pending->response = std::move(*response);
          pending->timer.cancel();
        });
      },
      length);
  exchange.completed = false;
  if (!submission.accepted) {
    exchange.response = busy(submission.retry_after);
    co_return;
  }
  bool withdrawn = false;
  bool is_reader_left = false;
  Clock::time_point until = begun + std::min<Clock::duration>(pool.wait_max(), kWorkTimeout);
  while (!pending->response && !is_given_up_) {
    const Clock::time_point now = Clock::now();
    if (now >= until) {
      withdrawn = pool.withdraw(submission.ticket);
      if (withdrawn || now >= begun + kWorkTimeout) break;
      until = begun + kWorkTimeout;
    }
    const Clock::time_point next_look = now + kPeerLookInterval;
    pending->timer.expires_at(std::min(until, next_look));
    const bool woken = co_await woken_by(pending->timer);
    if (woken || Clock::now() < next_look) continue;
    const bool is_there = co_await reader_is_there(exchange);
    is_reader_left = !is_there && !pending->response && !is_given_up_;
    if (is_reader_left) break;
  }
  if (pending->response) {
    exchange.response = std::move(*pending->response);
    exchange.completed = true;
    co_return;
  }
  work_.request_stop();
  if (is_reader_left || is_given_up_) {
    (void)pool.withdraw(submission.ticket);
    exchange.response = is_given_up_ ? given_up() : Response();
    if (is_reader_left) exchange.response.status = kClientGone;
    co_return;
  }
  exchange.response = withdrawn ? busy(pool.retry_after(length)) : busy();
}

asio::awaitable<bool> Session::woken_by(asio::steady_timer& timer) {
  waits_on_ = &timer;
  auto [woken] = co_await timer.async_wait(kAwait);
  waits_on_ = nullptr;
  co_return static_cast<bool>(woken);
}

asio::awaitable<bool> Session::reader_is_there(Exchange& exchange) {
  if (!stream_.socket().is_open()) co_return false;  // it took no byte in time
  const Peer peer = peer_of(stream_.socket().native_handle());
  if (peer != Peer::kSendsNoMore) co_return peer == Peer::kThere;
  // Who has closed only its sending side looks like who has left, until something is sent: then
  // the system of the one that has left resets the connection, which a later look sees. What may be
  // sent now in any version of HTTP is what the reply begins with in any case.
  if (exchange.begin_sent == kReplyBegin.size()) co_return true;
  stream_.expires_after(kWriteTimeout);
  auto [error, bytes] =
      co_await stream_.async_write_some(asio::buffer(&kReplyBegin[exchange.begin_sent], 1), kAwait);
  exchange.begin_sent += bytes;
  co_return !error;
}

}  // namespace ibid::serve
