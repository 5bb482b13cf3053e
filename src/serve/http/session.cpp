// One connection: read a head, admit it, read its body, have it answered, write the reply.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

#include "serve/http/problem.hpp"
#include "serve/http/reply.hpp"
#include "serve/http/socket_state.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

/// How long, and for how many bytes, a refused sender is listened to before its connection closes:
/// closing on unread bytes resets the connection and the refusal is lost.
constexpr std::chrono::seconds kDrainTimeout{1};
constexpr std::size_t kDrainBytesMax = 256 * 1024;
/// HTTP/1.1, the first version with chunks, as the parser writes it.
constexpr unsigned kChunkingVersion = 11;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

struct Target {
  std::string_view authority;  ///< of an absolute target, else empty
  std::string_view path;
  std::string_view query;
};

/// "/v1/ask?x=1", or "http://host:port/v1/ask?x=1" as a client of a proxy writes it.
Target target_of(std::string_view text) {
  Target target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(text.substr(0, scheme.size()), scheme)) continue;
    text.remove_prefix(scheme.size());
    const auto end = std::min(text.find_first_of("/?"), text.size());
    target.authority = text.substr(0, end);
    text.remove_prefix(end);
    if (target.authority.empty()) return {};  // and so no path: not well-formed
    if (text.empty() || text.front() == '?') target.path = "/";
    break;
  }
  const auto mark = std::min(text.find('?'), text.size());
  if (target.path.empty()) target.path = text.substr(0, mark);
  target.query = text.substr(std::min(mark + 1, text.size()));
  return target;
}

Request head_of(const http::request_parser<http::string_body>& parser, const tcp::endpoint& peer) {
  const auto& message = parser.get();
  Request request;
  request.method = view(message.method_string());
  const Target target = target_of(view(message.target()));
  request.path = target.path;
  request.query = target.query;
  for (const auto& field : message) {
    request.headers.push_back(
        {std::string(view(field.name_string())), std::string(view(field.value()))});
    // The authority of an absolute target stands above the Host beside it (RFC 9112, 3.2.2).
    if (!target.authority.empty() && field.name() == http::field::host) {
      request.headers.back().value = target.authority;
    }
  }
  request.from_loopback = peer.address().is_loopback();
  return request;
}

/// Whether it is clear where the body ends: a coding beside or in place of "chunked" is not read
/// here, and HTTP/1.0 has none (RFC 9112, 6.1).
bool has_clear_end(const Request& request, unsigned version) {
  return std::all_of(
      request.headers.begin(), request.headers.end(), [version](const Header& header) {
        if (!equals_ignoring_case(header.name, "Transfer-Encoding")) return true;
        return version >= kChunkingVersion && equals_ignoring_case(header.value, "chunked");
      });
}

bool is_well_formed(const Request& request) {
  if (request.path.empty() || request.path.front() != '/') return false;
  return std::all_of(request.headers.begin(), request.headers.end(),
                     [](const Header& header) { return is_header_value(header.value); });
}

/// The parser's word for too much, which it has for heads alone, or the full buffer.
bool is_out_of_room(const beast::error_code& error) {
  return error == http::error::header_limit || error == http::error::buffer_overflow;
}

Response header_too_large(std::string_view what, std::size_t bytes_max) {
  return problem(431, "input_too_large", title_of(431),
                 fmt::format("{} of at most {} bytes together are taken.", what, bytes_max));
}

Response head_problem(const beast::error_code& error) {
  if (is_out_of_room(error)) return header_too_large("Request line and headers", kHeaderBytesMax);
  return bad_request("This is not a well-formed HTTP request.");
}

/// The bytes of a chunk's extensions and, behind the last chunk, of the trailers: they end at the
/// empty line, which has arrived in `buffered` by then.
std::size_t extras_bytes(std::uint64_t chunk_bytes, beast::string_view extensions,
                         const beast::flat_buffer& buffered) {
  if (chunk_bytes != 0) return extensions.size();
  const asio::const_buffer all = buffered.data();
  const char* end = static_cast<const char*>(all.data()) + all.size();
  return std::string_view(extensions.data(), static_cast<std::size_t>(end - extensions.data()))
      .find("\r\n\r\n");
}

