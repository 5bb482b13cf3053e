#include "ingest/beir.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/document_builder.hpp"
#include "ingest/line_reader.hpp"
#include "ingest/source_fields.hpp"
#include "model/json.hpp"

namespace ibid::ingest {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// Reads one line at a time. What simdjson refuses is read once more by the parser of all other
/// JSON, which says what is wrong and where. That one takes what simdjson does not (an integer of
/// more than 64 bits, a byte order mark) and writes it out in a form that both know.
class RecordParser {
 public:
  RecordParser() : faults_(parser_.allocate(kCapacityBytes, model::kJsonDepthMax)) {}

  /// The record and all its texts are valid until the next call.
  [[nodiscard]] Result<element> parse(std::string_view line) {
    element record;
    if (read(line).get(record) == simdjson::SUCCESS) return record;
    const auto other = model::parse_json(line);
    if (!other) return fail(other.error());
    if (read(model::dump(*other)).get(record) == simdjson::SUCCESS) return record;
    return fail(ErrorCode::kInputMalformed, "JSON cannot be read");
  }

 private:
  /// Grows with the longest line.
  static constexpr std::size_t kCapacityBytes = std::size_t{64} << 10;

  simdjson::simdjson_result<element> read(std::string_view text) {
    if (faults_ != simdjson::SUCCESS) return faults_;
    // The parser reads past the end, by so many bytes.
    padded_.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    padded_.assign(text);
    return parser_.parse(padded_.data(), text.size(), /*realloc_if_needed=*/false);
  }

  simdjson::dom::parser parser_;
  simdjson::error_code faults_;
  std::string padded_;
};

/// The member, of several with the same key the last; nothing when there is none.
std::optional<element> member(const object& object, std::string_view key) {
  std::optional<element> found;
  for (const auto& [name, value] : object) {
    if (name == key) found = value;
  }
  return found;
}

std::optional<std::string_view> as_text(const std::optional<element>& value) {
  std::string_view text;
  if (!value || value->get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

/// A string as it is, an integer in decimal; else empty.
std::string scalar_or_empty(const object& object, std::string_view key) {
  const auto value = member(object, key);
  if (!value) return {};
  if (const auto text = as_text(value)) return std::string(*text);
  if (value->is_int64()) return std::to_string(value->get_int64().value_unsafe());
  if (value->is_uint64()) return std::to_string(value->get_uint64().value_unsafe());
  return {};
}

/// What a record says of itself stands in "metadata" or beside it.
std::string stated(const object& record, std::string_view key) {
  if (const auto metadata = member(record, "metadata"); metadata && metadata->is_object()) {
    const object inner = metadata->get_object().value_unsafe();
    if (std::string value = scalar_or_empty(inner, key); !value.empty()) return value;
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

Source source_of(const object& record, std::string id) {
  Source source;
  source.id = std::move(id);
  take_identifier_of_id(source);
  source.title = std::string(as_text(member(record, "title")).value_or(""));
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

std::string joined_strings(const simdjson::dom::array& list) {
  std::string joined;
  for (const element item : list) {
    const auto text = as_text(item);
    if (!text) continue;
    if (!joined.empty()) joined.push_back(' ');
    joined += *text;
  }
  return joined;
}

/// Sections in the order of their headings, each with the last text that its heading has.
void add_sections(const object& sections, DocumentBuilder& builder) {
  std::map<std::string_view, element> last;
  for (const auto& [heading, text] : sections) last[heading] = text;
  for (const auto& [heading, first] : sections) {
    const auto at = last.find(heading);
    if (at == last.end()) continue;
    if (const auto text = as_text(at->second)) builder.add_text({std::string(heading)}, *text);
    last.erase(at);
  }
}

void add_texts(const object& record, DocumentBuilder& builder) {
  for (const std::string_view key : {"text", "abstract"}) {
    if (const auto text = as_text(member(record, key))) return builder.add_text({}, *text);
  }
  if (const auto list = member(record, "sentences"); list && list->is_array()) {
    return builder.add_text({}, joined_strings(list->get_array().value_unsafe()));
  }
  if (const auto sections = member(record, "sections"); sections && sections->is_object()) {
    add_sections(sections->get_object().value_unsafe(), builder);
  }
}

void read_record(const Line& line, RecordParser& parser, Run& run) {
  const Position position{line.number, line.byte_offset};
  const auto parsed = parser.parse(line.text);
  if (!parsed) return run.reject(position, {}, parsed.error().message);
  object record;
  if (parsed->get(record) != simdjson::SUCCESS) {
    return run.reject(position, {}, "not a JSON object");
  }
  std::string id = scalar_or_empty(record, "_id");
  if (id.empty()) return run.reject(position, {}, "no \"_id\"");
  for (const std::string_view key : {"title", "text", "abstract"}) {
    if (const auto value = member(record, key); value && !value->is_string() && !value->is_null()) {
      return run.reject(position, "beir:" + id, fmt::format("\"{}\" is no text", key));
    }
  }
  const std::string document_id = "beir:" + id;
  DocumentBuilder builder(document_id, source_of(record, std::move(id)));
  add_texts(record, builder);
  run.accept(builder.finish(), position);
}

}  // namespace

void read_beir(Input& input, Run& run) {
  LineReader lines(input);
  RecordParser parser;
  Line line;
  for (;;) {
    const auto more = lines.next(line);
    if (!more) return run.break_off({line.number, line.byte_offset}, more.error());
    if (!*more) return;
    if (line.too_long) {
      run.reject({line.number, line.byte_offset}, {},
                 fmt::format("the line is longer than {} bytes", kRecordBytesMax));
    } else if (line.text.find_first_not_of(" \t") != std::string_view::npos) {
      read_record(line, parser, run);
    }
  }
}

}  // namespace ibid::ingest
