#include "verify/input/wrapped_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ibid::verify {
namespace {

// Terminals and mails are this wide; what has longer lines was not wrapped, and in narrower text a
// short line of its own cannot be told from a full one.
constexpr std::size_t kWidthMin = 36;
constexpr std::size_t kWidthMax = 100;

struct Line {
  std::size_t begin = 0;   ///< first byte that is no blank
  std::size_t end = 0;     ///< behind the last byte that is no blank
  std::size_t feed = 0;    ///< its line feed, or the size of the text
  std::size_t width = 0;   ///< characters, the indent included
  std::size_t indent = 0;  ///< characters before the text, a list sign included
  bool is_item = false;    ///< begins with a list sign or a number
  bool is_markup = false;  ///< heading, table row or quotation
  [[nodiscard]] bool is_blank() const { return begin == end; }
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Bytes that begin a character of UTF-8.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Bytes of "- ", "\u2022 ", "12. " or "[3] " with the blanks behind, or 0.
std::size_t item_sign_bytes(std::string_view line) {
  std::size_t at = 0;
  for (const std::string_view sign : {"-", "*", "+", "!", "\u2022", "\u203a", "\u00b7", "\u2013"}) {
    if (line.starts_with(sign)) at = sign.size();
  }
  if (at == 0) {
    const bool bracket = line.starts_with('[');
    std::size_t digits = bracket ? 1 : 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == (bracket ? 1U : 0U) || digits == line.size()) return 0;
    const char close = line[digits];
    if (bracket ? close != ']' : close != '.' && close != ')') return 0;
    at = digits + 1;
  }
  if (at >= line.size() || !is_space(line[at])) return 0;
  while (at < line.size() && is_space(line[at])) ++at;
  return at;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    Line line;
    line.feed = std::min(text.find('\n', begin), text.size());
    line.begin = begin;
    line.end = line.feed;
    while (line.begin < line.end && is_space(text[line.begin])) ++line.begin;
    while (line.end > line.begin && is_space(text[line.end - 1])) --line.end;
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    const std::size_t sign = item_sign_bytes(content);
    line.is_item = sign > 0;
    line.is_markup = !content.empty() && (content[0] == '#' || content[0] == '|' ||
                                          content[0] == '>' || content.starts_with("```"));
    line.indent = characters(text.substr(begin, line.begin + sign - begin));
    line.width = characters(text.substr(begin, line.end - begin));
    begin = line.feed + 1;
    lines.push_back(line);
  }
  return lines;
}

/// The widest line, those left out that are one word too long to be broken.
std::size_t width_of(std::string_view text, const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) {
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (content.find(' ') != std::string_view::npos) width = std::max(width, line.width);
  }
  return width;
}

bool ends_sentence(std::string_view line) {
  for (;;) {
    // A mark behind the full stop: "bone.[2]".
    const std::size_t open = line.ends_with(']') ? line.rfind('[') : std::string_view::npos;
    if (open != std::string_view::npos &&
        line.substr(open).find_first_not_of("[]0123456789,-^") == std::string_view::npos) {
      line = line.substr(0, open);
    } else if (!line.empty() &&
               std::string_view("\"')*_ ").find(line.back()) != std::string_view::npos) {
      line.remove_suffix(1);
    } else {
      break;
    }
  }
  return !line.empty() && std::string_view(".!?:").find(line.back()) != std::string_view::npos;
}

bool opens_with_any(std::string_view line, const auto& openings) {
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return line.starts_with(opening); });
}

}  // namespace

std::string join_wrapped_lines(std::string_view text) {
  std::string joined(text);
  const std::vector<Line> lines = lines_of(text);
  const std::size_t width = width_of(text, lines);
  const bool is_narrow = width >= kWidthMin && width <= kWidthMax;
  std::size_t hanging = 0;  // indent of the text of the list item that is open, or 0
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.is_blank()) hanging = 0;
    if (line.is_item) hanging = line.indent;
    // Below a list item, and set off from it: '\n' in place of the first blank of its indent.
    const auto set_off = [&] {
      if (next.begin > line.feed + 1) joined[line.feed + 1] = '\n';
    };
    if (line.is_blank() || next.is_blank() || line.is_markup || next.is_markup) continue;
    if (next.is_item) {
      set_off();  // not every sign of a list item is one to all who read on
      continue;
    }
    const std::string_view following = text.substr(next.begin, next.end - next.begin);
    if (opens_with_any(following, kBelowTitle)) continue;
    const std::string_view word = following.substr(0, following.find(' '));
    const bool was_full = line.width + 1 + characters(word) > width;
    const bool hangs = hanging > 0 && next.indent == hanging;
    const bool ended = ends_sentence(text.substr(line.begin, line.end - line.begin));
    if (is_narrow && hangs) {
      // Behind a full stop a small letter begins a note, not a sentence.
      const bool is_note =
          !was_full || (ended && following.front() >= 'a' && following.front() <= 'z');
      if (is_note) {
        set_off();
      } else {
        joined[line.feed] = ' ';
      }
    } else if (!ended && (is_narrow ? was_full : hangs)) {
      joined[line.feed] = ' ';
    }
  }
  return joined;
}

}  // namespace ibid::verify
