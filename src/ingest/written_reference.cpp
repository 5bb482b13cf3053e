#include "ingest/written_reference.hpp"

#include <algorithm>
#include <array>

#include "ingest/source_fields.hpp"

namespace ibid::ingest {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// The run without blanks that begins where `marker` ends, without closing punctuation.
std::string after(std::string_view text, std::string_view marker) {
  const std::size_t at = text.find(marker);
  if (at == std::string_view::npos) return {};
  text = trim(text.substr(at + marker.size()));
  text = text.substr(0, text.find_first_of(" \t\n<>\""));
  while (!text.empty() && std::string_view(".,;)]").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

std::string first_after(std::string_view text, std::initializer_list<std::string_view> markers) {
  for (const std::string_view marker : markers) {
    if (std::string found = after(text, marker); !found.empty()) return found;
  }
  return {};
}

void take_identifiers(std::string_view text, Source& source) {
  if (source.doi.empty()) source.doi = first_after(text, {"doi.org/", "doi:", "DOI:", "DOI "});
  if (source.pmid.empty()) {
    source.pmid = first_after(text, {"pubmed.ncbi.nlm.nih.gov/", "PMID:", "PMID "});
    source.pmid = source.pmid.substr(0, source.pmid.find('/'));
  }
  if (source.pmcid.empty()) source.pmcid = first_after(text, {"PMCID:", "/pmc/articles/"});
  if (source.url.empty()) {
    for (const std::string_view scheme : {"https://", "http://"}) {
      const std::string rest = after(text, scheme);
      if (!rest.empty()) source.url = std::string(scheme) + rest;
    }
  }
}

/// The last year of four digits that stands alone: after the title comes the date.
int year_of(std::string_view text) {
  int year = 0;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '-')) continue;
    if (at + 4 < text.size() && (is_digit(text[at + 4]) || text[at + 4] == '/')) continue;
    const std::string_view word = text.substr(at, 4);
    if (!std::all_of(word.begin(), word.end(), is_digit)) continue;
    const Date date = parse_date(word);
    if (date.year >= 1800 && date.year < 2100) year = date.year;
  }
  return year;
}

/// "Rossi A, Li B", "Rossi, A., & Li, B", "Rossi A, et al": names with initials.
bool looks_like_authors(std::string_view sentence) {
  if (sentence.ends_with("et al")) return true;
  std::string_view first = trim(take_until(sentence, ','));
  const std::size_t blank = first.rfind(' ');
  if (blank == std::string_view::npos) {
    const std::string_view initials = trim(sentence.substr(0, sentence.find(',')));
    return !initials.empty() && is_capital(initials[0]) &&
           (initials.size() == 1 || initials[1] == '.');
  }
  const std::string_view initials = first.substr(blank + 1);
  return initials.size() <= 3 && std::all_of(initials.begin(), initials.end(), is_capital);
}

/// Cuts the next sentence off at ". ", "? " or the end.
std::string_view take_sentence(std::string_view& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool ends = text[at] == '.' || text[at] == '?';
    if (ends && (at + 1 == text.size() || text[at + 1] == ' ')) break;
    ++at;
  }
  const bool keeps_sign = at < text.size() && text[at] == '?';
  const std::string_view sentence = text.substr(0, at + (keeps_sign ? 1 : 0));
  text = trim(text.substr(std::min(at + 1, text.size())));
  return trim(sentence);
}

}  // namespace

Source source_of_written(std::string_view text, std::string_view target) {
  Source source;
  source.type = "document";
  take_identifiers(target, source);
  take_identifiers(text, source);
  source.issued.year = year_of(text.substr(0, text.find("http")));
  std::string_view rest = trim(text);
  const std::string_view first = take_sentence(rest);
  if (looks_like_authors(first) && !rest.empty()) {
    source.title = take_sentence(rest);
    source.container_title = take_sentence(rest);
    std::string_view names = first;
    while (!names.empty()) {
      std::string_view name = trim(take_until(names, ','));
      const std::size_t blank = name.rfind(' ');
      Person person;
      if (blank == std::string_view::npos || name == "et al") continue;
      person.family = name.substr(0, blank);
      person.given = name.substr(blank + 1);
      source.authors.push_back(std::move(person));
    }
    source.type = "article-journal";
    // "Bone" of "Bone. 2021;4:5-9", but not a "2021;4:5-9" without a journal before it.
    if (!source.container_title.empty() && is_digit(source.container_title[0])) {
      source.container_title.clear();
    }
  }
  // Without authors the parts cannot be told apart ("World Health Organization. Iron advice."), so
  // the entry stands as it was written, without the address, which is printed anyway.
  if (source.title.empty()) source.title = trim(text.substr(0, text.find("http")));
  if (source.title.empty()) source.title = trim(text);
  if (source.title.ends_with('.')) source.title.pop_back();
  return identified(std::move(source));
}

int take_entry_number(std::string_view& text) {
  std::string_view rest = trim(text);
  const bool bracketed = rest.starts_with('[');
  if (bracketed) rest.remove_prefix(rest.starts_with("[^") ? 2 : 1);
  int number = 0;
  std::size_t digits = 0;
  // No list has a million entries; more digits are a year or an identifier run together.
  while (digits < rest.size() && digits < 6 && is_digit(rest[digits])) {
    number = number * 10 + (rest[digits++] - '0');
  }
  rest.remove_prefix(digits);
  if (digits == 0 || rest.empty()) return 0;
  if (bracketed ? rest[0] != ']' : rest[0] != '.' && rest[0] != ')') return 0;
  rest.remove_prefix(1);
  if (bracketed && rest.starts_with(':')) rest.remove_prefix(1);
  if (!bracketed && !rest.starts_with(' ')) return 0;
  text = trim(rest);
  return number;
}

}  // namespace ibid::ingest
