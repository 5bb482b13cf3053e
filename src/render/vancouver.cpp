// The reference list as plain text in Vancouver style, one a line, without what would steer a
// terminal.

#include <fmt/format.h>

#include <algorithm>

#include "render/render.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::render {

std::string vancouver(std::span<const Reference> references) {
  std::string out;
  for (const Reference& reference : references) {
    std::string line = text::terminal_safe(reference.text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    out += fmt::format("{}. {}\n", reference.number, line);
  }
  return out;
}

}  // namespace ibid::render
