// The reference list as BibTeX in UTF-8. Titles stand in double braces, so that styles keep their
// capitals; what TeX would take for commands is escaped, but for DOI and URL, which biblatex and
// \url take as they stand.

#include <fmt/format.h>

#include "render/page_range.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"
#include "text/code_points.hpp"
#include "text/fold.hpp"

namespace ibid::render {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {"article-journal", "article"},        {"book", "book"},         {"chapter", "incollection"},
    {"paper-conference", "inproceedings"}, {"report", "techreport"}, {"thesis", "phdthesis"},
};

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

std::string_view type_of(std::string_view csl_type) {
  for (const auto& [csl, bibtex] : kTypes) {
    if (csl == csl_type) return bibtex;
  }
  return "misc";
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        out += c;
        break;
      default:
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out;
}

/// For the fields that TeX takes as they stand and makes links of. What would end the field or the
/// link is written as in an URL.
std::string verbatim(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const bool would_end = static_cast<unsigned char>(c) <= ' ' ||
                           std::string_view("{}\\").find(c) != std::string_view::npos;
    if (would_end) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

void put_verbatim(std::string& out, std::string_view field, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", field, verbatim(value));
}

void put(std::string& out, std::string_view field, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", field, escaped(value));
}

std::string authors_of(const Source& source) {
  std::string out;
  for (const Person& person : source.authors) {
    if (!out.empty()) out += " and ";
    if (person.family.empty()) {
      out += fmt::format("{{{}}}", escaped(person.literal.empty() ? person.given : person.literal));
      continue;
    }
    out += escaped(person.family);
    if (!person.suffix.empty()) out += ", " + escaped(person.suffix);
    if (!person.given.empty()) out += ", " + escaped(person.given);
  }
  return out;
}

/// "ceylan2021_2": the reference's number makes it unique.
std::string key_of(const Reference& reference) {
  std::string key;
  const Source& source = reference.source;
  if (!source.authors.empty()) {
    const Person& first = source.authors.front();
    for (const char c : text::fold_text(first.family.empty() ? first.literal : first.family)) {
      if (text::is_lower(c)) key += c;
    }
  }
  if (key.empty()) key = "ref";
  if (source.issued.year != 0) key += std::to_string(source.issued.year);
  return fmt::format("{}_{}", key, reference.number);
}

void add(std::string& out, const Reference& reference) {
  const Source& source = reference.source;
  const std::string_view type = type_of(source.type);
  out += fmt::format("@{}{{{},\n", type, key_of(reference));
  if (const std::string authors = authors_of(source); !authors.empty()) {
    out += fmt::format("  author = {{{}}},\n", authors);
  }
  if (!source.title.empty()) out += fmt::format("  title = {{{{{}}}}},\n", escaped(source.title));
  const bool in_book = type == "incollection" || type == "inproceedings";
  put(out, in_book ? "booktitle" : "journal", source.container_title);
  put(out, type == "techreport" ? "institution" : "publisher", source.publisher);
  put(out, "volume", source.volume);
  put(out, "number", source.issue);
  const PageRange pages = page_range(source.page);
  put(out, "pages",
      pages.last.empty() ? std::string(pages.first)
                         : fmt::format("{}--{}", pages.first, pages.last));
  if (source.issued.year != 0) put(out, "year", std::to_string(source.issued.year));
  if (source.issued.month >= 1 && source.issued.month <= 12) {
    out += fmt::format("  month = {},\n", kMonths[source.issued.month - 1]);
  }
  put_verbatim(out, "doi", source.doi);
  put(out, "pmid", source.pmid);
  put(out, "pmcid", source.pmcid);
  put_verbatim(out, "url", source.url);
  put(out, "note", status_label(source.status));
  out += "}\n\n";
}

}  // namespace

std::string bibtex(std::span<const Reference> references) {
  std::string out;
  for (const Reference& reference : references) add(out, reference);
  return out;
}

}  // namespace ibid::render
