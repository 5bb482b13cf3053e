#include "verify/reference_list.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include "text/fold.hpp"

namespace ibid::verify {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

struct Line {
  std::size_t begin = 0;
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, text.substr(begin, end - begin)});
    begin = end + 1;
  }
  return lines;
}

constexpr std::array<std::string_view, 8> kListHeadings = {
    "references",  "reference list", "sources",   "bibliography",
    "works cited", "literature",     "citations", "literature cited"};

bool is_list_heading(std::string_view line) {
  std::string folded = text::fold_text(trimmed(line));
  std::erase_if(folded, [](char c) { return c == '#' || c == '*' || c == ':' || c == '_'; });
  const std::string_view words = trimmed(folded);
  return std::find(kListHeadings.begin(), kListHeadings.end(), words) != kListHeadings.end();
}

struct NumberedLine {
  int number = 0;
  std::string_view rest;
};

// A list longer than this is no reference list; it also keeps the number within an int.
constexpr int kReferencesMax = 9999;

/// "[1] …", "[^1]: …", "1. …", "1) …", "- [1] …".
std::optional<NumberedLine> read_numbered(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 2 && (line.front() == '-' || line.front() == '*') && is_blank(line[1])) {
    line = trimmed(line.substr(1));
  }
  const bool bracket = !line.empty() && line.front() == '[';
  if (bracket) line.remove_prefix(1);
  if (bracket && !line.empty() && line.front() == '^') line.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc{} || number <= 0 || number > kReferencesMax) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (bracket) {
    if (line.empty() || line.front() != ']') return std::nullopt;
    line.remove_prefix(1);
    if (!line.empty() && line.front() == ':') line.remove_prefix(1);
  } else {
    if (line.empty() || (line.front() != '.' && line.front() != ')')) return std::nullopt;
    line.remove_prefix(1);
    if (!line.empty() && !is_blank(line.front())) return std::nullopt;
  }
  return NumberedLine{number, trimmed(line)};
}

/// Bytes up to white space, closing brackets and trailing punctuation left out.
std::string_view token_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '\n' && text[end] != '>' &&
         text[end] != '"' && text[end] != '<' && text[end] != ']') {
    ++end;
  }
  std::string_view token = text.substr(begin, end - begin);
  while (!token.empty()) {
    const char last = token.back();
    const bool unbalanced = last == ')' && std::count(token.begin(), token.end(), '(') <
                                               std::count(token.begin(), token.end(), ')');
    if (last != '.' && last != ',' && last != ';' && !unbalanced) break;
    token.remove_suffix(1);
  }
  return token;
}

std::string digits_after(std::string_view text, std::string_view label) {
  const std::string folded = text::fold_text(text);
  for (std::size_t at = folded.find(label); at != std::string::npos;
       at = folded.find(label, at + 1)) {
    std::size_t begin = at + label.size();
    while (begin < folded.size() && (folded[begin] == ':' || folded[begin] == ' ')) ++begin;
    std::size_t end = begin;
    while (end < folded.size() && is_digit(folded[end])) ++end;
    if (end > begin) return folded.substr(begin, end - begin);
  }
  return {};
}

std::string find_doi(std::string_view text) {
  for (std::size_t at = text.find("10."); at != std::string_view::npos;
       at = text.find("10.", at + 1)) {
    std::size_t slash = at + 3;
    while (slash < text.size() && is_digit(text[slash])) ++slash;
    if (slash - at < 7 || slash >= text.size() || text[slash] != '/') continue;
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) continue;
    return std::string(token_at(text, at));
  }
  return {};
}

std::string find_url(std::string_view text) {
  const std::size_t at = std::min(text.find("https://"), text.find("http://"));
  return at == std::string_view::npos ? std::string() : std::string(token_at(text, at));
}

/// The year that stands where a reference has it ("2021;199", "2021:5", "(2021)"), or else the
/// first plausible one; a DOI, a page and "Regulation 1924/2006" have digits that look like one.
int find_year(std::string_view text) {
  const std::size_t stop = std::min({text.find("10."), text.find("http"), text.size()});
  int first = 0;
  for (std::size_t i = 0; i + 4 <= stop; ++i) {
    const char before = i > 0 ? text[i - 1] : ' ';
    const char after = i + 4 < text.size() ? text[i + 4] : ' ';
    if (is_digit(before) || before == '-' || before == '/' || before == ':') continue;
    if (is_digit(after) || after == '/') continue;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(i + 4), is_digit)) {
      continue;
    }
    int value = 0;
    std::from_chars(text.data() + i, text.data() + i + 4, value);
    if (value < 1800 || value > 2100) continue;
    if (after == ';' || after == ':' || (before == '(' && after == ')')) return value;
    if (first == 0) first = value;
  }
  return first;
}

