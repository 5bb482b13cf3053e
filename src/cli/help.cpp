#include "cli/help.hpp"

#include <CLI/CLI.hpp>
#include <string_view>

#include "text/code_points.hpp"

namespace ibid::cli {
namespace {

/// Bytes of `text` that fill at most `columns`.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t offset = 0;
  for (; columns > 0 && offset < text.size(); --columns) (void)text::next_code_point(text, offset);
  return offset;
}

/// Appends `line`, broken where it is too long.
void add_wrapped(std::string_view line, std::size_t description_column, std::string& out) {
  // Options and commands are indented, prose is not.
  const std::size_t indent = line.starts_with("  ") ? description_column : 0;
  std::size_t room = kHelpColumns;
  while (bytes_within(line, room) < line.size()) {
    // A name that no blank breaks is left as it is.
    auto blank = line.rfind(' ', bytes_within(line, room));
    const bool before_text = blank == std::string_view::npos || line.find_first_not_of(' ') > blank;
    if (before_text) blank = line.find(' ', bytes_within(line, room));
    if (blank == std::string_view::npos) break;
    out.append(line.substr(0, blank)).append("\n").append(indent, ' ');
    line.remove_prefix(blank + 1);
    room = kHelpColumns - indent;
  }
  out.append(line);
}

}  // namespace

std::string WrappedHelp::make_help(const CLI::App* app, std::string name,
                                   CLI::AppFormatMode mode) const {
  const std::string help = CLI::Formatter::make_help(app, std::move(name), mode);
  std::string wrapped;
  std::size_t begin = 0;
  while (begin < help.size()) {
    const std::size_t end = std::min(help.find('\n', begin), help.size());
    add_wrapped(std::string_view(help).substr(begin, end - begin), get_column_width(), wrapped);
    if (end < help.size()) wrapped += '\n';
    begin = end + 1;
  }
  return wrapped;
}

}  // namespace ibid::cli
