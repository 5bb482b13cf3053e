// One run of ingest: what every reader hands its records to.
//
// Run counts, checks what is common to all formats (UTF-8, NUL, an empty record), keeps one
// Document an id, and turns failures into reports. Readers know nothing of the Sink.
//
// Duplicates: the same id with the same content is one Document and no report. With other content
// the higher revision wins; at equal revisions the first one, by sorted path and position, is kept
// and the later one reported.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.hpp"
#include "model/digest_map.hpp"

namespace ibid::ingest {

/// Where a record stands in its file; 0 where the format does not tell.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t byte_offset = 0;
};

/// Where in its file the byte of a Document's text stands.
using PlaceOfText = std::function<Position(std::size_t text_offset)>;

class Run {
 public:
  explicit Run(const Sink& sink) : sink_(sink) {}

  /// Everything until the next call stands in `file`. An archive's member is archive/member.
  void begin_file(std::filesystem::path file);
  /// The same without counting a file: back to an archive after its members.
  void return_to(std::filesystem::path file) { files_.push_back(std::move(file)); }

  /// `place` where the text comes from more than one line of the file.
  void accept(Document document, Position position, const PlaceOfText& place = {});
  /// A record that is left out.
  void reject(Position position, std::string_view record, std::string_view reason);
  /// Something to know about a record that is taken nevertheless.
  void note(Position position, std::string_view record, std::string_view reason);
  /// The file itself, or the rest of it, cannot be read.
  void reject_file(Position position, std::string_view reason);
  /// The same where reading it failed by `failure`: unless a limit ended it, the file is damaged or
  /// the system does not give it.
  void break_off(Position position, const Error& failure);
  /// The file, just rejected, was named and is not there.
  void count_missing() { ++counts_.missing; }
  void count_readmes(std::uint64_t readmes) { counts_.readmes += readmes; }
  void remove(std::string_view source_id);

  [[nodiscard]] const Counts& counts() const { return counts_; }
  /// Grows with every record, removal and fault: what adds nothing to it holds nothing.
  [[nodiscard]] std::uint64_t heard() const {
    return counts_.records + counts_.rejected + removals_;
  }
  /// Why the sink cannot go on, if so. From then on nothing is taken and nothing reported.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  struct Seen {
    model::ShortDigest content{};
    std::int64_t revision = 0;
    std::uint64_t line = 0;
    std::uint32_t file = 0;
  };
  enum class Novelty { kNew, kSame, kOlder, kClash };

  [[nodiscard]] model::ShortDigest content_of(const Document& document);
  Novelty remember(const Document& document, Position position, std::string& first_place);
  /// Gives the sink a report, its texts in valid UTF-8 whatever the record was.
  void report(Position position, std::string_view record, std::string_view reason,
              bool taken = false);

  const Sink& sink_;
  Counts counts_;
  std::uint64_t removals_ = 0;
  std::optional<Error> failure_;
  std::vector<std::filesystem::path> files_;
  model::DigestMap<Seen> seen_;  ///< by the Document's id
  std::string content_;          ///< of the Document at hand
};

}  // namespace ibid::ingest