Response body_problem(const beast::error_code& error, const Route& route) {
  if (error == http::error::body_limit) return body_too_large(route.body_bytes_max);
  if (is_out_of_room(error)) {
    return header_too_large("Extensions of chunks and trailers", kChunkExtrasBytesMax);
  }
  return bad_request("The body did not arrive as announced.");
}

/// Bytes of the server's body budget, given back when the request is done with them.
class BodyLease {
 public:
  BodyLease(std::size_t& free, std::size_t bytes) : free_(free) {
    if (bytes > kSmallBodyBytes) wanted_ = bytes;
    granted_ = wanted_ <= free_;
    if (granted_) free_ -= wanted_;
  }
  ~BodyLease() {
    if (granted_) free_ += wanted_;
  }
  BodyLease(const BodyLease&) = delete;
  BodyLease& operator=(const BodyLease&) = delete;
  [[nodiscard]] bool granted() const { return granted_; }

 private:
  std::size_t& free_;
  std::size_t wanted_ = 0;
  bool granted_ = false;
};

}  // namespace

asio::awaitable<void> Session::run() {
  bool more = true;
  while (more) {
    more = co_await wait_for_request();
    if (more) more = co_await exchange();
  }
  if (body_unread_) co_await drain();
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
}

asio::awaitable<bool> Session::wait_for_request() {
  if (buffer_.size() != 0) co_return true;
  if (server_.stopping) co_return false;
  idle_ = true;
  stream_.expires_after(kIdleTimeout);
  auto [error, bytes] =
      co_await stream_.async_read_some(buffer_.prepare(kHeaderBytesMax / 4), kAwait);
  idle_ = false;
  if (error) co_return false;
  buffer_.commit(bytes);
  co_return true;
}

asio::awaitable<bool> Session::exchange() {
  id_ = ++server_.requests;
  Parser parser;
  parser.header_limit(kHeaderBytesMax);
  // The route has the limit: once the head is read, what it announces is refused by that of its
  // route, and what arrives is counted (read_body).
  parser.body_limit(boost::none);
  stream_.expires_after(kHeaderTimeout);
  auto [error, bytes] = co_await http::async_read_header(stream_, buffer_, parser, kAwait);
  // The parser's own limit starts anew behind what it has read when more arrives.
  if (!error && bytes > kHeaderBytesMax) error = http::error::header_limit;
  Exchange exchange;
  exchange.begun = Clock::now();
  if (error == http::error::end_of_stream || error == beast::error::timeout ||
      error == asio::error::connection_reset || error == asio::error::operation_aborted) {
    co_return false;
  }
  if (error) {
    exchange.response = head_problem(error);
    body_unread_ = true;
  } else {
    exchange.version = parser.get().version();
    exchange.keep_alive = parser.get().keep_alive();
    *exchange.request = head_of(parser, peer_);
    work_ = std::stop_source();
    exchange.request->unwanted = work_.get_token();
    co_await read_and_answer(parser, exchange);
  }
  if (!exchange.completed) {
    complete(server_.options.gate.origins, *exchange.request, exchange.response);
  }
  if (exchange.response.status == kClientGone) {
    record(exchange);
    co_return false;
  }
  if (server_.stopping || body_unread_) exchange.keep_alive = false;
  exchange.body_bytes = exchange.response.body.size();
  const bool written = co_await write(exchange);
  record(exchange);
  co_return written&& exchange.keep_alive;
}

