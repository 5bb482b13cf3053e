// Lines first, then borders inside them. A line is heading, list item or prose; prose lines that
// were wrapped are one block, all others a block each. Inside a block sentence_border decides.
#include "text/sentences.hpp"

#include <algorithm>

#include "text/code_points.hpp"
#include "text/sentence_border.hpp"

namespace ibid::text {
namespace {

using std::string_view;

/// A prose line shorter than this, without a full stop, before a line that begins anew is a heading
/// of its own; text wrapped by mail programs and PubMed exports breaks later, at 65 to 90.
constexpr std::size_t kWrappedLineBytesMin = 60;

enum class LineKind { kBlank, kProse, kHeading, kItem };

struct Line {
  LineKind kind = LineKind::kBlank;
  ByteRange content;  ///< without blanks, bullet and heading signs
};

std::size_t bullet_length(string_view rest) {
  for (const string_view sign : {"\u2022", "\u2023", "\u25E6", "\u25AA", "\u25CF", "\u00B7",
                                 "\u2013", "\u2014", "-", "*", "+"}) {
    if (!rest.starts_with(sign)) continue;
    // Round bullets need no blank behind them, signs that also mean something else do.
    const bool unmistakable = sign.size() == 3 && sign[1] != '\x80';
    const bool blank_behind = rest.size() > sign.size() && is_blank(rest[sign.size()]);
    if (blank_behind || sign == "\u2022" || unmistakable) return sign.size();
  }
  return 0;
}

/// "1.", "12)", "(3)", "a)" with a blank behind.
std::size_t enumerator_length(string_view rest) {
  constexpr std::size_t kDigitsMax = 2;  // "2010." begins no item
  const bool open = rest.starts_with('(');
  std::size_t i = open ? 1 : 0;
  const std::size_t begin = i;
  while (i < rest.size() && is_digit(rest[i])) ++i;
  const bool digits = i > begin && i - begin <= kDigitsMax;
  const bool letter = i == begin && i < rest.size() && is_lower(rest[i]);
  if (letter) ++i;
  if (!digits && !letter) return 0;
  if (i + 1 >= rest.size() || !is_blank(rest[i + 1])) return 0;
  const bool closed = rest[i] == ')' || (rest[i] == '.' && digits && !open);
  return closed ? i + 1 : 0;
}

Line classify(string_view text, std::size_t begin, std::size_t end) {
  const auto skip_blanks = [&] {
    while (begin < end && is_blank(text[begin])) ++begin;
  };
  skip_blanks();
  while (end > begin && is_blank(text[end - 1])) --end;
  while (begin < end && text[begin] == '>') {
    ++begin;
    skip_blanks();
  }
  Line line;
  const string_view content = text.substr(begin, end - begin);
  // Rules and underlines of headings ("---", "====") are markup alone.
  const bool only_signs = content.find_first_not_of("-=*_# ") == string_view::npos;
  if (only_signs) return line;
  line.kind = LineKind::kProse;
  if (content[0] == '#') {
    const std::size_t signs = content.find_first_not_of('#');
    if (signs != string_view::npos && is_blank(content[signs])) {
      line.kind = LineKind::kHeading;
      begin += signs;
    }
  } else if (const std::size_t bullet = bullet_length(content)) {
    line.kind = LineKind::kItem;
    begin += bullet;
  } else if (const std::size_t enumerator = enumerator_length(content)) {
    line.kind = LineKind::kItem;
    begin += enumerator;
  }
  skip_blanks();
  line.content = {begin, end};
  return line;
}

/// True when the line break between two lines is only where a writer's line was full.
bool is_wrapped(string_view text, const Line& line, const Line& following) {
  if (line.kind == LineKind::kBlank || line.kind == LineKind::kHeading) return false;
  if (following.kind != LineKind::kProse) return false;
  const char first = text[following.content.begin];
  if (first == '|') return false;  // a table row
  if (is_lower(first)) return true;
  return line.kind == LineKind::kProse && line.content.size() >= kWrappedLineBytesMin;
}

/// Takes emphasis signs off a sentence that they enclose whole.
ByteRange without_emphasis(string_view text, ByteRange range) {
  const auto is_sign = [](char c) { return c == '*' || c == '_' || c == '`'; };
  const string_view sentence = text.substr(range.begin, range.size());
  if (sentence.empty() || !is_sign(sentence.front()) || sentence.back() != sentence.front()) {
    return range;
  }
  const std::size_t first = sentence.find_first_not_of(sentence.front());
  if (first == string_view::npos) return range;
  const std::size_t last = sentence.find_last_not_of(sentence.front());
  if (sentence.substr(first, last - first).find(sentence.front()) != string_view::npos)
    return range;
  return {range.begin + first, range.begin + last + 1};
}

void split_block(string_view text, ByteRange block, std::vector<ByteRange>& out) {
  const string_view bytes = text.substr(0, block.end);
  std::size_t begin = block.begin;
  const auto emit = [&](std::size_t end) {
    while (end > begin && is_blank(bytes[end - 1])) --end;
    if (end > begin) out.push_back(without_emphasis(text, {begin, end}));
  };
  std::size_t at = block.begin;
  while (at < block.end) {
    if (!internal::may_terminate(bytes[at]) || internal::terminator_length(bytes, at) == 0) {
      ++at;
      continue;
    }
    const std::size_t end = internal::sentence_end_at(bytes, begin, at, at);
    if (end == 0) continue;
    emit(end);
    begin = end;
    while (begin < block.end && is_blank(bytes[begin])) ++begin;
    if (begin < block.end) begin += internal::inline_bullet_length(bytes, begin);
    at = begin;
  }
  emit(block.end);
}

}  // namespace

std::vector<ByteRange> sentences(string_view text) {
  std::vector<ByteRange> result;
  Line open;  // the lines of the block so far, as one
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Line line = classify(text, begin, end);
    begin = end + 1;
    if (is_wrapped(text, open, line)) {
      open.content.end = line.content.end;
      continue;
    }
    if (open.kind != LineKind::kBlank) split_block(text, open.content, result);
    open = line;
  }
  if (open.kind != LineKind::kBlank) split_block(text, open.content, result);
  return result;
}

}  // namespace ibid::text
