#include "ingest/beir.hpp"

#include <fmt/format.h>

#include "ingest/document_builder.hpp"
#include "ingest/line_reader.hpp"
#include "ingest/source_fields.hpp"
#include "model/json.hpp"

namespace ibid::ingest {
namespace {

using model::Json;

/// A string as it is, an integer in decimal; else empty.
std::string scalar_or_empty(const Json& object, std::string_view key) {
  const auto at = object.find(key);
  if (at == object.end()) return {};
  if (at->is_string()) return at->get_ref<const std::string&>();
  if (at->is_number_integer()) return std::to_string(at->get<std::int64_t>());
  return {};
}

/// What a record says of itself stands in "metadata" or beside it.
std::string stated(const Json& record, std::string_view key) {
  const auto metadata = record.find("metadata");
  if (metadata != record.end() && metadata->is_object()) {
    if (std::string value = scalar_or_empty(*metadata, key); !value.empty()) return value;
  }
  return scalar_or_empty(record, key);
}

/// A collection may name its records "pmid:123" or "doi:10.1/x". Such an id is that of a work, and
/// the work's identifier must say the same, or the Source would get another id.
void take_identifier_of_id(Source& source) {
  const std::string_view id = source.id;
  if (id.starts_with("doi:")) source.doi = id.substr(4);
  if (id.starts_with("pmid:")) source.pmid = id.substr(5);
  if (id.starts_with("pmcid:")) source.pmcid = id.substr(6);
}

Source source_of(const Json& record, std::string id) {
  Source source;
  source.id = std::move(id);
  take_identifier_of_id(source);
  source.title = model::string_or(record, "title");
  source.issued = parse_date(stated(record, "year"));
  source.kind = source_kind_from(stated(record, "kind")).value_or(SourceKind::kResearch);
  source.design = study_design_from(stated(record, "design")).value_or(StudyDesign::kUnstated);
  // "status" is free text in some collections; only ibid's own words are taken.
  source.status = source_status_from(stated(record, "status")).value_or(SourceStatus::kCurrent);
  source.license = stated(record, "license");
  source.url =
      stated(record, "url");  // to show: a Source with an id of its own is not merged by it
  source.certainty = stated(record, "certainty");
  if (source.certainty.empty()) {
    if (const std::string grade = stated(record, "grade"); !grade.empty()) {
      source.certainty = "grade " + grade;
    }
  }
  return source;
}

std::string joined_strings(const Json& list) {
  std::string joined;
  for (const Json& item : list) {
    if (!item.is_string()) continue;
    if (!joined.empty()) joined.push_back(' ');
    joined += item.get_ref<const std::string&>();
  }
  return joined;
}

void add_texts(const Json& record, DocumentBuilder& builder) {
  for (const std::string_view key : {"text", "abstract"}) {
    const auto text = record.find(key);
    if (text != record.end() && text->is_string()) {
      builder.add_text({}, text->get_ref<const std::string&>());
      return;
    }
  }
  if (const auto list = record.find("sentences"); list != record.end() && list->is_array()) {
    builder.add_text({}, joined_strings(*list));
    return;
  }
  if (const auto sections = record.find("sections");
      sections != record.end() && sections->is_object()) {
    for (const auto& [heading, text] : sections->items()) {
      if (text.is_string()) builder.add_text({heading}, text.get_ref<const std::string&>());
    }
  }
}

void read_record(const Line& line, Run& run) {
  const Position position{line.number, line.byte_offset};
  const auto record = model::parse_json(line.text);
  if (!record) return run.reject(position, {}, record.error().message);
  if (!record->is_object()) return run.reject(position, {}, "not a JSON object");
  std::string id = scalar_or_empty(*record, "_id");
  if (id.empty()) return run.reject(position, {}, "no \"_id\"");
  for (const std::string_view key : {"title", "text", "abstract"}) {
    const auto at = record->find(key);
    if (at != record->end() && !at->is_string() && !at->is_null()) {
      return run.reject(position, "beir:" + id, fmt::format("\"{}\" is no text", key));
    }
  }
  const std::string document_id = "beir:" + id;
  DocumentBuilder builder(document_id, source_of(*record, std::move(id)));
  add_texts(*record, builder);
  run.accept(builder.finish(), position);
}

}  // namespace

void read_beir(Input& input, Run& run) {
  LineReader lines(input);
  Line line;
  for (;;) {
    const auto more = lines.next(line);
    if (!more) return run.reject_file({line.number, line.byte_offset}, more.error().message);
    if (!*more) return;
    if (line.too_long) {
      run.reject({line.number, line.byte_offset}, {},
                 fmt::format("the line is longer than {} bytes", kRecordBytesMax));
    } else if (line.text.find_first_not_of(" \t") != std::string_view::npos) {
      read_record(line, run);
    }
  }
}

}  // namespace ibid::ingest