/// The longest stretch between full stops (or of a Markdown link's text, or in quotation marks)
/// that has at least four words.
std::string find_title(std::string_view text) {
  if (const std::size_t open = text.find('['); open != std::string_view::npos) {
    const std::size_t close = text.find("](", open);
    if (close != std::string_view::npos)
      return std::string(text.substr(open + 1, close - open - 1));
  }
  const std::size_t stop = std::min(
      {text.find("http"), text.find("doi:"), text.find("DOI:"), text.find("PMID"), text.size()});
  std::string best;
  std::size_t best_words = 3;
  std::size_t begin = 0;
  while (begin < stop) {
    std::size_t end = begin;
    while (end < stop && !((text[end] == '.' || text[end] == '?') &&
                           (end + 1 >= stop || is_blank(text[end + 1])))) {
      ++end;
    }
    std::string_view part = text.substr(begin, std::min(end, stop) - begin);
    if (end < stop && text[end] == '?') part = text.substr(begin, end + 1 - begin);
    part = trimmed(part);
    while (!part.empty() && (part.front() == '"' || part.front() == '*' || part.front() == '_')) {
      part.remove_prefix(1);
    }
    while (!part.empty() && (part.back() == '"' || part.back() == '*' || part.back() == '_')) {
      part.remove_suffix(1);
    }
    const auto commas = std::count(part.begin(), part.end(), ',');
    const auto words = static_cast<std::size_t>(std::count(part.begin(), part.end(), ' ')) + 1;
    // A list of authors has a comma for every two or three words; a title has not.
    const bool names = static_cast<std::size_t>(commas) * 3 >= words;
    if (words > best_words && !names) {
      best_words = words;
      best = std::string(part);
    }
    begin = end + 1;
  }
  return best;
}

}  // namespace

Source read_mention(std::string_view entry) {
  Source mention;
  mention.doi = find_doi(entry);
  mention.pmid = digits_after(entry, "pmid");
  if (mention.pmid.empty()) mention.pmid = digits_after(entry, "pubmed.ncbi.nlm.nih.gov/");
  if (const std::string pmc = digits_after(entry, "pmc"); !pmc.empty()) mention.pmcid = "PMC" + pmc;
  mention.url = find_url(entry);
  mention.issued.year = find_year(entry);
  mention.title = find_title(entry);
  normalize_identifiers(mention);
  return mention;
}

ReferenceList find_reference_list(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  ReferenceList list;
  list.begin = list.end = text.size();
  std::size_t first = lines.size();
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (is_list_heading(lines[i].text)) {
      first = i + 1;
      list.begin = lines[i].begin;
      break;
    }
  }
  if (first == lines.size()) {
    // No heading: the closing run of numbered lines, when something in it looks like a source.
    std::size_t i = lines.size();
    bool names_source = false;
    while (i > 0) {
      const std::string_view line = trimmed(lines[i - 1].text);
      if (!line.empty()) {
        const auto numbered = read_numbered(line);
        if (!numbered) break;
        const Source mention = read_mention(numbered->rest);
        names_source = names_source || !identifiers_of(mention).empty() || mention.issued.year > 0;
        first = i - 1;
      }
      --i;
    }
    if (!names_source) return list;
    list.begin = lines[first].begin;
  }
  list.end = text.size();
  bool after_blank = false;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i].text);
    if (line.empty()) {
      after_blank = true;
      continue;
    }
    const auto numbered = read_numbered(line);
    const bool is_indented = is_blank(lines[i].text.front());
    if (numbered) {
      list.entries.push_back({numbered->number, std::string(numbered->rest), {}, {}});
    } else if (line.front() == '#' || (after_blank && !is_indented && !list.entries.empty())) {
      list.end = lines[i].begin;
      break;
    } else if (!list.entries.empty()) {
      list.entries.back().text += ' ';
      list.entries.back().text += line;
    }
    after_blank = false;
  }
  for (InputReference& entry : list.entries) entry.mention = read_mention(entry.text);
  if (list.entries.empty()) list.begin = list.end = text.size();
  return list;
}

}  // namespace ibid::verify
