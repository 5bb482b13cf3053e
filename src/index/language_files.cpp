#include "index/language_files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace ibid::index {
namespace {

tl::unexpected<Error> line_fault(const LinePlace& place, std::string_view what) {
  return fail(ErrorCode::kInputMalformed, fmt::format("{}:{}: {}", place.file, place.line, what));
}

Result<void> check_bytes(std::string_view line, const LinePlace& place) {
  if (line.size() > kLanguageLineBytesMax) {
    return line_fault(place, fmt::format("line is longer than {} bytes", kLanguageLineBytesMax));
  }
  if (const auto fault = text::find_utf8_fault(line)) {
    return line_fault(place, fmt::format("{} at byte {}", fault->what, fault->byte_offset));
  }
  return {};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

Result<std::vector<std::string>> parse_expressions(std::string_view field, const LinePlace& place) {
  std::vector<std::string> expressions;
  for (const std::string_view part : split(field, '|')) {
    std::string folded = fold_expression(part);
    if (folded.empty()) return line_fault(place, fmt::format("no word in expression '{}'", part));
    if (std::find(expressions.begin(), expressions.end(), folded) == expressions.end()) {
      expressions.push_back(std::move(folded));
    }
  }
  return expressions;
}

}  // namespace

std::string fold_expression(std::string_view text) {
  std::string folded;
  for (const text::Word& word : text::words(text)) {
    if (!folded.empty()) folded.push_back(' ');
    folded += word.folded;
  }
  return folded;
}

bool is_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

Result<std::string> parse_stop_word(std::string_view line, const LinePlace& place) {
  if (auto checked = check_bytes(line, place); !checked) return fail(checked.error());
  std::string folded = fold_expression(line);
  if (folded.empty() || folded.find(' ') != std::string::npos) {
    return line_fault(place, fmt::format("expected one word, found '{}'", line));
  }
  return folded;
}

Result<SynonymLine> parse_synonyms(std::string_view line, const LinePlace& place) {
  if (auto checked = check_bytes(line, place); !checked) return fail(checked.error());
  const auto fields = split(line, '\t');
  if (fields.size() > 2) return line_fault(place, "more than one tab");
  SynonymLine result;
  auto expressions = parse_expressions(fields[0], place);
  if (!expressions) return fail(expressions.error());
  result.expressions = std::move(*expressions);
  if (fields.size() == 2) result.gloss = text::collapse_white_space(fields[1]);
  if (result.expressions.size() < 2 && result.gloss.empty()) {
    return line_fault(place, "one expression alone needs a gloss");
  }
  return result;
}

Result<AbbreviationLine> parse_abbreviation(std::string_view line, const LinePlace& place) {
  if (auto checked = check_bytes(line, place); !checked) return fail(checked.error());
  const auto fields = split(line, '\t');
  if (fields.size() != 2) return line_fault(place, "expected abbreviation, tab, expansion");
  AbbreviationLine result;
  result.abbreviation = fold_expression(fields[0]);
  if (result.abbreviation.empty()) return line_fault(place, "no abbreviation before the tab");
  auto expansions = parse_expressions(fields[1], place);
  if (!expansions) return fail(expansions.error());
  result.expansions = std::move(*expansions);
  return result;
}

Result<ClassLine> parse_class(std::string_view line, const LinePlace& place) {
  if (auto checked = check_bytes(line, place); !checked) return fail(checked.error());
  auto names = parse_expressions(line, place);
  if (!names) return fail(names.error());
  if (names->size() < 2) return line_fault(place, "expected a class and its members");
  ClassLine result;
  result.name = text::collapse_white_space(split(line, '|').front());
  result.members.assign(std::make_move_iterator(names->begin() + 1),
                        std::make_move_iterator(names->end()));
  return result;
}

Result<RelatedLine> parse_related(std::string_view line, const LinePlace& place) {
  if (auto checked = check_bytes(line, place); !checked) return fail(checked.error());
  auto words = parse_expressions(line, place);
  if (!words) return fail(words.error());
  if (words->size() < 2) return line_fault(place, "expected a word and what it may be read as");
  for (const std::string& word : *words) {
    if (word.find(' ') != std::string::npos) {
      return line_fault(place, fmt::format("'{}' is more than one word", word));
    }
  }
  RelatedLine result;
  result.word = std::move(words->front());
  result.related.assign(std::make_move_iterator(words->begin() + 1),
                        std::make_move_iterator(words->end()));
  return result;
}

}  // namespace ibid::index
