// The reference list as RIS (Research Information Systems, 2012 tags), lines ended by CR LF as the
// format asks. A line break inside a value would begin another field, so it becomes a blank.

#include <fmt/format.h>

#include "render/page_range.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {"article-journal", "JOUR"},
    {"article", "GEN"},
    {"article-magazine", "MGZN"},
    {"article-newspaper", "NEWS"},
    {"book", "BOOK"},
    {"chapter", "CHAP"},
    {"dataset", "DATA"},
    {"legislation", "STAT"},
    {"paper-conference", "CPAPER"},
    {"report", "RPRT"},
    {"thesis", "THES"},
    {"webpage", "ELEC"},
};

std::string_view type_of(std::string_view csl_type) {
  for (const auto& [csl, ris] : kTypes) {
    if (csl == csl_type) return ris;
  }
  return "GEN";
}

void put(std::string& out, std::string_view tag, std::string_view value) {
  if (value.empty()) return;
  out += fmt::format("{}  - ", tag);
  for (const char c : value) out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  out += "\r\n";
}

std::string name_of(const Person& person) {
  if (person.family.empty()) return person.literal.empty() ? person.given : person.literal;
  std::string name = person.family;
  if (!person.given.empty() || !person.suffix.empty()) name += ", " + person.given;
  if (!person.suffix.empty()) name += ", " + person.suffix;
  return name;
}

/// "2021/02/03/"; parts that are not known stay empty.
std::string date_of(const Date& date) {
  if (date.year == 0) return {};
  const std::string month = date.month == 0 ? std::string{} : fmt::format("{:02}", date.month);
  const std::string day = date.day == 0 ? std::string{} : fmt::format("{:02}", date.day);
  return fmt::format("{:04}/{}/{}/", date.year, month, day);
}

void add(std::string& out, const Source& source) {
  put(out, "TY", type_of(source.type));
  for (const Person& author : source.authors) put(out, "AU", name_of(author));
  put(out, "TI", source.title);
  put(out, "T2", source.container_title);
  put(out, "PB", source.publisher);
  put(out, "VL", source.volume);
  put(out, "IS", source.issue);
  const PageRange pages = page_range(source.page);
  put(out, "SP", pages.first);
  put(out, "EP", pages.last);
  if (source.issued.year != 0) put(out, "PY", fmt::format("{:04}", source.issued.year));
  put(out, "DA", date_of(source.issued));
  put(out, "DO", source.doi);
  // An accession number says nothing without the database that gave it.
  if (!source.pmid.empty()) put(out, "DB", "PubMed");
  put(out, "AN", source.pmid);
  put(out, "C2", source.pmcid);
  put(out, "UR", source.url);
  put(out, "M3", design_label(source.design));
  put(out, "N1", status_label(source.status));
  for (const std::string& keyword : source.keywords) put(out, "KW", keyword);
  out += "ER  - \r\n\r\n";
}

}  // namespace

std::string ris(std::span<const Reference> references) {
  std::string out;
  for (const Reference& reference : references) add(out, reference.source);
  return out;
}

}  // namespace ibid::render
