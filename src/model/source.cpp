#include "ibid/source.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "model/digest.hpp"
#include "text/fold.hpp"
#include "text/strings.hpp"

namespace ibid {
namespace {

constexpr std::array<std::string_view, 5> kWorkSchemes{"doi:", "pmid:", "pmcid:", "url:", "title:"};

using text::lower_ascii;
using text::trimmed;

/// Removes the first of `prefixes` that `text` begins with.
void strip_prefix(std::string& text, std::initializer_list<std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (text.compare(0, prefix.size(), prefix) == 0) {
      text = trimmed(std::string_view(text).substr(prefix.size()));
      return;
    }
  }
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// DOI syntax (ISO 26324; the registrant codes in use have four to nine digits).
bool is_doi(std::string_view text) {
  const auto slash = text.find('/');
  if (text.compare(0, 3, "10.") != 0 || slash == std::string_view::npos) return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  const std::string_view code = registrant.substr(0, registrant.find('.'));
  if (!all_digits(code) || code.size() < 4 || code.size() > 9) return false;
  const std::string_view suffix = text.substr(slash + 1);
  return !suffix.empty() && std::all_of(suffix.begin(), suffix.end(),
                                        [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

std::string normalized_doi(std::string_view raw) {
  std::string doi = lower_ascii(trimmed(raw));
  strip_prefix(doi, {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/",
                     "http://dx.doi.org/", "doi.org/", "doi:"});
  while (!doi.empty() && (doi.back() == '.' || doi.back() == ',' || doi.back() == ';')) {
    doi.pop_back();
  }
  return is_doi(doi) ? doi : std::string{};
}

std::string normalized_pmid(std::string_view raw) {
  std::string pmid = lower_ascii(trimmed(raw));
  strip_prefix(pmid, {"pmid:", "pmid"});
  // PubMed counts to eight digits; ten leave it room and keep phone numbers out.
  return all_digits(pmid) && pmid.size() <= 10 ? pmid : std::string{};
}

std::string normalized_pmcid(std::string_view raw) {
  std::string pmcid = lower_ascii(trimmed(raw));
  strip_prefix(pmcid, {"pmcid:", "pmcid"});
  strip_prefix(pmcid, {"pmc"});
  return all_digits(pmcid) && pmcid.size() <= 10 ? "PMC" + pmcid : std::string{};
}

/// Only links that a reader may safely follow.
std::string normalized_url(std::string_view raw) {
  std::string url(trimmed(raw));
  const std::string scheme = lower_ascii(std::string_view(url).substr(0, 8));
  const bool is_web = scheme.compare(0, 7, "http://") == 0 || scheme == "https://";
  const bool has_control = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>';
  });
  return is_web && !has_control ? url : std::string{};
}

/// The same page under http and https, with and without "www." and a trailing slash.
std::string url_key(std::string_view url) {
  std::string key = lower_ascii(url);
  strip_prefix(key, {"https://", "http://"});
  strip_prefix(key, {"www."});
  if (const auto fragment = key.find('#'); fragment != std::string::npos) key.resize(fragment);
  while (!key.empty() && key.back() == '/') key.pop_back();
  return key;
}

bool has_scheme(std::string_view id, std::string_view scheme) {
  return id.compare(0, scheme.size(), scheme) == 0;
}

/// A total order on values: fuller first, then lexicographic. Its maximum is what merge keeps.
const std::string& fuller(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() > b.size() ? a : b;
  return a <= b ? a : b;
}

int known_parts(const Date& date) {
  return (date.year != 0) + (date.month != 0) + (date.day != 0);
}

Date fuller(const Date& a, const Date& b) {
  if (known_parts(a) != known_parts(b)) return known_parts(a) > known_parts(b) ? a : b;
  return std::array{a.year, a.month, a.day} <= std::array{b.year, b.month, b.day} ? a : b;
}

/// Where a work appeared is one statement: journal, volume and pages of different records do not
/// mix.
constexpr std::array kImprint{&Source::container_title, &Source::publisher, &Source::volume,
                              &Source::issue, &Source::page};

/// A total order on imprints: more filled parts first, then by value.
std::pair<int, std::string> imprint_rank(const Source& source) {
  int filled = 0;
  std::string value;
  for (const auto field : kImprint) {
    filled += (source.*field).empty() ? 0 : 1;
    value += source.*field + '\x1f';
  }
  return {filled, value};
}

void take_imprint(const Source& from, Source& to) {
  for (const auto field : kImprint) to.*field = from.*field;
}

/// What either record states, each statement once: "high (GRADE); low (GRADE)" shows that they
/// differ.
std::string united_certainty(const std::string& a, const std::string& b) {
  std::set<std::string> statements;
  for (const std::string* text : {&a, &b}) {
    for (std::size_t begin = 0; begin < text->size();) {
      const std::size_t end = std::min(text->find("; ", begin), text->size());
      if (end > begin) statements.insert(text->substr(begin, end - begin));
      begin = end + 2;
    }
  }
  std::string united;
  for (const std::string& statement : statements) {
    united += (united.empty() ? "" : "; ") + statement;
  }
  return united;
}

/// The graver status, with what is said of that one: a retraction must not show the notice of a
/// correction.
void take_status(const Source& a, const Source& b, Source& merged) {
  merged.status = std::max(a.status, b.status);
  for (const auto field : {&Source::status_notice, &Source::successor}) {
    if (a.status == b.status) {
      merged.*field = fuller(a.*field, b.*field);
    } else {
      merged.*field = (a.status > b.status ? a : b).*field;
    }
  }
}

std::string joined(const std::vector<Person>& people) {
  std::string text;
  for (const Person& person : people) {
    text += person.family + '\x1f' + person.given + '\x1f' + person.suffix + '\x1f' +
            person.literal + '\x1e';
  }
  return text;
}

}  // namespace

void normalize_identifiers(Source& source) {
  source.doi = normalized_doi(source.doi);
  source.pmid = normalized_pmid(source.pmid);
  source.pmcid = normalized_pmcid(source.pmcid);
  source.url = normalized_url(source.url);
}

std::vector<std::string> identifiers_of(const Source& source) {
  if (!source.id.empty() &&
      std::none_of(kWorkSchemes.begin(), kWorkSchemes.end(),
                   [&](auto scheme) { return has_scheme(source.id, scheme); })) {
    return {source.id};
  }
  std::vector<std::string> ids;
  if (!source.doi.empty()) ids.push_back("doi:" + source.doi);
  if (!source.pmid.empty()) ids.push_back("pmid:" + source.pmid);
  if (!source.pmcid.empty()) ids.push_back("pmcid:" + source.pmcid);
  // A page's address is shared by many works (a guideline portal), so it only stands in where a
  // work has nothing better.
  if (ids.empty() && !source.url.empty()) ids.push_back("url:" + url_key(source.url));
  if (ids.empty() && !source.title.empty()) {
    const std::string key = text::collapse_white_space(text::fold_text(source.title)) + '\x1f' +
                            std::to_string(source.issued.year);
    ids.push_back("title:" + model::sha256_hex(key).substr(0, 16));
  }
  return ids;
}

std::string canonical_id(const Source& source) {
  const std::vector<std::string> ids = identifiers_of(source);
  return ids.empty() ? std::string{} : ids.front();
}

Source merge(const Source& a, const Source& b) {
  Source merged;
  // CSL's commonest type is also what readers fall back to, so any other says more.
  const auto type_rank = [](const Source& s) { return s.type == "article-journal" ? 0 : 1; };
  merged.type = type_rank(a) != type_rank(b) ? (type_rank(a) > type_rank(b) ? a.type : b.type)
                                             : std::min(a.type, b.type);
  for (const auto field : {&Source::title, &Source::doi, &Source::pmid, &Source::pmcid,
                           &Source::url, &Source::license}) {
    merged.*field = fuller(a.*field, b.*field);
  }
  take_status(a, b, merged);
  take_imprint(imprint_rank(a) >= imprint_rank(b) ? a : b, merged);
  const bool take_a = a.authors.size() != b.authors.size()
                          ? a.authors.size() > b.authors.size()
                          : fuller(joined(a.authors), joined(b.authors)) == joined(a.authors);
  merged.authors = take_a ? a.authors : b.authors;
  merged.issued = fuller(a.issued, b.issued);
  merged.kind = std::min(a.kind, b.kind);
  merged.design = std::min(a.design, b.design);
  merged.certainty = united_certainty(a.certainty, b.certainty);
  merged.keywords = a.keywords;
  merged.keywords.insert(merged.keywords.end(), b.keywords.begin(), b.keywords.end());
  std::sort(merged.keywords.begin(), merged.keywords.end());
  merged.keywords.erase(std::unique(merged.keywords.begin(), merged.keywords.end()),
                        merged.keywords.end());
  const auto own_id = [](const Source& s) {
    return identifiers_of(s) == std::vector{s.id} ? s.id : std::string{};
  };
  merged.id = fuller(own_id(a), own_id(b));
  if (merged.id.empty()) merged.id = canonical_id(merged);
  return merged;
}

}  // namespace ibid
