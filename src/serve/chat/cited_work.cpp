#include "serve/chat/cited_work.hpp"

#include <fmt/format.h>

#include <string_view>

#include "render/parts.hpp"

namespace ibid::serve {
namespace {

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~:").find(c) != std::string_view::npos;
    if (plain) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace

const Source& cited_work(const FoundPassage& found) {
  return found.cited.empty() ? found.source : found.cited.front();
}

std::string url_of(const Source& source) {
  std::string link = render::link_of(source);
  return link.empty() ? "urn:ibid:source:" + percent_encoded(source.id) : link;
}

}  // namespace ibid::serve
