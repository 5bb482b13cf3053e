#include "ingest/written_reference.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "ingest/source_fields.hpp"
#include "text/code_points.hpp"

namespace ibid::ingest {
namespace {

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
    if (at > 0 && (text::is_digit(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '-'))
      continue;
    if (at + 4 < text.size() && (text::is_digit(text[at + 4]) || text[at + 4] == '/')) continue;
    const std::string_view word = text.substr(at, 4);
    if (!std::all_of(word.begin(), word.end(), text::is_digit)) continue;
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
    return !initials.empty() && text::is_upper(initials[0]) &&
           (initials.size() == 1 || initials[1] == '.');
  }
  const std::string_view initials = first.substr(blank + 1);
  return initials.size() <= 3 && std::all_of(initials.begin(), initials.end(), text::is_upper);
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

/// What stands behind the journal in "J Tea. 2021 Feb 13;4(2):5-9".
struct Imprint {
  Date issued;
  std::string_view volume;
  std::string_view issue;
  std::string_view page;

  [[nodiscard]] bool is_of_journal() const {
    return !volume.empty() || !issue.empty() || !page.empty();
  }
};

/// "Feb", "13", "Jan-Feb": what a date has behind its year.
bool is_part_of_date(std::string_view word) {
  return std::all_of(word.begin(), word.end(), text::is_digit) ||
         parse_date("2000 " + std::string(word)).month != 0;
}

/// The date alone, or "2021;4(2):5-9"; nothing where `sentence` is no imprint.
std::optional<Imprint> imprint_of(std::string_view sentence) {
  std::string_view rest = sentence;
  std::string_view date = rest.substr(0, rest.find_first_of(";:"));
  rest.remove_prefix(date.size());
  Imprint imprint{parse_date(date), {}, {}, {}};
  if (imprint.issued.year == 0) return std::nullopt;
  while (!date.empty()) {
    if (!is_part_of_date(trim(take_until(date, ' ')))) return std::nullopt;
  }
  // Identifiers may follow without a stop.
  for (const std::string_view marker : {" doi", " DOI", " PMID", " PMCID", " http"}) {
    rest = rest.substr(0, rest.find(marker));
  }
  if (rest.starts_with(';')) rest.remove_prefix(1);
  std::string_view in_volume = take_until(rest, ':');
  imprint.volume = trim(take_until(in_volume, '('));
  imprint.issue = trim(take_until(in_volume, ')'));
  // Behind the pages, what is said of the work in brackets: "[Epub]", "(in French)".
  imprint.page = trim(rest.substr(0, std::min(rest.find(" ["), rest.find(" ("))));
  const bool is_page =
      imprint.page.empty() || std::any_of(imprint.page.begin(), imprint.page.end(), text::is_digit);
  return is_page ? std::optional(imprint) : std::nullopt;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  while (!text.empty()) sentences.push_back(take_sentence(text));
  return sentences;
}

/// From the beginning of the first to the end of the last.
std::string_view joined(std::span<const std::string_view> parts) {
  const char* const end = parts.back().data() + parts.back().size();
  return {parts.front().data(), static_cast<std::size_t>(end - parts.front().data())};
}

/// What `parts`, the sentences behind the authors, say of a title, a journal and an imprint; where
/// there are no authors only by an imprint, which alone tells them apart then.
void take_title_and_journal(std::span<const std::string_view> parts, bool has_authors,
                            Source& source) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto imprint = imprint_of(parts[i]);
    if (!imprint || (!has_authors && (i == 1 || !imprint->is_of_journal()))) continue;
    source.issued = imprint->issued;
    source.volume = imprint->volume;
    source.issue = imprint->issue;
    source.page = imprint->page;
    if (i > 1) source.container_title = parts[i - 1];
    source.title = joined(parts.first(std::max<std::size_t>(i - 1, 1)));
    return;
  }
  if (!has_authors || parts.empty()) return;
  source.title = parts[0];
  if (parts.size() < 2 || parts[1].empty() || text::is_digit(parts[1][0])) return;
  source.container_title = parts[1];
}

std::vector<Person> authors_of(std::string_view names) {
  std::vector<Person> authors;
  while (!names.empty()) {
    const std::string_view name = trim(take_until(names, ','));
    const std::size_t blank = name.rfind(' ');
    if (blank == std::string_view::npos || name == "et al") continue;
    Person person;
    person.family = name.substr(0, blank);
    person.given = name.substr(blank + 1);
    authors.push_back(std::move(person));
  }
  return authors;
}

}  // namespace

Source source_of_written(std::string_view text, std::string_view target) {
  Source source;
  source.type = "document";
  take_identifiers(target, source);
  take_identifiers(text, source);
  source.issued.year = year_of(text.substr(0, text.find("http")));
  const std::vector<std::string_view> sentences = sentences_of(trim(text));
  const bool has_authors = sentences.size() > 1 && looks_like_authors(sentences[0]);
  if (has_authors) source.authors = authors_of(sentences[0]);
  take_title_and_journal(std::span(sentences).subspan(has_authors ? 1 : 0), has_authors, source);
  if (has_authors || !source.container_title.empty()) source.type = "article-journal";
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
  while (digits < rest.size() && digits < 6 && text::is_digit(rest[digits])) {
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
