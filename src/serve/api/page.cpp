// The page and what belongs to it: files from inside the program, with strong validators.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "model/digest.hpp"
#include "serve/api/assets.hpp"
#include "serve/handlers.hpp"
#include "serve/http/gzip.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

/// Of a SHA-256; enough to tell two builds of a file apart.
constexpr std::size_t kTagDigits = 16;

struct PreparedAsset {
  std::string tag;
  std::string packed;  ///< gzip
};

/// Made once: these bytes never change while the program runs.
const std::map<std::string_view, PreparedAsset>& prepared_assets() {
  static const std::map<std::string_view, PreparedAsset> prepared = [] {
    std::map<std::string_view, PreparedAsset> made;
    for (const Asset& asset : assets()) {
      made[asset.name] = {
          fmt::format("\"{}\"", model::sha256_hex(asset.bytes).substr(0, kTagDigits)),
          gzip(asset.bytes).value_or("")};
    }
    return made;
  }();
  return prepared;
}

/// Whether an If-None-Match names `tag`. Proxies that pack a body mark its tag as weak ("W/"), and
/// weak is enough to leave a body out (RFC 9110, 13.1.2).
bool names_tag(std::string_view tags, std::string_view tag) {
  while (!tags.empty()) {
    const auto comma = std::min(tags.find(','), tags.size());
    std::string_view candidate = trimmed(tags.substr(0, comma));
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == tag || candidate == "*") return true;
    tags.remove_prefix(std::min(comma + 1, tags.size()));
  }
  return false;
}

Response serve_asset(const Request& request, std::string_view name) {
  const Asset* asset = find_asset(name);
  if (asset == nullptr) return problem(404, "not_found", title_of(404));
  const PreparedAsset& prepared = prepared_assets().at(asset->name);
  Response response;
  response.headers = {{"ETag", prepared.tag},
                      {"Cache-Control", "no-cache"},
                      {"Vary", "Accept-Encoding"},
                      {"Cross-Origin-Resource-Policy", "cross-origin"}};
  if (names_tag(request.header("If-None-Match"), prepared.tag)) {
    response.status = 304;
    return response;
  }
  response.content_type = asset->media_type;
  if (!prepared.packed.empty() && accepts_gzip(request.header("Accept-Encoding"))) {
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.body = prepared.packed;
  } else {
    response.body = asset->bytes;
  }
  return response;
}

}  // namespace

Response handle_page(Service&, const Request& request) {
  return serve_asset(request, "index.html");
}

Response handle_asset(Service&, const Request& request) {
  return serve_asset(request, request.tail);
}

Response handle_widget(Service&, const Request& request) {
  return serve_asset(request, "widget.js");
}

Response handle_openapi(Service&, const Request& request) {
  return serve_asset(request, "openapi.json");
}

}  // namespace ibid::serve