asio::awaitable<void> Session::read_and_answer(Parser& parser, Exchange& exchange) {
  body_unread_ = true;  // where the body of an unclear request ends, the parser only guesses
  if (!is_well_formed(*exchange.request)) {
    exchange.response = bad_request("This is not a well-formed HTTP request.");
    co_return;
  }
  if (!has_clear_end(*exchange.request, exchange.version)) {
    exchange.response = bad_request("The only Transfer-Encoding taken is \"chunked\".");
    co_return;
  }
  body_unread_ = !parser.is_done();
  std::optional<std::uint64_t> announced;
  if (const auto length = parser.content_length()) announced = *length;
  std::variant<const Route*, Response> decision =
      admit(server_.options.gate, *exchange.request, announced);
  if (Response* refusal = std::get_if<Response>(&decision)) {
    exchange.response = std::move(*refusal);
    co_return;
  }
  exchange.route = std::get<const Route*>(decision);
  const BodyLease lease(server_.body_bytes_free,
                        parser.is_done() ? 0 : announced.value_or(exchange.route->body_bytes_max));
  if (!lease.granted()) {
    exchange.response = busy();
    co_return;
  }
  body_unread_ = !co_await read_body(parser, exchange);
  if (body_unread_) co_return;
  if (exchange.route->place == Place::kWorker) {
    // Both works have names: g++ 12 destroys a closure that is made inside co_await twice.
    std::function<Response()> work = [&service = server_.service, route = exchange.route,
                                      request = exchange.request] {
      return run_handler(service, *route, *request);
    };
    co_await run_on(server_.pool, std::move(work), exchange);
    if (exchange.response.finish) {
      std::function<Response()> finish = std::move(exchange.response.finish);
      std::string question = std::move(exchange.response.question);
      co_await run_on(server_.waiting_pool, std::move(finish), exchange);
      exchange.response.question = std::move(question);
    }
    co_return;
  }
  exchange.response = run_handler(server_.service, *exchange.route, *exchange.request);
}

asio::awaitable<bool> Session::read_body(Parser& parser, Exchange& exchange) {
  if (parser.is_done()) co_return true;
  parser.body_limit(exchange.route->body_bytes_max);
  stream_.expires_after(kBodyTimeout);
  if (equals_ignoring_case(exchange.request->header("Expect"), "100-continue")) {
    http::response<http::empty_body> go_on(http::status::continue_, exchange.version);
    const bool sent = co_await write_message(go_on);
    if (!sent) co_return false;
    stream_.expires_after(kBodyTimeout);
  }
  std::size_t extras = 0;
  auto bound_extras = [&](std::uint64_t chunk_bytes, beast::string_view extensions,
                          beast::error_code& too_many) {
    extras += extras_bytes(chunk_bytes, extensions, buffer_);
    if (extras > kChunkExtrasBytesMax) too_many = http::error::header_limit;
  };
  parser.on_chunk_header(bound_extras);
  auto [error, bytes] = co_await http::async_read(stream_, buffer_, parser, kAwait);
  if (error) {
    exchange.response = is_given_up_ ? given_up() : body_problem(error, *exchange.route);
    co_return false;
  }
  exchange.request->body = std::move(parser.get().body());
  co_return true;
}

asio::awaitable<void> Session::drain() {
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  stream_.expires_after(kDrainTimeout);
  std::array<char, 4096> scrap{};
  std::size_t drained = 0;
  while (drained < kDrainBytesMax) {
    auto [error, bytes] = co_await stream_.async_read_some(asio::buffer(scrap), kAwait);
    if (error) co_return;
    drained += bytes;
  }
}

void Session::record(const Exchange& exchange) {
  AccessEntry entry;
  entry.taken =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange.begun);
  entry.route = exchange.route == nullptr ? "-" : std::string(exchange.route->pattern);
  entry.status = exchange.response.status;
  Service& service = server_.service;
  service.metrics.observe(entry.route, entry.status, entry.taken);
  if (!server_.options.log) return;
  server_.log_faults();
  entry.id = id_;
  entry.bytes = exchange.body_bytes;
  entry.method = exchange.request->method;
  entry.caller = exchange.request->caller.name;
  if (server_.options.log_questions) entry.question = exchange.response.question;
  entry.error = exchange.response.error;
  const bool is_written = server_.write_log(log_line(entry, std::chrono::system_clock::now()));
  if (!is_written) ++server_.log_lines_lost;
}

}  // namespace ibid::serve
