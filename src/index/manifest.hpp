// The manifest of a generation: which files it is made of, each with size and SHA-256, and what
// the whole says of itself. CURRENT names one manifest and its hash; everything else follows.
//
// Two hashes, two purposes. The generation's *name* is a hash of what it holds (schema, language,
// live documents) and does not show how the files came to be: answers carry it, and the same
// documents ingested in another order or in several runs have the same name. The *manifest's* hash
// in CURRENT covers the files as they are and is what damage is found by.
//
//   DIR/CURRENT                 "ibid.current/1 manifest-000007 <sha256>"
//   DIR/manifest-000007         this, as JSON
//   DIR/language-<hash>         language resources the index was built with
//   DIR/segment-000012/…        xapian, postings, passages, documents, identifiers, columns, sums
//   DIR/dead-000007-000012      documents of segment 12 that generation 7 found removed
//   DIR/LOCK                    held by the writer, with its pid
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/content_sum.hpp"

namespace ibid::index {

struct FileEntry {
  std::string name;  ///< relative to its segment, or to the index for files outside segments
  std::uint64_t size = 0;
  std::string sha256;
};

struct SegmentEntry {
  std::uint64_t id = 0;
  std::uint32_t documents = 0;
  std::uint32_t passages = 0;
  std::uint64_t length = 0;  ///< sum of the passages' weighted lengths
  std::uint64_t text_bytes = 0;
  std::vector<FileEntry> files;  ///< all but `sums`, in the order in which `sums` lists them
  FileEntry sums;
  std::optional<FileEntry> dead;
};

struct Manifest {
  std::string name;          ///< "sha256:…" of the content
  std::uint64_t number = 0;  ///< of the publication; file names are made from it
  std::uint64_t next_segment = 1;
  FileEntry language;
  ContentSum content;  ///< over live documents
  std::uint64_t live_documents = 0;
  std::uint64_t live_passages = 0;
  std::vector<SegmentEntry> segments;
};

/// The name that such a generation bears.
[[nodiscard]] std::string generation_name(const Manifest& manifest);

[[nodiscard]] std::string serialize(const Manifest& manifest);
/// kEnvironment when another version of ibid wrote it, else kIndexDamaged.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text);

[[nodiscard]] std::string manifest_file_name(std::uint64_t number);
[[nodiscard]] std::string segment_directory_name(std::uint64_t id);

/// kNotFound, with how to make an index there.
[[nodiscard]] Error no_index_in(const std::filesystem::path& directory);

/// Reads CURRENT and the manifest that it names. kNotFound when there is no index, kIndexDamaged
/// naming the file when it is not what it should be, else as parse_manifest().
[[nodiscard]] Result<Manifest> read_current(const std::filesystem::path& directory);

/// Whether `directory` has a generation, or had one that recover_current may bring back.
[[nodiscard]] bool holds_index(const std::filesystem::path& directory);

/// For a writer that finds no CURRENT: the newest manifest in `directory`, made current again. A
/// CURRENT that was lost must not cost what was acknowledged. kNotFound when there is none (or only
/// the first one, cut off while it was written), kIndexDamaged when the newest cannot be read.
[[nodiscard]] Result<Manifest> recover_current(const std::filesystem::path& directory);

/// Writes the manifest and switches CURRENT to it, both durably. On failure CURRENT is as before.
[[nodiscard]] Result<void> publish_manifest(const std::filesystem::path& directory,
                                            const Manifest& manifest);

}  // namespace ibid::index
