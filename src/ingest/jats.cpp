#include "ingest/jats.hpp"

#include <fmt/format.h>

#include <array>

#include "ingest/document_builder.hpp"
#include "ingest/jats_references.hpp"
#include "ingest/jats_text.hpp"
#include "ingest/publication_types.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/xml_records.hpp"
#include "ingest/xml_tree.hpp"

namespace ibid::ingest {
namespace {

struct ArticleType {
  std::string_view name;
  StudyDesign design;
};
/// The article types of JATS that state a design.
constexpr std::array kArticleTypes = {
    ArticleType{"systematic-review", StudyDesign::kSystematicReview},
    ArticleType{"meta-analysis", StudyDesign::kMetaAnalysis},
    ArticleType{"review-article", StudyDesign::kReview},
    ArticleType{"case-report", StudyDesign::kCaseReport},
    ArticleType{"editorial", StudyDesign::kEditorial},
};

struct Relation {
  std::string_view type;
  SourceStatus status;
};
/// How an article names the notice that was published about it.
constexpr std::array kRelations = {
    Relation{"retraction-forward", SourceStatus::kRetracted},
    Relation{"expression-of-concern-forward", SourceStatus::kConcern},
    Relation{"correction-forward", SourceStatus::kCorrected},
};

Date date_of(XmlNode date) {
  return parse_date(fmt::format("{} {} {}", date.child("year").text(), date.child("month").text(),
                                date.child("day").text()));
}

/// The earliest year that the article gives for its publication, with the fullest date.
Date issued_of(XmlNode meta) {
  Date issued;
  for (const XmlNode node : meta.children("pub-date")) {
    const Date date = date_of(node);
    if (date.year == 0) continue;
    const auto fullness = [](const Date& d) {
      return (d.month != 0 ? 1 : 0) + (d.day != 0 ? 1 : 0);
    };
    if (issued.year == 0 || date.year < issued.year ||
        (date.year == issued.year && fullness(date) > fullness(issued))) {
      issued = date;
    }
  }
  return issued;
}

std::vector<Person> authors_of(XmlNode meta) {
  std::vector<Person> authors;
  for (const XmlNode group : meta.children("contrib-group")) {
    for (const XmlNode contributor : group.children("contrib")) {
      const std::string type = contributor.attribute("contrib-type");
      if (!type.empty() && type != "author") continue;
      for (Person& person : jats_persons(contributor)) authors.push_back(std::move(person));
    }
  }
  return authors;
}

Source source_of(XmlNode article) {
  const XmlNode journal = article.child("front", "journal-meta");
  const XmlNode meta = article.child("front", "article-meta");
  Source source;
  source.title = meta.child("title-group", "article-title").text();
  source.authors = authors_of(meta);
  source.container_title = journal.child("journal-title-group", "journal-title").text();
  if (source.container_title.empty())
    source.container_title = journal.child("journal-title").text();
  source.publisher = journal.child("publisher", "publisher-name").text();
  source.volume = meta.child("volume").text();
  source.issue = meta.child("issue").text();
  source.page = jats_pages(meta);
  source.issued = issued_of(meta);
  for (const XmlNode id : meta.children("article-id")) {
    take_jats_identifier(id.attribute("pub-id-type"), id.text(), source);
  }
  const XmlNode license = meta.child("permissions", "license");
  source.license = license.attribute("href");
  if (source.license.empty()) source.license = license.attribute("license-type");
  for (const XmlNode group : meta.children("kwd-group")) {
    for (const XmlNode keyword : group.children("kwd")) source.keywords.push_back(keyword.text());
  }
  const std::string type = article.attribute("article-type");
  for (const ArticleType& known : kArticleTypes) {
    if (known.name == type) take_design(source, known.design);
  }
  for (const XmlNode related : meta.children("related-article")) {
    for (const Relation& relation : kRelations) {
      if (relation.type != related.attribute("related-article-type")) continue;
      const bool is_doi = related.attribute("ext-link-type") == "doi";
      take_status(source, relation.status, is_doi ? "doi:" + related.attribute("href") : "");
    }
  }
  return identified(std::move(source));
}

std::string native_id(const Source& source) {
  if (!source.pmcid.empty()) return source.pmcid;
  if (!source.doi.empty()) return source.doi;
  if (!source.pmid.empty()) return "PMID" + source.pmid;
  return slug(source.title);
}

void read_article(XmlNode article, Position position, Run& run) {
  Source source = source_of(article);
  const std::string id = native_id(source);
  if (id.empty()) return run.reject(position, {}, "an article without identifier and title");
  JatsReferences references(article);
  DocumentBuilder builder("jats:" + id, std::move(source));
  for (const XmlNode abstract : article.child("front", "article-meta").children("abstract")) {
    add_jats_text(abstract, {"Abstract"}, references, builder);
  }
  add_jats_text(article.child("body"), {}, references, builder);
  run.accept(builder.finish(references.take()), position);
}

}  // namespace

void read_jats(Input& input, Run& run) {
  read_xml_records(input, {"article"}, "no article", run,
                   [](const XmlRecord& record, XmlNode root, Run& into) {
                     read_article(root, record.position, into);
                   });
}

}  // namespace ibid::ingest
