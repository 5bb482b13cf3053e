#include "ingest/tagged_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ingest/limits.hpp"
#include "ingest/source_fields.hpp"

namespace ibid::ingest {
namespace {

bool is_tag_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Splits "TI  - A title"; false when the line has no tag.
bool split(std::string_view line, TaggedField& field) {
  std::size_t size = 0;
  while (size < line.size() && size < 4 && is_tag_character(line[size])) ++size;
  if (size < 2 || line[0] < 'A') return false;
  const std::size_t hyphen = line.find_first_not_of(" \t", size);
  // MEDLINE pads a tag to four; some RIS writers use a tab or one blank.
  if (hyphen == std::string_view::npos || line[hyphen] != '-' || hyphen > 5) return false;
  if (hyphen + 1 < line.size() && line[hyphen + 1] != ' ') return false;
  // "AB-" in prose is no tag: RIS has blanks before its hyphen, MEDLINE only a four-letter tag
  // none.
  if (hyphen == size && size != 4) return false;
  field.tag = line.substr(0, size);
  field.value = trim(line.substr(hyphen + 1));
  return true;
}

std::string joined(std::string value) {
  std::replace(value.begin(), value.end(), '\n', ' ');
  return value;
}

}  // namespace

std::string TaggedRecord::first(std::string_view tag) const {
  for (const TaggedField& field : fields) {
    if (field.tag == tag && !field.value.empty()) return joined(field.value);
  }
  return {};
}

std::vector<std::string> TaggedRecord::all(std::string_view tag) const {
  std::vector<std::string> values;
  for (const TaggedField& field : fields) {
    if (field.tag == tag && !field.value.empty()) values.push_back(joined(field.value));
  }
  return values;
}

std::string TaggedRecord::first_of(std::initializer_list<std::string_view> tags) const {
  for (const std::string_view tag : tags) {
    if (std::string value = first(tag); !value.empty()) return value;
  }
  return {};
}

bool TaggedRecords::begins_record(std::string_view tag) const {
  return tag == (dialect_ == Dialect::kRis ? "TY" : "PMID");
}

Result<bool> TaggedRecords::next(TaggedRecord& record) {
  record = TaggedRecord{};
  std::size_t bytes = 0;
  if (!held_.tag.empty()) {
    record.position = held_position_;
    record.fields.push_back(std::exchange(held_, {}));
  }
  Line line;
  for (;;) {
    const auto more = lines_.next(line);
    if (!more) return more;
    if (!*more) return !record.fields.empty();
    bytes += line.text.size();
    if (line.too_long || bytes > kRecordBytesMax) record.too_long = true;
    TaggedField field;
    if (split(line.text, field)) {
      if (dialect_ == Dialect::kRis && field.tag == "ER") {
        if (record.fields.empty()) continue;
        record.closed = true;
        return true;
      }
      const Position position{line.number, line.byte_offset};
      if (record.fields.empty()) {
        // What stands before the first record (a number, a banner) has no place in one; behind it,
        // it is of a record that lacks its beginning.
        if (!begins_record(field.tag) && dialect_ == Dialect::kRis && !has_begun_) continue;
        has_begun_ = true;
        record.position = position;
      } else if (begins_record(field.tag)) {
        held_ = std::move(field);
        held_position_ = position;
        return true;
      }
      if (!record.too_long) record.fields.push_back(std::move(field));
    } else if (const std::string_view text = trim(line.text); text.empty()) {
      if (dialect_ == Dialect::kMedline && !record.fields.empty()) {
        record.closed = true;
        return true;
      }
    } else if (!record.fields.empty() && !record.too_long) {
      std::string& value = record.fields.back().value;
      if (!value.empty()) value.push_back('\n');
      value += text;
    }
  }
}

void read_tagged_records(Input& input, TaggedRecords::Dialect dialect, Run& run,
                         void (*read)(const TaggedRecord& record, Run& run)) {
  TaggedRecords records(input, dialect);
  TaggedRecord record;
  for (;;) {
    const auto more = records.next(record);
    if (!more) return run.break_off(record.position, more.error());
    if (!*more) return;
    if (record.too_long) {
      run.reject(record.position, {},
                 fmt::format("the record is longer than {} bytes", kRecordBytesMax));
    } else {
      read(record, run);
    }
  }
}

}  // namespace ibid::ingest
