// The other half of a connection: the reply, whole or as a stream of events.

#include <fmt/chrono.h>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <ctime>
#include <deque>
#include <exception>
#include <utility>

#include "serve/http/socket_state.hpp"

namespace ibid::serve {
namespace {

/// Statuses whose replies have no body and no length (RFC 9110, 6.4.1).
bool is_bodiless(int status) {
  return status == 204 || status == 304;
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale is (RFC 9110, 5.6.7).
std::string http_date(std::time_t time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

/// Events on their way from the thread that makes them to the socket thread.
struct EventQueue {
  explicit EventQueue(asio::io_context& io) : wake(io) {}
  // Of the socket thread alone:
  asio::steady_timer wake;
  std::deque<std::string> events;
  bool ended = false;     ///< no further event comes
  bool complete = false;  ///< and none is missing
  // Of both:
  std::atomic<bool> reader_left{false};
};

/// Runs `produce` on the thread that calls, its events going to `queue`.
void run_producer(asio::io_context& io, const std::shared_ptr<EventQueue>& queue,
                  const std::function<void(const EventSink&)>& produce) {
  bool complete = false;
  try {
    produce([&](std::string event) {
      asio::post(io, [queue, event = std::move(event)]() mutable {
        queue->events.push_back(std::move(event));
        queue->wake.cancel();
      });
      return !queue->reader_left;
    });
    complete = true;
  } catch (const std::exception&) {
    // The stream ends without its last chunk, so that nobody takes it for whole.
  }
  asio::post(io, [queue, complete] {
    queue->ended = true;
    queue->complete = complete;
    queue->wake.cancel();
  });
}

}  // namespace

template <class Body>
void Session::fill_head(const Exchange& exchange, http::response<Body>& message) const {
  message.version(exchange.version);
  message.result(static_cast<unsigned>(exchange.response.status));
  if (!exchange.response.content_type.empty()) {
    message.set(http::field::content_type, exchange.response.content_type);
  }
  for (const Header& header : exchange.response.headers) message.insert(header.name, header.value);
  message.set("X-Request-Id", std::to_string(id_));
  message.set(http::field::date, http_date(std::time(nullptr)));
  message.keep_alive(exchange.keep_alive);
}

template <class Serializer>
asio::awaitable<bool> Session::write_head(Serializer& serializer, std::size_t begin_sent) {
  serializer.split(true);
  std::string head;
  while (!serializer.is_header_done()) {
    beast::error_code error;
    std::size_t taken = 0;
    serializer.next(error, [&](beast::error_code&, const auto& buffers) {
      head += beast::buffers_to_string(buffers);
      taken = beast::buffer_bytes(buffers);
    });
    if (error) co_return false;
    serializer.consume(taken);
  }
  stream_.expires_after(kWriteTimeout);
  auto [error, bytes] =
      co_await asio::async_write(stream_, asio::buffer(head) + begin_sent, kAwait);
  co_return !error;
}

template <class Body>
asio::awaitable<bool> Session::write_message(http::response<Body>& message,
                                             std::size_t begin_sent) {
  http::response_serializer<Body> serializer(message);
  // Else head and body go out together.
  if (begin_sent > 0) {
    const bool sent = co_await write_head(serializer, begin_sent);
    if (!sent) co_return false;
  }
  while (!serializer.is_done()) {
    stream_.expires_after(kWriteTimeout);
    auto [error, bytes] = co_await http::async_write_some(stream_, serializer, kAwait);
    if (error) co_return false;
  }
  co_return true;
}
/// session.cpp sends "100 Continue" with it.
template asio::awaitable<bool> Session::write_message(http::response<http::empty_body>& message,
                                                      std::size_t begin_sent);

asio::awaitable<bool> Session::write(Exchange& exchange) {
  const bool head_only = exchange.request->method == "HEAD";
  const bool is_stream = !exchange.response.events.empty() || exchange.response.produce;
  if (is_stream && exchange.version >= 11 && !head_only) {
    const bool streamed = co_await write_stream(exchange);
    co_return streamed;
  }
  if (head_only || is_bodiless(exchange.response.status)) {
    http::response<http::empty_body> head;
    fill_head(exchange, head);
    if (head_only) head.content_length(exchange.response.body.size());
    const bool sent = co_await write_message(head, exchange.begin_sent);
    co_return sent;
  }
  http::response<http::string_body> message;
  fill_head(exchange, message);
  message.body() = std::move(exchange.response.body);
  const auto append = [&message](const std::string& event) -> asio::awaitable<bool> {
    message.body() += event;
    co_return true;
  };
  // HTTP/1.0 has no chunks, so its reader gets the events at the end.
  for (const std::string& event : exchange.response.events) message.body() += event;
  const bool whole = co_await take_events(exchange, append);
  if (!whole) co_return false;
  message.prepare_payload();
  const bool written = co_await write_message(message, exchange.begin_sent);
  co_return written;
}

asio::awaitable<bool> Session::write_stream(Exchange& exchange) {
  http::response<http::empty_body> head;
  fill_head(exchange, head);
  head.chunked(true);
  http::response_serializer<http::empty_body> serializer(head);
  const bool begun = co_await write_head(serializer, exchange.begin_sent);
  if (!begun) co_return false;
  const auto write_chunk = [this](const std::string& event) -> asio::awaitable<bool> {
    stream_.expires_after(kWriteTimeout);
    auto [error, bytes] =
        co_await asio::async_write(stream_, http::make_chunk(asio::buffer(event)), kAwait);
    co_return !error;
  };
  for (const std::string& event : exchange.response.events) {
    const bool sent = co_await write_chunk(event);
    if (!sent) co_return false;
  }
  const bool whole = co_await take_events(exchange, write_chunk);
  if (!whole) co_return false;
  stream_.expires_after(kWriteTimeout);
  auto [error, bytes] = co_await asio::async_write(stream_, http::make_chunk_last(), kAwait);
  co_return !error;
}

template <class Take>
asio::awaitable<bool> Session::take_events(Exchange& exchange, const Take& take) {
  if (!exchange.response.produce) co_return true;
  static const std::string kNothingYet = ":\n\n";
  auto queue = std::make_shared<EventQueue>(server_.io);
  const Submission submission = server_.waiting_pool.submit(
      [&io = server_.io, queue, produce = std::move(exchange.response.produce)] {
        run_producer(io, queue, produce);
      });
  exchange.response.produce = nullptr;
  if (!submission.accepted) co_return false;
  bool taken = true;
  while (taken && !is_given_up_ && !(queue->events.empty() && queue->ended)) {
    if (!queue->events.empty()) {
      const std::string event = std::move(queue->events.front());
      queue->events.pop_front();
      taken = co_await take(event);
      continue;
    }
    queue->wake.expires_after(kHeartbeat);
    const bool woken = co_await woken_by(queue->wake);
    if (!woken) taken = co_await take(kNothingYet);
  }
  queue->reader_left = true;
  co_return taken && !is_given_up_ && queue->complete;
}

}  // namespace ibid::serve
