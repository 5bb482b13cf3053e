#include "verify/input/reference_list.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "text/code_points.hpp"
#include "text/fold.hpp"
#include "text/strings.hpp"

namespace ibid::verify {
namespace {

using text::is_blank;
using text::is_digit;
using text::trimmed;

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

/// "[1] …", "[^1]: …", "(1) …", "1. …", "1) …", "- [1] …".
std::optional<NumberedLine> read_numbered(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 2 && (line.front() == '-' || line.front() == '*') && is_blank(line[1])) {
    line = trimmed(line.substr(1));
  }
  const bool bracket = !line.empty() && line.front() == '[';
  const bool parenthesis = !line.empty() && line.front() == '(';
  if (bracket || parenthesis) line.remove_prefix(1);
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
    const bool closes =
        !line.empty() && (line.front() == ')' || (line.front() == '.' && !parenthesis));
    if (!closes) return std::nullopt;
    line.remove_prefix(1);
    if (!line.empty() && !is_blank(line.front())) return std::nullopt;
  }
  return NumberedLine{number, trimmed(line)};
}

/// Bytes up to white space, closing brackets and trailing punctuation left out.
std::string_view token_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '>' && text[end] != '"' &&
         text[end] != '<' && text[end] != ']') {
    ++end;
  }
  std::string_view token = text.substr(begin, end - begin);
  auto unbalanced =
      std::count(token.begin(), token.end(), ')') - std::count(token.begin(), token.end(), '(');
  while (!token.empty()) {
    const char last = token.back();
    const bool closes_nothing = last == ')' && unbalanced > 0;
    if (last != '.' && last != ',' && last != ';' && !closes_nothing) break;
    if (closes_nothing) --unbalanced;
    token.remove_suffix(1);
  }
  return token;
}

/// The entry without Markdown's backslashes: "?a=1\&b=2" is no address.
std::string without_escapes(std::string_view entry) {
  constexpr std::string_view kEscaped = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  std::string plain;
  for (std::size_t i = 0; i < entry.size(); ++i) {
    const bool escapes = entry[i] == '\\' && i + 1 < entry.size() &&
                         kEscaped.find(entry[i + 1]) != std::string_view::npos;
    if (escapes) ++i;
    plain += entry[i];
  }
  return plain;
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

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "Smith J, Doe A", "Lewis G, et al".
bool lists_authors(std::string_view part) {
  if (part.ends_with(" et al")) return true;
  const std::vector<std::string_view> words = words_of(part);
  const auto commas = static_cast<std::size_t>(std::count(part.begin(), part.end(), ','));
  if (commas * 3 >= words.size()) return true;
  const auto initials =
      static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](std::string_view word) {
        while (!word.empty() && word.back() == ',') word.remove_suffix(1);
        return word.size() <= 3 && std::all_of(word.begin(), word.end(), is_upper);
      }));
  return commas > 0 && initials * 2 >= words.size();
}

/// Every word as names have it: a capital first, or one of the short words within a name.
bool is_proper_name(const std::vector<std::string_view>& words) {
  constexpr std::array<std::string_view, 8> kWithin = {"of", "and", "for", "the",
                                                       "in", "on",  "to",  "&"};
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_upper(word.front()) ||
           std::find(kWithin.begin(), kWithin.end(), word) != kWithin.end();
  });
}

/// "N Engl J Med 2021", "Thyroid 2014;24(12)": a name with the year behind it.
bool names_journal(std::string_view part) {
  std::vector<std::string_view> words = words_of(part);
  if (words.size() < 2) return false;
  const std::string_view year = words.back().substr(0, 4);
  const bool ends_with_year = year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit) &&
                              (words.back().size() == 4 || !is_digit(words.back()[4]));
  words.pop_back();
  return ends_with_year && is_proper_name(words);
}

/// "SPRINT Research Group", "National Institute for Health and Care Excellence".
bool names_group(std::string_view part) {
  constexpr std::array<std::string_view, 18> kGroups = {
      "group",       "investigators", "collaboration",  "collaborators", "consortium",
      "committee",   "panel",         "team",           "network",       "society",
      "association", "organization",  "administration", "excellence",    "institute",
      "force",       "college",       "academy"};
  const std::vector<std::string_view> words = words_of(part);
  if (words.size() < 2 || !is_proper_name(words)) return false;
  const std::string last = text::fold_text(words.back());
  return std::find(kGroups.begin(), kGroups.end(), last) != kGroups.end();
}

