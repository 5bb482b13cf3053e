#include "serve/http/http_client.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <utility>

namespace ibid::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

struct TlsTrust::State {
  asio::ssl::context context{asio::ssl::context::tls_client};
};

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

/// How often `cancelled` is looked at.
constexpr std::chrono::milliseconds kCancelInterval{100};

/// A reply's head, or a chunk's extensions and trailers, which the parser holds whole before it
/// reads them. Providers send some 2 KiB of headers.
constexpr std::size_t kHeadBytesMax = 16 * 1024;

struct Call {
  const HttpPost& post;
  http::request<http::string_body> request;
  bool succeeded = false;
  bool ended = false;
};

/// Sends the request and hands on the reply over `stream`, plain or TLS.
template <class Stream>
asio::awaitable<void> exchange(Stream& stream, Call& call) {
  auto [unwritten, sent] = co_await http::async_write(stream, call.request, kAwait);
  if (unwritten) co_return;
  beast::flat_buffer buffer(kHeadBytesMax);
  http::response_parser<http::string_body> parser;
  parser.body_limit(call.post.bytes_max);
  auto [headless, read] = co_await http::async_read_header(stream, buffer, parser, kAwait);
  if (headless || parser.get().result() != http::status::ok) co_return;
  for (;;) {
    std::string& body = parser.get().body();
    const bool enough = !body.empty() && !call.post.on_piece(body);
    body.clear();
    call.succeeded = enough || parser.is_done();
    if (call.succeeded) co_return;
    auto [unread, received] = co_await http::async_read_some(stream, buffer, parser, kAwait);
    if (unread) co_return;
  }
}

asio::awaitable<void> perform(asio::io_context& io, Call& call) {
  tcp::resolver resolver(io);
  const HttpUrl& url = call.post.url;
  auto [unresolved, endpoints] = co_await resolver.async_resolve(url.host, url.port, kAwait);
  if (unresolved) co_return;
  if (!url.tls) {
    beast::tcp_stream stream(io);
    stream.expires_after(call.post.timeout);
    auto [unconnected, endpoint] = co_await stream.async_connect(endpoints, kAwait);
    if (!unconnected) co_await exchange(stream, call);
    co_return;
  }
  beast::ssl_stream<beast::tcp_stream> stream(io, call.post.trust.state().context);
  beast::get_lowest_layer(stream).expires_after(call.post.timeout);
  auto [unconnected, endpoint] =
      co_await beast::get_lowest_layer(stream).async_connect(endpoints, kAwait);
  if (unconnected) co_return;
  beast::error_code error;
  stream.set_verify_mode(asio::ssl::verify_peer, error);
  if (!error) stream.set_verify_callback(asio::ssl::host_name_verification(url.host), error);
  if (error) co_return;
  // A server of many names must know which one is meant; an address is not a name (RFC 6066, 3).
  asio::ip::make_address(url.host, error);
  if (error && SSL_set_tlsext_host_name(stream.native_handle(), url.host.c_str()) != 1) co_return;
  auto [untrusted] = co_await stream.async_handshake(asio::ssl::stream_base::client, kAwait);
  if (!untrusted) co_await exchange(stream, call);
}

asio::awaitable<void> perform_and_end(asio::io_context& io, Call& call) {
  co_await perform(io, call);
  call.ended = true;
}

}  // namespace

TlsTrust::TlsTrust(std::unique_ptr<State> state) : state_(std::move(state)) {}
TlsTrust::~TlsTrust() = default;

Result<std::unique_ptr<TlsTrust>> TlsTrust::create(const std::filesystem::path& ca_file) {
  auto state = std::make_unique<State>();
  beast::error_code error;
  if (SSL_CTX_set_min_proto_version(state->context.native_handle(), TLS1_2_VERSION) != 1) {
    return fail(ErrorCode::kEnvironment, "this OpenSSL has no TLS 1.2");
  }
  if (ca_file.empty()) {
    state->context.set_default_verify_paths(error);
  } else {
    state->context.load_verify_file(ca_file.string(), error);
  }
  if (error) {
    return fail(ErrorCode::kEnvironment,
                "the certificates in \"" + ca_file.string() + "\" cannot be read");
  }
  return std::unique_ptr<TlsTrust>(new TlsTrust(std::move(state)));
}

Result<HttpUrl> parse_http_url(std::string_view url) {
  constexpr std::string_view kPlain = "http://";
  constexpr std::string_view kSecure = "https://";
  HttpUrl parsed;
  parsed.tls = url.starts_with(kSecure);
  if (!parsed.tls && !url.starts_with(kPlain)) {
    return fail(ErrorCode::kUsage, "the URL must begin with http:// or https://");
  }
  url.remove_prefix(parsed.tls ? kSecure.size() : kPlain.size());
  const auto slash = std::min(url.find('/'), url.size());
  const std::string_view authority = url.substr(0, slash);
  if (slash < url.size()) parsed.path = url.substr(slash);
  const auto colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && authority.back() != ']';
  parsed.host = authority.substr(0, has_port ? colon : authority.size());
  if (parsed.tls) parsed.port = "443";
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

Result<void> http_post(const HttpPost& post) {
  const HttpUrl& url = post.url;
  Call call{post, {http::verb::post, url.path, 11}};
  const bool is_v6 = url.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + url.host + "]" : url.host;
  call.request.set(http::field::host, host + ":" + url.port);
  call.request.set(http::field::connection, "close");
  for (const Header& header : post.headers) call.request.set(header.name, header.value);
  call.request.body() = post.body;
  call.request.prepare_payload();
  asio::io_context io{1};
  asio::co_spawn(io, perform_and_end(io, call), asio::detached);
  const auto end = std::chrono::steady_clock::now() + post.timeout;
  while (!call.ended && !post.cancelled()) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= end) break;
    io.run_for(std::min<std::chrono::steady_clock::duration>(end - now, kCancelInterval));
  }
  if (!call.succeeded) return fail(ErrorCode::kUnavailable, "no whole reply from " + url.host);
  return {};
}

}  // namespace ibid::serve
