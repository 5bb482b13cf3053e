// The reference list as plain text in Vancouver style, one a line.

#include <fmt/format.h>

#include "render/render.hpp"

namespace ibid::render {

std::string vancouver(std::span<const Reference> references) {
  std::string out;
  for (const Reference& reference : references) {
    out += fmt::format("{}. {}\n", reference.number, reference.text);
  }
  return out;
}

}  // namespace ibid::render
