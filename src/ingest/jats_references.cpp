#include "ingest/jats_references.hpp"

#include <algorithm>
#include <array>

#include "ingest/limits.hpp"
#include "ingest/source_fields.hpp"

namespace ibid::ingest {
namespace {

constexpr std::array<std::string_view, 4> kCitationElements = {"element-citation", "mixed-citation",
                                                               "nlm-citation", "citation"};

bool is_citation(XmlNode node) {
  return std::find(kCitationElements.begin(), kCitationElements.end(), node.name()) !=
         kCitationElements.end();
}

std::vector<Person> authors_of(XmlNode citation) {
  for (const XmlNode group : citation.children("person-group")) {
    const std::string type = group.attribute("person-group-type");
    if (type.empty() || type == "author") return jats_persons(group);
  }
  return jats_persons(citation);
}

Source source_of(XmlNode citation) {
  Source source;
  source.title = citation.child("article-title").text();
  if (source.title.empty()) source.title = citation.child("chapter-title").text();
  source.container_title = citation.child("source").text();
  if (source.title.empty()) {
    source.title = std::move(source.container_title);
    source.container_title.clear();
    source.type = "book";
  }
  // What is only prose ("Personal communication …") is cited as it stands.
  if (source.title.empty()) {
    source.title = citation.text();
    source.type = "document";
  }
  source.authors = authors_of(citation);
  source.publisher = citation.child("publisher-name").text();
  source.volume = citation.child("volume").text();
  source.issue = citation.child("issue").text();
  source.issued = parse_date(citation.child("year").text());
  source.page = jats_pages(citation);
  for (const XmlNode id : citation.descendants("pub-id")) {
    take_jats_identifier(id.attribute("pub-id-type"), id.text(), source);
  }
  for (const XmlNode link : citation.descendants("ext-link")) {
    if (link.attribute("ext-link-type") == "doi" && source.doi.empty()) source.doi = link.text();
    if (source.url.empty()) source.url = link.attribute("href");
  }
  return identified(std::move(source));
}

}  // namespace

JatsReferences::JatsReferences(XmlNode article) {
  for (const XmlNode list : article.child("back").descendants("ref-list")) {
    for (const XmlNode ref : list.children("ref")) {
      std::vector<XmlNode> citations;
      for (const XmlNode child : ref.children()) {
        if (is_citation(child)) citations.push_back(child);
        if (child.name() != "citation-alternatives") continue;
        // The same work in several markups: the first is as good as any.
        for (const XmlNode alternative : child.children()) {
          if (!is_citation(alternative)) continue;
          citations.push_back(alternative);
          break;
        }
      }
      std::vector<std::uint32_t>& indexes = by_id_[ref.attribute("id")];
      for (const XmlNode citation : citations) {
        Source source = source_of(citation);
        if (source.title.empty()) continue;
        indexes.push_back(static_cast<std::uint32_t>(sources_.size()));
        sources_.push_back(std::move(source));
      }
    }
  }
}

std::vector<std::uint32_t> JatsReferences::resolve(std::string_view ids) const {
  std::vector<std::uint32_t> found;
  while (!ids.empty()) {
    const auto at = by_id_.find(trim(take_until(ids, ' ')));
    if (at == by_id_.end()) continue;
    const std::size_t taken = std::min(at->second.size(), kWorksOfMarkMax - found.size());
    found.insert(found.end(), at->second.begin(),
                 at->second.begin() + static_cast<std::ptrdiff_t>(taken));
  }
  return found;
}

std::vector<Person> jats_persons(XmlNode list) {
  std::vector<Person> persons;
  for (const XmlNode node : list.children()) {
    Person person;
    if (node.name() == "name" || node.name() == "string-name") {
      person.family = node.child("surname").text();
      person.given = node.child("given-names").text();
      person.suffix = node.child("suffix").text();
      if (person.family.empty()) person.literal = node.text();
    } else if (node.name() == "collab" || node.name() == "institution") {
      person.literal = node.text();
    }
    if (!person.family.empty() || !person.literal.empty()) persons.push_back(std::move(person));
  }
  return persons;
}

void take_jats_identifier(std::string_view type, std::string value, Source& source) {
  if (type == "doi") source.doi = std::move(value);
  if (type == "pmid") source.pmid = std::move(value);
  if (type == "pmc" || type == "pmcid") {
    source.pmcid = value.starts_with("PMC") ? std::move(value) : "PMC" + value;
  }
}

std::string jats_pages(XmlNode node) {
  const std::string first = node.child("fpage").text();
  const std::string last = node.child("lpage").text();
  if (first.empty()) return node.child("elocation-id").text();
  return last.empty() || last == first ? first : first + "-" + last;
}

}  // namespace ibid::ingest
