#include "verify/input/table_rows.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace ibid::verify {
namespace {

using Cells = std::vector<std::string_view>;

struct Line {
  ByteRange range;  // without the blanks around it
  std::string_view content;
};

// Column headings that say nothing of what stands below them.
constexpr std::array<std::string_view, 30> kEmptyHeadings = {
    "details",        "detail",          "notes",     "note",      "comment",    "comments",
    "finding",        "findings",        "evidence",  "result",    "results",    "answer",
    "information",    "description",     "value",     "key point", "key points", "advice",
    "recommendation", "recommendations", "dose",      "dosage",    "dosing",     "effect",
    "summary",        "claim",           "statement", "fact",      "facts",      "what to know"};

// Every row repeats the headings: a page of short rows below a long one would be read as the
// product of both, and what names a column is shorter.
constexpr std::size_t kHeadingBytesMax = 200;

constexpr std::array<std::string_view, 6> kYes = {"yes", "y", "true", "\u2713", "\u2714", "\u2705"};
constexpr std::array<std::string_view, 6> kNo = {"no", "n", "false", "\u2717", "\u2718", "\u274c"};
constexpr std::array<std::string_view, 6> kNothing = {"", "-", "\u2013", "\u2014", "n/a", "..."};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t feed = std::min(text.find('\n', begin), text.size());
    Line line;
    line.range = {begin, feed};
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (line.range.begin < feed && is_space(text[line.range.begin])) ++line.range.begin;
    while (line.range.end > line.range.begin && is_space(text[line.range.end - 1])) {
      --line.range.end;
    }
    line.content = text.substr(line.range.begin, line.range.size());
    lines.push_back(line);
    begin = feed + 1;
  }
  return lines;
}

/// "|---|:--:|"
bool is_rule(std::string_view line) {
  return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

Cells cells_of(std::string_view line) {
  Cells cells;
  if (line.starts_with('|')) line.remove_prefix(1);
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at + 1 < line.size() && line[at] == '\\') {
      ++at;
      continue;
    }
    if (at < line.size() && line[at] != '|') continue;
    if (at == line.size() && begin == at) break;  // behind the last sign
    cells.push_back(text::trimmed(line.substr(begin, at - begin)));
    begin = at + 1;
  }
  return cells;
}

/// What names the columns, of a line of headings.
Cells headings_of(std::string_view line) {
  Cells headings = cells_of(line);
  for (std::string_view& heading : headings) {
    std::size_t end = std::min(heading.size(), kHeadingBytesMax);
    while (!text::is_code_point_border(heading, end)) --end;
    heading = heading.substr(0, end);
  }
  return headings;
}

std::string folded_cell(std::string_view cell) {
  while (!cell.empty() && (cell.front() == '*' || cell.front() == '_')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == '*' || cell.back() == '_' || cell.back() == '.')) {
    cell.remove_suffix(1);
  }
  return text::fold_text(cell);
}

/// What a cell says below `heading`, or nothing.
std::string said_in(std::string_view cell, std::string_view heading) {
  const std::string word = folded_cell(cell);
  if (text::is_one_of(word, kNothing)) return {};
  const std::string folded = folded_cell(heading);
  const bool is_empty = folded.empty() || text::is_one_of(folded, kEmptyHeadings);
  if (is_empty) return std::string(cell);
  if (text::is_one_of(word, kYes)) return std::string(heading);
  if (text::is_one_of(word, kNo)) return "not " + std::string(heading);
  if (word == "none") return "no " + std::string(heading);
  return std::string(heading) + " " + std::string(cell);
}

TableRow row_of(const Line& line, const Cells& headings) {
  TableRow row;
  row.range = line.range;
  const Cells cells = cells_of(line.content);
  std::size_t said = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell =
        i == 0 || i >= headings.size() ? said_in(cells[i], {}) : said_in(cells[i], headings[i]);
    if (cell.empty()) continue;
    if (said > 0) row.statement += said == 1 ? ": " : "; ";
    row.statement += cell;
    ++said;
  }
  row.names_others = said < 2;
  return row;
}

}  // namespace

std::vector<TableRow> table_rows(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  std::vector<TableRow> rows;
  const auto has_cells = [&](std::size_t i) {
    return i < lines.size() && lines[i].content.find('|') != std::string_view::npos;
  };
  for (std::size_t i = 0; i < lines.size();) {
    const bool opens_with_headings =
        has_cells(i) && has_cells(i + 1) && is_rule(lines[i + 1].content);
    if (!opens_with_headings && !lines[i].content.starts_with('|')) {
      ++i;
      continue;
    }
    Cells headings;
    if (opens_with_headings) {
      headings = headings_of(lines[i].content);
      TableRow heading = row_of(lines[i], {});
      heading.names_others = true;
      rows.push_back(std::move(heading));
      i += 2;
    }
    for (; has_cells(i) && (opens_with_headings || lines[i].content.starts_with('|')); ++i) {
      if (!is_rule(lines[i].content)) rows.push_back(row_of(lines[i], headings));
    }
  }
  return rows;
}

}  // namespace ibid::verify
