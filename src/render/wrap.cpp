#include "render/wrap.hpp"

#include "text/code_points.hpp"
#include "text/utf8.hpp"

namespace ibid::render {
namespace {

/// Where a run of wide characters lets a line end: before or behind each of them.
std::vector<std::string> breakable_pieces(const std::string& word) {
  std::vector<std::string> pieces;
  bool previous_wide = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    (void)text::next_code_point(word, at);
    const std::string_view character(word.data() + begin, at - begin);
    const bool wide = text::display_width(character) > 1;
    if (pieces.empty() || (wide && previous_wide)) {
      pieces.emplace_back(character);
    } else {
      pieces.back() += character;
    }
    previous_wide = wide;
  }
  return pieces;
}

void append_styled(std::string& out, std::string_view text, std::string_view sgr) {
  if (sgr.empty()) {
    out += text;
    return;
  }
  out += "\x1b[";
  out += sgr;
  out += 'm';
  out += text;
  out += "\x1b[0m";
}

class Lines {
 public:
  Lines(std::size_t columns, const Indent& indent)
      : columns_(columns), indent_(indent), out_(indent.first) {
    width_ = text::display_width(indent.first);
  }

  void add(std::string_view text, std::string_view sgr, bool after_blank) {
    const std::size_t width = text::display_width(text);
    const std::size_t blank = after_blank && !at_line_start_ ? 1 : 0;
    if (!at_line_start_ && width_ + blank + width > columns_) {
      out_ += '\n';
      out_ += indent_.rest;
      width_ = text::display_width(indent_.rest);
    } else if (blank != 0) {
      out_ += ' ';
      ++width_;
    }
    append_styled(out_, text, sgr);
    width_ += width;
    at_line_start_ = false;
  }

  std::string finish() {
    out_ += '\n';
    return std::move(out_);
  }

 private:
  std::size_t columns_;
  const Indent& indent_;
  std::string out_;
  std::size_t width_ = 0;
  bool at_line_start_ = true;
};

}  // namespace

void append_words(std::vector<StyledWord>& words, std::string_view text, std::string_view sgr) {
  std::string word;
  for (const char c : text) {
    if (!text::is_blank(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back({std::move(word), sgr});
      word.clear();
    }
  }
  if (!word.empty()) words.push_back({std::move(word), sgr});
}

std::string wrap(const std::vector<StyledWord>& words, std::size_t columns, const Indent& indent) {
  if (words.empty()) return {};
  Lines lines(columns, indent);
  for (const StyledWord& word : words) {
    bool after_blank = true;
    for (const std::string& piece : breakable_pieces(word.text)) {
      lines.add(piece, word.sgr, after_blank);
      after_blank = false;
    }
  }
  return lines.finish();
}

}  // namespace ibid::render
