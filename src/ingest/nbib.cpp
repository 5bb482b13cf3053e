#include "ingest/nbib.hpp"

#include <array>
#include <charconv>

#include "ingest/document_builder.hpp"
#include "ingest/publication_types.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/tagged_records.hpp"

namespace ibid::ingest {
namespace {

struct Correction {
  std::string_view tag;
  SourceStatus status;
};
/// https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cc
constexpr std::array kCorrections = {
    Correction{"RIN", SourceStatus::kRetracted},  Correction{"RPI", SourceStatus::kRetracted},
    Correction{"PRIN", SourceStatus::kConcern},   Correction{"ECI", SourceStatus::kConcern},
    Correction{"EIN", SourceStatus::kCorrected},  Correction{"CRI", SourceStatus::kCorrected},
    Correction{"UIN", SourceStatus::kSuperseded},
};

/// "pmid:123" of "Lancet. 2010 Feb 6;375(9713):445. PMID: 123", or nothing.
std::string notice_of(std::string_view citation) {
  const std::size_t at = citation.rfind("PMID:");
  if (at == std::string_view::npos) return {};
  const std::string_view number = trim(citation.substr(at + 5));
  return "pmid:" + std::string(number.substr(0, number.find_first_not_of("0123456789")));
}

/// The value of "10.1118/1.4748329 [doi]" if it is of that kind.
std::string identifier(const TaggedRecord& record, std::string_view kind) {
  for (const std::string_view tag : {"LID", "AID"}) {
    for (const std::string& value : record.all(tag)) {
      if (value.ends_with(kind)) {
        return std::string(trim(std::string_view(value).substr(0, value.size() - kind.size())));
      }
    }
  }
  return {};
}

Source source_of(const TaggedRecord& record) {
  Source source;
  source.pmid = record.first("PMID");
  source.pmcid = record.first("PMC");
  source.doi = identifier(record, "[doi]");
  source.title = record.first_of({"TI", "TT", "BTI"});
  if (source.title.ends_with('.') && !source.title.ends_with("..")) source.title.pop_back();
  for (const std::string_view tag : {"FAU", "AU"}) {
    for (const std::string& name : record.all(tag)) source.authors.push_back(parse_person(name));
    if (!source.authors.empty()) break;
  }
  for (std::string& name : record.all("CN")) {
    Person group;
    group.literal = std::move(name);
    source.authors.push_back(std::move(group));
  }
  source.container_title = record.first_of({"JT", "TA"});
  source.volume = record.first("VI");
  source.issue = record.first("IP");
  source.page = record.first("PG");
  source.issued = parse_date(record.first("DP"));
  source.keywords = record.all("MH");
  for (std::string& keyword : record.all("OT")) source.keywords.push_back(std::move(keyword));
  for (const std::string& type : record.all("PT")) {
    take_design(source, design_of_type_name(type));
    if (type == kRetractedPublicationName) take_status(source, SourceStatus::kRetracted, {});
  }
  for (const Correction& correction : kCorrections) {
    for (const std::string& citation : record.all(correction.tag)) {
      const bool is_update = correction.status == SourceStatus::kSuperseded;
      if (is_update) source.successor = notice_of(citation);
      take_status(source, correction.status, is_update ? std::string{} : notice_of(citation));
    }
  }
  return identified(std::move(source));
}

/// "20181114" as a number.
std::int64_t revision_of(const std::string& date) {
  std::int64_t value = 0;
  std::from_chars(date.data(), date.data() + date.size(), value);
  return value;
}

void read_record(const TaggedRecord& record, Run& run) {
  const Position position = record.position;
  Source source = source_of(record);
  if (source.pmid.empty()) return run.reject(position, {}, "no PMID");
  const std::string id = "nbib:" + source.pmid;
  DocumentBuilder builder(id, std::move(source));
  builder.add_text({}, record.first("AB"));
  run.accept(builder.finish({}, revision_of(record.first("LR"))), position);
}

}  // namespace

void read_nbib(Input& input, Run& run) {
  read_tagged_records(input, TaggedRecords::Dialect::kMedline, run, read_record);
}

}  // namespace ibid::ingest
