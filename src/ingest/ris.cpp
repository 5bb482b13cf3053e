#include "ingest/ris.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/document_builder.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/tagged_records.hpp"

namespace ibid::ingest {
namespace {

struct ReferenceType {
  std::string_view ris;
  std::string_view csl;
};
constexpr std::array kTypes = {
    ReferenceType{"JOUR", "article-journal"},
    ReferenceType{"JFULL", "article-journal"},
    ReferenceType{"ABST", "article-journal"},
    ReferenceType{"INPR", "article-journal"},
    ReferenceType{"EJOUR", "article-journal"},
    ReferenceType{"MGZN", "article-magazine"},
    ReferenceType{"NEWS", "article-newspaper"},
    ReferenceType{"BOOK", "book"},
    ReferenceType{"EBOOK", "book"},
    ReferenceType{"CHAP", "chapter"},
    ReferenceType{"ECHAP", "chapter"},
    ReferenceType{"CONF", "paper-conference"},
    ReferenceType{"CPAPER", "paper-conference"},
    ReferenceType{"RPRT", "report"},
    ReferenceType{"THES", "thesis"},
    ReferenceType{"DATA", "dataset"},
    ReferenceType{"ELEC", "webpage"},
    ReferenceType{"WEB", "webpage"},
    ReferenceType{"BLOG", "post-weblog"},
    ReferenceType{"STAND", "standard"},
};

std::string csl_type(std::string_view ris) {
  const auto at = std::find_if(kTypes.begin(), kTypes.end(),
                               [&](const ReferenceType& type) { return type.ris == ris; });
  return std::string(at == kTypes.end() ? "document" : at->csl);
}

/// PubMed's exports name the record by its PMID.
bool is_from_pubmed(const TaggedRecord& record) {
  const std::string database = record.first_of({"DB", "DP"});
  return database.find("PubMed") != std::string::npos ||
         database.find("MEDLINE") != std::string::npos;
}

Source source_of(const TaggedRecord& record) {
  Source source;
  source.type = csl_type(record.first("TY"));
  source.title = record.first_of({"TI", "T1", "CT", "BT"});
  source.container_title = record.first_of({"JF", "T2", "JO", "JA"});
  if (source.title.empty()) source.title = std::exchange(source.container_title, {});
  for (const std::string_view tag : {"AU", "A1"}) {
    for (const std::string& name : record.all(tag)) source.authors.push_back(parse_person(name));
    if (!source.authors.empty()) break;
  }
  source.publisher = record.first("PB");
  source.volume = record.first("VL");
  source.issue = record.first("IS");
  const std::string first_page = record.first("SP");
  const std::string last_page = record.first("EP");
  source.page = last_page.empty() || first_page.find('-') != std::string::npos
                    ? first_page
                    : first_page + "-" + last_page;
  source.issued = parse_date(record.first_of({"PY", "Y1", "DA"}));
  source.doi = record.first("DO");
  source.url = record.first("UR");
  if (is_from_pubmed(record)) source.pmid = record.first_of({"AN", "ID"});
  source.pmcid = record.first("C2");
  for (const TaggedField& field : record.fields) {
    // Some exports put every keyword on a line of its own under one tag.
    if (field.tag != "KW") continue;
    for (std::string_view rest = field.value; !rest.empty();) {
      const std::string_view keyword = trim(take_until(rest, '\n'));
      if (!keyword.empty()) source.keywords.emplace_back(keyword);
    }
  }
  return identified(std::move(source));
}

void read_record(const TaggedRecord& record, Run& run) {
  const Position position = record.position;
  if (record.fields.front().tag != "TY") {
    return run.reject(position, record.first("ID"), "the record does not begin with \"TY\"");
  }
  Source source = source_of(record);
  if (source.title.empty()) return run.reject(position, record.first("ID"), "no title");
  const std::string id = "ris:" + source.id;
  const std::string year = record.first_of({"PY", "Y1", "DA"});
  if (!year.empty() && source.issued.year == 0) {
    run.note(position, id, fmt::format("\"{}\" is no date; the record is kept without", year));
  }
  if (!record.closed) run.note(position, id, "the record is not closed by \"ER\"");
  DocumentBuilder builder(id, std::move(source));
  builder.add_text({}, record.first_of({"AB", "N2"}));
  run.accept(builder.finish(), position);
}

}  // namespace

void read_ris(Input& input, Run& run) {
  read_tagged_records(input, TaggedRecords::Dialect::kRis, run, read_record);
}

}  // namespace ibid::ingest
