#include "render/escape.hpp"

#include "text/code_points.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::render {
namespace {

/// Signs that mean something within a line. '.' and ')' matter only behind leading digits, '-',
/// '+' and '=' only at its beginning.
constexpr std::string_view kMarkdownSigns = "\\`*_[]<>|~&$";

bool opens_block(std::string_view line) {
  return !line.empty() && std::string_view("-+=#:").find(line[0]) != std::string_view::npos;
}

/// Position of the '.' or ')' of "12. " or "3) " at the beginning, or npos.
std::size_t list_number_end(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && text::is_digit(line[at])) ++at;
  const bool is_marker = at > 0 && at < line.size() && (line[at] == '.' || line[at] == ')');
  const bool is_item = is_marker && (at + 1 == line.size() || line[at + 1] == ' ');
  return is_item ? at : std::string_view::npos;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text::terminal_safe(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  std::string line = text::terminal_safe(text);
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  line.erase(0, begin);
  const std::size_t number_end = list_number_end(line);
  std::string out;
  if (opens_block(line)) out += '\\';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i == number_end || kMarkdownSigns.find(line[i]) != std::string_view::npos) out += '\\';
    out += line[i];
  }
  return out;
}

}  // namespace ibid::render
