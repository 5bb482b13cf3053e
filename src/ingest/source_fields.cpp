#include "ingest/source_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "text/strings.hpp"

namespace ibid::ingest {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

/// Takes a number of at most `digits_max` digits off `text`; 0 when there is none.
int take_number(std::string_view& text, std::size_t digits_max) {
  std::size_t size = 0;
  int value = 0;
  while (size < text.size() && text::is_digit(text[size])) {
    if (size == digits_max) return 0;
    value = value * 10 + (text[size] - '0');
    ++size;
  }
  text.remove_prefix(size);
  return value;
}

int take_month(std::string_view& text) {
  if (text.size() >= 3 && !text::is_digit(text[0])) {
    const std::string name = text::lower_ascii(text.substr(0, 3));
    const auto at = std::find(kMonths.begin(), kMonths.end(), name);
    if (at == kMonths.end()) return 0;
    const auto size = text.find_first_of(" -/0123456789");
    text.remove_prefix(size == std::string_view::npos ? text.size() : size);
    return static_cast<int>(at - kMonths.begin()) + 1;
  }
  const int month = take_number(text, 2);
  return month <= 12 ? month : 0;
}

void skip_separators(std::string_view& text) {
  const auto size = text.find_first_not_of(" -/");
  text.remove_prefix(size == std::string_view::npos ? text.size() : size);
}

/// Whether there is anything under `key`.
bool states(const model::Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && !found->is_null() && !(found->is_structured() && found->empty());
}

}  // namespace

Source identified(Source source) {
  // A name that the file gave ("Smith2021") would stand in the way of the work's identity.
  source.id.clear();
  normalize_identifiers(source);
  source.id = canonical_id(source);
  return source;
}

std::string unusable_fields(const model::Json& json, const Source& source) {
  const struct {
    const char* name;
    const std::string& kept;
  } identifiers[] = {
      {"DOI", source.doi}, {"PMID", source.pmid}, {"PMCID", source.pmcid}, {"URL", source.url}};
  std::vector<std::string> unusable;
  for (const auto& [name, kept] : identifiers) {
    const std::string stated = model::string_or(json, name);
    if (trim(stated).empty() || !kept.empty()) continue;
    unusable.push_back(fmt::format("\"{}\" is no {}", stated, name));
  }
  if (source.issued.year == 0 && states(json, "issued")) {
    unusable.emplace_back("\"issued\" has no year in its \"date-parts\"");
  }
  if (source.authors.empty() && states(json, "author")) {
    unusable.emplace_back("\"author\" is no list of names");
  }
  if (unusable.empty()) return {};
  return fmt::format("{}: the work is known without it", fmt::join(unusable, ", "));
}

Date parse_date(std::string_view text) {
  Date date;
  skip_separators(text);
  std::string_view rest = text;
  const int year = take_number(rest, 4);
  if (text.size() - rest.size() != 4 || year < 1000) return date;
  date.year = year;
  skip_separators(rest);
  date.month = take_month(rest);
  if (date.month == 0) return date;
  skip_separators(rest);
  const int day = take_number(rest, 2);
  if (day <= 31) date.day = day;
  return date;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string_view take_until(std::string_view& text, char separator) {
  const auto size = std::min(text.find(separator), text.size());
  const std::string_view head = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return head;
}

Person parse_person(std::string_view text) {
  Person person;
  const std::string_view whole = trim(text);
  text = whole;
  const std::string_view family = trim(take_until(text, ','));
  const std::string_view given = trim(take_until(text, ','));
  if (given.empty()) {
    person.literal = family.empty() ? whole : family;
    return person;
  }
  person.family = family;
  person.given = given;
  person.suffix = trim(text);
  return person;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char lower = text::to_lower(c);
    if (text::is_lower(lower) || text::is_digit(lower)) {
      result.push_back(lower);
    } else if (!result.empty() && result.back() != '-') {
      result.push_back('-');
    }
  }
  if (result.ends_with('-')) result.pop_back();
  return result;
}

}  // namespace ibid::ingest
