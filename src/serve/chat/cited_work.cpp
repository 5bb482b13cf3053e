#include "serve/chat/cited_work.hpp"

#include <fmt/format.h>

#include <algorithm>
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

std::string title_in(const Answer& answer, const Reference& reference) {
  const auto namesakes = std::count_if(
      answer.references.begin(), answer.references.end(),
      [&](const Reference& other) { return other.source.title == reference.source.title; });
  if (namesakes < 2) return reference.source.title;
  return fmt::format("{} [{}]", reference.source.title, reference.number);
}

std::string url_of(const Source& source) {
  std::string link = render::link_of(source);
  return link.empty() ? "urn:ibid:source:" + percent_encoded(source.id) : link;
}

}  // namespace ibid::serve
