#include "verify/evidence/quotes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/fold.hpp"

namespace ibid::verify {
namespace {

// Shorter stretches are terms in quotation marks, not quotations.
constexpr std::size_t kQuoteWordsMin = 4;

// A quotation mark without its partner must not search a whole article for it.
constexpr std::size_t kQuoteBytesMax = 2000;

struct Marks {
  std::string_view open;
  std::string_view close;
};

constexpr std::array<Marks, 5> kMarks = {{{"\u201c", "\u201d"},
                                          {"\u201e", "\u201c"},
                                          {"\u00ab", "\u00bb"},
                                          {"\u201c", "\""},
                                          {"\"", "\""}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPlain = {{
    {"\u2018", "'"},
    {"\u2019", "'"},
    {"\u201a", "'"},
    {"\u201c", "\""},
    {"\u201d", "\""},
    {"\u201e", "\""},
    {"\u00ab", "\""},
    {"\u00bb", "\""},
    {"\u2010", "-"},
    {"\u2011", "-"},
    {"\u2013", "-"},
    {"\u2026", "..."},
}};

std::string without_closing_stop(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

}  // namespace

std::string normalize_for_quotes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {  // every sign of the table is beyond ASCII
      plain += text[i++];
      continue;
    }
    const auto found = std::find_if(kPlain.begin(), kPlain.end(), [&](const auto& entry) {
      return text.substr(i, entry.first.size()) == entry.first;
    });
    if (found == kPlain.end()) {
      plain += text[i++];
    } else {
      plain += found->second;
      i += found->first.size();
    }
  }
  return text::collapse_white_space(plain);
}

std::vector<std::string> quoted_stretches(std::string_view text) {
  std::vector<std::string> stretches;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    for (const Marks& marks : kMarks) {
      if (text.substr(at, marks.open.size()) != marks.open) continue;
      const std::size_t begin = at + marks.open.size();
      const std::size_t length = text.substr(begin, kQuoteBytesMax).find(marks.close);
      if (length == std::string_view::npos) continue;
      const std::size_t end = begin + length;
      std::string stretch(text.substr(begin, end - begin));
      next = end + marks.close.size();
      const auto words = std::count(stretch.begin(), stretch.end(), ' ') + 1;
      if (static_cast<std::size_t>(words) >= kQuoteWordsMin)
        stretches.push_back(std::move(stretch));
      break;
    }
    at = next;
  }
  return stretches;
}

bool stands_in(std::string_view quote, std::string_view source) {
  const std::string wanted = without_closing_stop(normalize_for_quotes(quote));
  const std::string text = normalize_for_quotes(source);
  std::size_t from = 0;
  for (std::size_t begin = 0; begin <= wanted.size();) {
    const std::size_t end = std::min(wanted.find("...", begin), wanted.size());
    std::string part = text::collapse_white_space(wanted.substr(begin, end - begin));
    if (part.ends_with('[')) part.pop_back();
    if (part.starts_with(']')) part.erase(0, 1);
    part = text::collapse_white_space(part);
    if (!part.empty()) {
      const std::size_t found = text.find(part, from);
      if (found == std::string::npos) return false;
      from = found + part.size();
    }
    begin = end + 3;
  }
  return true;
}

}  // namespace ibid::verify
