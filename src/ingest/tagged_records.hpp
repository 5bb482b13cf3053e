// Records of tagged lines, "TI  - A title": what RIS and MEDLINE (nbib) have in common.
//
// A tag is two to four capitals or digits, then blanks, a hyphen and the value. A line without a
// tag continues the value above it. In RIS a record ends with "ER  -" and may hold blank lines; in
// MEDLINE it ends at a blank line or where the next PMID begins.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "ingest/line_reader.hpp"
#include "ingest/run.hpp"

namespace ibid::ingest {

struct TaggedField {
  std::string tag;
  std::string value;  ///< lines of a continued value are separated by '\n'
};

struct TaggedRecord {
  Position position;  ///< of its first tag
  std::vector<TaggedField> fields;
  bool too_long = false;  ///< over kRecordBytesMax: fields are incomplete
  bool closed = false;    ///< ended as its format says, not by the end of the file

  /// The first non-empty value of `tag`, with its lines joined by blanks; else empty.
  [[nodiscard]] std::string first(std::string_view tag) const;
  /// All non-empty values of `tag`, in order, as first() gives them.
  [[nodiscard]] std::vector<std::string> all(std::string_view tag) const;
  /// The first non-empty value of several tags, the earlier tag first.
  [[nodiscard]] std::string first_of(std::initializer_list<std::string_view> tags) const;
};

class TaggedRecords {
 public:
  enum class Dialect { kRis, kMedline };
  TaggedRecords(Input& input, Dialect dialect) : lines_(input), dialect_(dialect) {}

  /// The next record into `record`; false at the end.
  [[nodiscard]] Result<bool> next(TaggedRecord& record);

 private:
  [[nodiscard]] bool begins_record(std::string_view tag) const;

  LineReader lines_;
  Dialect dialect_;
  bool has_begun_ = false;  ///< with the first record
  TaggedField held_;        ///< first field of the next record, read already
  Position held_position_;
};

/// Calls `read` for each record of the input; rejects those that are too long.
void read_tagged_records(Input& input, TaggedRecords::Dialect dialect, Run& run,
                         void (*read)(const TaggedRecord& record, Run& run));

}  // namespace ibid::ingest
