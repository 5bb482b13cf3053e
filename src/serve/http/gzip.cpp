#include "serve/http/gzip.hpp"

#include <zlib.h>

#include <algorithm>

#include "serve/http/http_message.hpp"

namespace ibid::serve {
namespace {

/// The middle of zlib's scale: replies are made once and sent once.
constexpr int kLevel = 5;
/// 15 bits of window, plus 16 for gzip's header in place of zlib's.
constexpr int kWindowBits = 15 + 16;
constexpr int kMemoryLevel = 8;

/// "q=0", "q=0.0", "q=0.000"
bool is_refusal(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == std::string_view::npos) return false;
  const std::string_view value = trimmed(parameters.substr(q + 2));
  return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  bool accepted = false;
  while (!accept_encoding.empty()) {
    const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = trimmed(item.substr(0, semicolon));
    if (equals_ignoring_case(name, "gzip")) return !is_refusal(item.substr(semicolon));
    if (name == "*") accepted = !is_refusal(item.substr(semicolon));
  }
  return accepted;
}

std::optional<std::string> gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) return std::nullopt;
  return packed;
}

}  // namespace ibid::serve
