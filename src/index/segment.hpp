// A segment as readers see it: one immutable batch of documents, opened from its manifest entry.
//
// Numbers in here are local: passages 0..passages-1 in the order of the `passages` file, which is
// Xapian's document id minus one; documents likewise. A Generation adds each segment's base.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/columns.hpp"
#include "index/identifier_file.hpp"
#include "index/manifest.hpp"
#include "index/mapped_file.hpp"
#include "index/postings.hpp"
#include "index/record_codec.hpp"
#include "index/record_file.hpp"
#include "index/tombstones.hpp"
#include "index/top_k.hpp"

namespace ibid::index {

/// Names of a segment's files, in the order in which `sums` holds their digests.
inline constexpr std::string_view kXapianFile = "xapian";
inline constexpr std::string_view kPassagesFile = "passages";
inline constexpr std::string_view kDocumentsFile = "documents";
inline constexpr std::string_view kIdentifiersFile = "identifiers";
inline constexpr std::string_view kColumnsFile = "columns";
inline constexpr std::string_view kPostingsFile = "postings";
inline constexpr std::string_view kSumsFile = "sums";

/// Thread-safe.
class Segment {
 public:
  /// `directory` is that of the index. Checks every size and the small files' hashes; large files
  /// are checked as they are read.
  [[nodiscard]] static Result<std::shared_ptr<const Segment>> open(
      const std::filesystem::path& directory, const SegmentEntry& entry);

  [[nodiscard]] const SegmentEntry& entry() const { return entry_; }
  [[nodiscard]] const ColumnsFile& columns() const { return columns_; }
  [[nodiscard]] const IdentifierFile& identifiers() const { return identifiers_; }
  [[nodiscard]] const MappedFile& xapian() const { return xapian_; }
  [[nodiscard]] const Postings& postings() const { return *postings_; }

  [[nodiscard]] Result<Passage> passage(std::uint32_t local) const;
  [[nodiscard]] Result<DocumentRecord> document(std::uint32_t local) const;
  /// RecordFile's two steps for passage and document.
  void prefetch_places(std::uint32_t passage) const {
    passages_.prefetch_place(passage);
    documents_.prefetch_place(columns_.document_of(passage));
  }
  void prefetch_blocks(std::uint32_t passage) const {
    passages_.prefetch_block(passage);
    documents_.prefetch_block(columns_.document_of(passage));
  }
  /// The bytes of the records, checked, for hashing and copying.
  [[nodiscard]] Result<std::string> passage_record(std::uint32_t local) const {
    return copy_of(passages_.record(local));
  }
  [[nodiscard]] Result<std::string> document_record(std::uint32_t local) const {
    return copy_of(documents_.record(local));
  }
  /// The document with that id, or nothing. Ids are unique among a segment's live documents only,
  /// so there may be several.
  [[nodiscard]] Result<std::vector<std::uint32_t>> find_document(std::string_view id) const;

 private:
  Segment(SegmentEntry entry, MappedFile xapian, RecordFile passages, RecordFile documents,
          IdentifierFile identifiers, ColumnsFile columns, std::unique_ptr<const Postings> postings)
      : entry_(std::move(entry)),
        xapian_(std::move(xapian)),
        passages_(std::move(passages)),
        documents_(std::move(documents)),
        identifiers_(std::move(identifiers)),
        columns_(std::move(columns)),
        postings_(std::move(postings)) {}

  static Result<std::string> copy_of(const Result<std::string_view>& record) {
    if (!record) return fail(record.error());
    return std::string(*record);
  }

  SegmentEntry entry_;
  MappedFile xapian_;
  RecordFile passages_;
  RecordFile documents_;
  IdentifierFile identifiers_;
  ColumnsFile columns_;
  std::unique_ptr<const Postings> postings_;
};

/// A segment in a generation: with what is dead in it and the number of its first passage.
struct LiveSegment {
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const Tombstones> dead;  ///< never null
  PassageNumber base = 0;
};

/// Opens all segments of `manifest` with their tombstones.
[[nodiscard]] Result<std::vector<LiveSegment>> open_segments(const std::filesystem::path& directory,
                                                             const Manifest& manifest);

/// Reads a small file of the index and compares it with its entry.
[[nodiscard]] Result<std::string> read_checked(const std::filesystem::path& path,
                                               const FileEntry& entry);

}  // namespace ibid::index
