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
  int looks = 0;
  Clock::time_point until = begun + std::min<Clock::duration>(pool.wait_max(), kWorkTimeout);
  while (!pending->response) {
    const Clock::time_point now = Clock::now();
    if (now >= until) {
      withdrawn = pool.withdraw(submission.ticket);
      if (withdrawn || now >= begun + kWorkTimeout) break;
      until = begun + kWorkTimeout;
    }
    const Clock::time_point next_look = now + kPeerLookInterval;
    pending->timer.expires_at(std::min(until, next_look));
    // The timer only wakes this coroutine; its error tells nothing that `response` does not.
    [[maybe_unused]] auto [woken] = co_await pending->timer.async_wait(kAwait);
    if (pending->response || Clock::now() < next_look) continue;
    const bool may_ask = ++looks <= kInterimRepliesMax;
    const bool is_there = co_await reader_is_there(exchange, may_ask);
    is_reader_left = !is_there && !pending->response;
    if (is_reader_left) break;
  }
  if (pending->response) {
    exchange.response = std::move(*pending->response);
    exchange.completed = true;
    co_return;
  }
  work_.request_stop();
  if (is_reader_left) {
    (void)pool.withdraw(submission.ticket);
    exchange.response = Response();
    exchange.response.status = kClientGone;
    co_return;
  }
  exchange.response = withdrawn ? busy(pool.retry_after(length)) : busy();
}

asio::awaitable<bool> Session::reader_is_there(const Exchange& exchange, bool may_ask) {
  if (!stream_.socket().is_open()) co_return false;  // the server gave it up
  const Peer peer = peer_of(stream_.socket().native_handle());
  if (peer != Peer::kSendsNoMore) co_return peer == Peer::kThere;
  // Who has closed only its sending side looks like who has left, until something is sent: then
  // the system of the one that has left resets the connection. An interim reply is the one thing
  // that may be sent now (RFC 9110, 15.2), but not in HTTP/1.0.
  // The first provokes the reset, which a later look sees.
  if (exchange.version < 11 || !may_ask) co_return true;
  http::response<http::empty_body> go_on(http::status::continue_, exchange.version);
  const bool sent = co_await write_message(go_on);
  co_return sent;
}

}  // namespace ibid::serve
