// The `columns` file of a segment: what rankings ask of every passage without reading its record.
//
// For each passage its tie key and its facets, for each document its first passage. Equal scores
// are ordered by tie key, which depends on the passage's id alone, so no order ever shows how an
// index came to be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/facets.hpp"
#include "index/mapped_file.hpp"

namespace ibid::index {

/// The first eight bytes of the SHA-256 of the passage's id, big-endian.
[[nodiscard]] std::uint64_t tie_key_of(std::string_view passage_id);

/// Facets of the passage's own Source or, when a citation's empty mark at 0 says that the whole
/// passage is attributed to others, those of all Sources so cited.
[[nodiscard]] PassageFacets facets_of(const Document& document, const Passage& passage);

/// What is collected while a segment is built.
struct Columns {
  std::vector<std::uint64_t> tie_keys;
  std::vector<PassageFacets> facets;
  std::vector<std::uint32_t> document_begins;  ///< first passage of each document

  [[nodiscard]] Result<void> write(const std::filesystem::path& path) const;
};

/// The same, mapped. Spans live as long as the object.
class ColumnsFile {
 public:
  /// Checks the whole file: 20 bytes a passage, 10 ms a million.
  [[nodiscard]] static Result<ColumnsFile> open(MappedFile file);

  [[nodiscard]] std::uint32_t passages() const { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] std::uint32_t documents() const {
    return static_cast<std::uint32_t>(begins_.size() - 1);
  }
  [[nodiscard]] std::span<const std::uint64_t> tie_keys() const { return keys_; }
  [[nodiscard]] std::span<const PassageFacets> facets() const { return facets_; }
  /// First passage of the document; that of `documents()` is `passages()`.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t document) const { return begins_[document]; }
  /// The document that holds `passage`, which must be below passages().
  [[nodiscard]] std::uint32_t document_of(std::uint32_t passage) const;
  [[nodiscard]] const MappedFile& file() const { return file_; }

 private:
  explicit ColumnsFile(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
  std::span<const std::uint64_t> keys_;
  std::span<const PassageFacets> facets_;
  std::span<const std::uint32_t> begins_;  ///< documents + 1
};

}  // namespace ibid::index
