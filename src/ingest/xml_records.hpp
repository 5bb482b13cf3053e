// Cuts an XML stream into its records before any of it is parsed as XML.
//
// A file of PubMed holds 30,000 records; parsed as one document, the first mistake would cost all
// that follow. So the bytes are searched for the record's start and end tags, and each record is
// then parsed alone. What stands outside of records is passed over, the document type with its
// entity declarations included: no declared entity, internal or external, can ever be expanded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/run.hpp"
#include "ingest/xml_tree.hpp"

namespace ibid::ingest {

struct XmlRecord {
  std::string_view element;  ///< which of the wanted elements it is
  std::string_view bytes;    ///< from "<element" to "</element>"; holds until the next record
  Position position;
  std::string fault;  ///< not empty: the record is too long or cut off, and has no bytes
};

class XmlRecords {
 public:
  /// `elements`: names of the record elements. An element inside a record belongs to it.
  XmlRecords(Input& input, std::vector<std::string_view> elements)
      : input_(input), elements_(std::move(elements)) {}

  /// The next record into `record`; false at the end.
  [[nodiscard]] Result<bool> next(XmlRecord& record);

 private:
  /// Reads on; false at the end of the input.
  [[nodiscard]] Result<bool> fill();
  /// Forgets the first `count` bytes of the window.
  void drop(std::size_t count);
  [[nodiscard]] std::string_view window() const { return std::string_view(buffer_).substr(begin_); }
  /// The element whose start tag `text` begins with, or empty.
  [[nodiscard]] std::string_view wanted_element(std::string_view text) const;
  [[nodiscard]] Result<bool> find_start(std::string_view& element);

  Input& input_;
  std::vector<std::string_view> elements_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t record_bytes_ = 0;  ///< of the record that was given out last
  Position position_{1, 0};       ///< of buffer_[begin_]
};

/// Gives each record, parsed, to `read`; those that cannot be are reported, and so is, as `none`,
/// that there is no record.
void read_xml_records(Input& input, std::vector<std::string_view> elements, std::string_view none,
                      Run& run, void (*read)(const XmlRecord& record, XmlNode root, Run& run));

}  // namespace ibid::ingest
