#include "ingest/pubmed.hpp"

#include <fmt/format.h>

#include <array>

#include "ingest/document_builder.hpp"
#include "ingest/publication_types.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/xml_records.hpp"
#include "ingest/xml_tree.hpp"

namespace ibid::ingest {
namespace {

/// What another record of PubMed says about this one.
struct Correction {
  std::string_view type;
  SourceStatus status;
};
/// https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc; a record that was retracted in part is
/// still to be read, but not without a warning.
constexpr std::array kCorrections = {
    Correction{"RetractionIn", SourceStatus::kRetracted},
    Correction{"RetractedandRepublishedIn", SourceStatus::kRetracted},
    Correction{"PartialRetractionIn", SourceStatus::kConcern},
    Correction{"ExpressionOfConcernIn", SourceStatus::kConcern},
    Correction{"ErratumIn", SourceStatus::kCorrected},
    Correction{"CorrectedandRepublishedIn", SourceStatus::kCorrected},
    Correction{"UpdateIn", SourceStatus::kSuperseded},
};

/// 20240131 of Year, Month and Day.
std::int64_t revision_of(XmlNode date) {
  const Date parsed = parse_date(fmt::format("{}-{}-{}", date.child("Year").text(),
                                             date.child("Month").text(), date.child("Day").text()));
  return (std::int64_t{parsed.year} * 100 + parsed.month) * 100 + parsed.day;
}

Date date_of(XmlNode date) {
  if (!date) return {};
  if (const std::string loose = date.child("MedlineDate").text(); !loose.empty()) {
    return parse_date(loose);
  }
  return parse_date(fmt::format("{} {} {}", date.child("Year").text(), date.child("Month").text(),
                                date.child("Day").text()));
}

std::vector<Person> authors_of(XmlNode list) {
  std::vector<Person> authors;
  for (const XmlNode author : list.children("Author")) {
    // "N" marks a name that a later author entry corrects.
    if (author.attribute("ValidYN") == "N") continue;
    Person person;
    person.literal = author.child("CollectiveName").text();
    person.family = author.child("LastName").text();
    person.given = author.child("ForeName").text();
    if (person.given.empty()) person.given = author.child("Initials").text();
    person.suffix = author.child("Suffix").text();
    if (!person.literal.empty() || !person.family.empty()) authors.push_back(std::move(person));
  }
  return authors;
}

std::string pages_of(XmlNode pagination) {
  if (std::string pages = pagination.child("MedlinePgn").text(); !pages.empty()) return pages;
  const std::string first = pagination.child("StartPage").text();
  const std::string last = pagination.child("EndPage").text();
  return last.empty() ? first : first + "-" + last;
}

/// MEDLINE closes every title with a full stop that is not the title's.
std::string without_full_stop(std::string title) {
  if (title.ends_with('.') && !title.ends_with("..")) title.pop_back();
  return title;
}

void take_identifiers(XmlNode article, XmlNode pubmed_data, Source& source) {
  for (const XmlNode location : article.children("ELocationID")) {
    if (location.attribute("EIdType") == "doi" && location.attribute("ValidYN") != "N") {
      source.doi = location.text();
    }
  }
  for (const XmlNode id : pubmed_data.child("ArticleIdList").children("ArticleId")) {
    const std::string type = id.attribute("IdType");
    if (type == "doi" && source.doi.empty()) source.doi = id.text();
    if (type == "pmc") source.pmcid = id.text();
  }
}

void take_publication_types(XmlNode list, Source& source) {
  for (const XmlNode type : list.children("PublicationType")) {
    const std::string id = type.attribute("UI");
    // Files before 2014 have names without identifiers.
    take_design(source, id.empty() ? design_of_type_name(type.text()) : design_of_type_id(id));
    if (id == kRetractedPublicationId || type.text() == kRetractedPublicationName) {
      take_status(source, SourceStatus::kRetracted, {});
    }
  }
}

void take_corrections(XmlNode list, Source& source) {
  for (const XmlNode entry : list.children("CommentsCorrections")) {
    const std::string type = entry.attribute("RefType");
    const std::string pmid = entry.child("PMID").text();
    const std::string other = pmid.empty() ? std::string{} : "pmid:" + pmid;
    for (const Correction& correction : kCorrections) {
      if (correction.type != type) continue;
      if (type == "UpdateIn" || type == "RetractedandRepublishedIn") source.successor = other;
      take_status(source, correction.status,
                  correction.status == SourceStatus::kSuperseded ? std::string{} : other);
    }
  }
}

void take_keywords(XmlNode citation, Source& source) {
  for (const XmlNode heading : citation.child("MeshHeadingList").children("MeshHeading")) {
    source.keywords.push_back(heading.child("DescriptorName").text());
  }
  for (const XmlNode list : citation.children("KeywordList")) {
    for (const XmlNode keyword : list.children("Keyword")) {
      source.keywords.push_back(keyword.text());
    }
  }
}

/// `citation` is a MedlineCitation or a BookDocument; `article` its Article, or the book itself.
Source source_of(XmlNode citation, XmlNode article, XmlNode pubmed_data) {
  Source source;
  source.pmid = citation.child("PMID").text();
  source.title = without_full_stop(article.child("ArticleTitle").text());
  if (source.title.empty()) source.title = article.child("VernacularTitle").text();
  source.authors = authors_of(article.child("AuthorList"));
  const XmlNode journal = article.child("Journal");
  source.container_title = journal.child("Title").text();
  source.volume = journal.child("JournalIssue", "Volume").text();
  source.issue = journal.child("JournalIssue", "Issue").text();
  source.issued = date_of(journal.child("JournalIssue", "PubDate"));
  if (source.issued.year == 0) source.issued = date_of(article.child("ArticleDate"));
  source.page = pages_of(article.child("Pagination"));
  if (const XmlNode book = article.child("Book")) {
    source.type = "chapter";
    source.container_title = book.child("BookTitle").text();
    source.publisher = book.child("Publisher", "PublisherName").text();
    source.issued = date_of(book.child("PubDate"));
    if (source.title.empty()) source.title = source.container_title;
  }
  take_identifiers(article, pubmed_data, source);
  take_publication_types(article.child("PublicationTypeList"), source);
  for (const XmlNode type : citation.children("PublicationType")) {
    take_design(source, design_of_type_id(type.attribute("UI")));
  }
  take_corrections(citation.child("CommentsCorrectionsList"), source);
  take_keywords(citation, source);
  return identified(std::move(source));
}

void read_citation(XmlNode root, Position position, Run& run) {
  const bool is_book = root.name() == "PubmedBookArticle";
  const XmlNode citation = is_book                          ? root.child("BookDocument")
                           : root.name() == "PubmedArticle" ? root.child("MedlineCitation")
                                                            : root;
  const XmlNode article = is_book ? citation : citation.child("Article");
  const std::string pmid = citation.child("PMID").text();
  if (pmid.empty()) return run.reject(position, {}, "no PMID");
  Source source =
      source_of(citation, article, root.child(is_book ? "PubmedBookData" : "PubmedData"));
  if (source.pmid.empty()) {
    return run.reject(position, pmid, fmt::format("\"{}\" is no PMID", pmid));
  }
  const std::string id = "pubmed:" + source.pmid;
  DocumentBuilder builder(id, std::move(source));
  for (const XmlNode part : article.child("Abstract").children("AbstractText")) {
    std::vector<std::string> path;
    if (std::string label = part.attribute("Label"); !label.empty() && label != "UNLABELLED") {
      path.push_back(std::move(label));
    }
    builder.add_text(path, part.text());
  }
  run.accept(builder.finish({}, revision_of(citation.child("DateRevised"))), position);
}

void read_deletions(XmlNode list, Run& run) {
  for (const XmlNode pmid : list.children("PMID")) run.remove("pmid:" + pmid.text());
}

}  // namespace

void read_pubmed(Input& input, Run& run) {
  read_xml_records(input,
                   {"PubmedArticle", "PubmedBookArticle", "MedlineCitation", "DeleteCitation"},
                   "no PubMed record", run, [](const XmlRecord& record, XmlNode root, Run& into) {
                     if (record.element == "DeleteCitation") return read_deletions(root, into);
                     read_citation(root, record.position, into);
                   });
}

}  // namespace ibid::ingest
