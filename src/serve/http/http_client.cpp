#include "serve/http/http_client.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <utility>

namespace ibid::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

struct Call {
  const HttpUrl& url;
  http::request<http::string_body> request;
  std::chrono::milliseconds timeout;
  std::size_t bytes_max;
  std::optional<HttpReply> reply;
};

asio::awaitable<void> perform(asio::io_context& io, Call& call) {
  tcp::resolver resolver(io);
  auto [unresolved, endpoints] =
      co_await resolver.async_resolve(call.url.host, call.url.port, kAwait);
  if (unresolved) co_return;
  beast::tcp_stream stream(io);
  stream.expires_after(call.timeout);
  auto [unconnected, endpoint] = co_await stream.async_connect(endpoints, kAwait);
  if (unconnected) co_return;
  auto [unwritten, sent] = co_await http::async_write(stream, call.request, kAwait);
  if (unwritten) co_return;
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(call.bytes_max);
  auto [unread, received] = co_await http::async_read(stream, buffer, parser, kAwait);
  if (unread) co_return;
  call.reply =
      HttpReply{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

}  // namespace

Result<HttpUrl> parse_http_url(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  if (url.substr(0, kScheme.size()) != kScheme) {
    return fail(ErrorCode::kUsage, "the URL must begin with http://");
  }
  url.remove_prefix(kScheme.size());
  HttpUrl parsed;
  const auto slash = std::min(url.find('/'), url.size());
  const std::string_view authority = url.substr(0, slash);
  if (slash < url.size()) parsed.path = url.substr(slash);
  const auto colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && authority.back() != ']';
  parsed.host = authority.substr(0, has_port ? colon : authority.size());
  if (has_port) parsed.port = authority.substr(colon + 1);
  if (parsed.host.size() > 2 && parsed.host.front() == '[') {
    parsed.host = parsed.host.substr(1, parsed.host.size() - 2);
  }
  const bool digits = parsed.port.find_first_not_of("0123456789") == std::string::npos;
  if (parsed.host.empty() || parsed.port.empty() || !digits || !is_header_value(url)) {
    return fail(ErrorCode::kUsage, "the URL has no host or a broken port");
  }
  return parsed;
}

Result<HttpReply> http_post(const HttpUrl& url, const std::vector<Header>& headers,
                            std::string body, std::chrono::milliseconds timeout,
                            std::size_t bytes_max) {
  Call call{url, {http::verb::post, url.path, 11}, timeout, bytes_max, std::nullopt};
  call.request.set(http::field::host, url.host + ":" + url.port);
  call.request.set(http::field::connection, "close");
  for (const Header& header : headers) call.request.set(header.name, header.value);
  call.request.body() = std::move(body);
  call.request.prepare_payload();
  asio::io_context io{1};
  asio::co_spawn(io, perform(io, call), asio::detached);
  io.run_for(timeout);
  if (!call.reply) return fail(ErrorCode::kUnavailable, "no whole reply from " + url.host);
  return std::move(*call.reply);
}

}  // namespace ibid::serve