/// Without white space, quotation marks and emphasis around it.
std::string_view bare(std::string_view part) {
  constexpr std::string_view kAround = " \t\r\n\"*_";
  const std::size_t first = part.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return part.substr(first, part.find_last_not_of(kAround) + 1 - first);
}

/// True when a full stop at `at` ends a stretch: white space or a closing quotation mark follows.
bool ends_part(std::string_view text, std::size_t at, std::size_t stop) {
  if (at + 1 >= stop) return true;
  const std::string_view behind = text.substr(at + 1);
  return is_blank(behind.front()) || behind.front() == '"' || behind.starts_with("\u201D");
}

/// The stretches between full stops, before the first identifier.
std::vector<std::string_view> parts_of(std::string_view text) {
  const std::size_t stop = std::min(
      {text.find("http"), text.find("doi:"), text.find("DOI:"), text.find("PMID"), text.size()});
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (begin < stop) {
    std::size_t end = begin;
    while (end < stop && !((text[end] == '.' || text[end] == '?') && ends_part(text, end, stop))) {
      ++end;
    }
    const bool asks = end < stop && text[end] == '?';
    parts.push_back(bare(text.substr(begin, std::min(end, stop) + (asks ? 1 : 0) - begin)));
    begin = end + 1;
  }
  return parts;
}

// Fewer words are a journal or a place more often than a title.
constexpr std::size_t kTitleWordsMin = 4;

}  // namespace

std::vector<std::string> possible_titles(std::string_view entry) {
  if (const std::size_t open = entry.find('['); open != std::string_view::npos) {
    const std::size_t close = entry.find("](", open);
    if (close != std::string_view::npos) {
      return {std::string(entry.substr(open + 1, close - open - 1))};
    }
  }
  std::vector<std::string> titles;
  bool is_first = true;
  for (const std::string_view part : parts_of(entry)) {
    const bool names_authors = lists_authors(part) || (is_first && names_group(part));
    is_first = false;
    if (!names_authors && words_of(part).size() >= kTitleWordsMin) titles.emplace_back(part);
  }
  const auto rank = [](const std::string& title) {
    return std::pair(!names_journal(title), words_of(title).size());
  };
  std::stable_sort(titles.begin(), titles.end(),
                   [&](const std::string& a, const std::string& b) { return rank(a) > rank(b); });
  return titles;
}

/// Without "see doi:10.7326/L23-0120" behind "corrected": that is another work.
std::string without_notice(std::string entry) {
  constexpr std::string_view kSee = ", see ";
  for (const std::string_view scheme : {"doi:", "pmid:", "pmcid:"}) {
    const std::size_t at = entry.find(std::string(kSee) += scheme);
    if (at != std::string::npos) entry.erase(at, entry.find_first_of(" ;)", at + kSee.size()) - at);
  }
  return entry;
}

Source read_mention(std::string_view entry) {
  const std::string plain = without_notice(without_escapes(entry));
  Source mention;
  mention.doi = find_doi(plain);
  mention.pmid = digits_after(plain, "pmid");
  if (mention.pmid.empty()) mention.pmid = digits_after(plain, "pubmed.ncbi.nlm.nih.gov/");
  if (const std::string pmc = digits_after(plain, "pmc"); !pmc.empty()) mention.pmcid = "PMC" + pmc;
  mention.url = find_url(plain);
  mention.issued.year = find_year(plain);
  const std::vector<std::string> titles = possible_titles(plain);
  if (!titles.empty() && !names_journal(titles.front())) mention.title = titles.front();
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
  std::size_t first_indent = 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i].text);
    if (line.empty()) {
      after_blank = true;
      continue;
    }
    const auto numbered = read_numbered(line);
    const std::size_t indent = lines[i].text.find_first_not_of(" \t");
    const bool is_indented = indent > 0;
    if (list.entries.empty()) first_indent = indent;
    // "2020. doi:…" where an entry was wrapped before its year.
    const bool goes_on = numbered && !list.entries.empty() && indent > first_indent + 1 &&
                         numbered->number != list.entries.back().number + 1;
    if (numbered && !goes_on) {
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
