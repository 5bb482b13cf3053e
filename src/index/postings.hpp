// The mapped `postings` file of one segment (postings_format.hpp): terms to posting lists.
//
// Nothing read here is trusted: every list is checked against the file's hashes when a query first
// finds it (MappedFile), and its extent against the file's bounds each time, so that a damaged file
// is at worst refused or ranked wrongly, never read beyond its end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "ibid/result.hpp"
#include "index/bm25.hpp"
#include "index/mapped_file.hpp"
#include "index/postings_format.hpp"

namespace ibid::index {

/// A term's list within the map. Pointers live as long as the Postings.
struct PostingList {
  std::uint32_t document_frequency = 0;
  postings::ListKind kind = postings::ListKind::kPacked;
  const std::uint8_t* packed = nullptr;  ///< packed only: passage << 8 | code, 32 bits
  // Sparse only, document_frequency postings in each array but the first:
  const std::uint8_t* counts = nullptr;  ///< postings of each tile, a byte each
  const std::uint8_t* places = nullptr;  ///< 16 bits, the lower 13 being the place in the tile
  const std::uint8_t* codes = nullptr;
  // Masked and dense only:
  const std::uint8_t* relative = nullptr;  ///< 16-bit begins, from a base each 64
  const std::uint8_t* bases = nullptr;     ///< 32 bits each
  const std::uint8_t* masks = nullptr;     ///< masked: 32 bits a superblock
  /// Masked: one for each bit set in a mask; dense: 32 a superblock.
  std::span<const std::uint8_t> bounds;
  std::span<const std::uint8_t> chunks;
  const std::uint8_t* escapes = nullptr;  ///< postings::Escape, ascending by passage
  std::uint32_t escape_count = 0;

  [[nodiscard]] bool has_chunks() const { return relative != nullptr; }

  /// Where the chunk of `superblock` begins in chunks; one past the last is fine.
  [[nodiscard]] std::size_t chunk_begin(std::uint32_t superblock) const {
    std::uint32_t base = 0;
    std::uint16_t offset = 0;
    std::memcpy(&base, bases + std::size_t{4} * (superblock / postings::kSuperblockPadding), 4);
    std::memcpy(&offset, relative + std::size_t{2} * superblock, 2);
    return std::size_t{base} + offset;
  }
};

/// The postings of a masked or dense list in one superblock; `bitmap` is null when they are few.
struct Chunk {
  const std::uint8_t* offsets = nullptr;  ///< few: `count` offsets, ascending
  const std::uint8_t* bitmap = nullptr;   ///< many: 256 bits
  const std::uint8_t* codes = nullptr;    ///< `count`, in order of offset
  std::uint32_t count = 0;
};

/// Thread-safe.
class Postings {
 public:
  /// kIndexDamaged naming the file when its extents do not fit together, or its constants are not
  /// `parameters`.
  [[nodiscard]] static Result<std::unique_ptr<const Postings>> open(
      MappedFile file, const Bm25Parameters& parameters);

  [[nodiscard]] std::uint32_t passages() const { return trailer_.passages; }
  /// Padded to whole vectors.
  [[nodiscard]] std::uint32_t superblocks() const { return superblocks_; }
  [[nodiscard]] std::uint64_t total_length() const { return trailer_.total_length; }
  [[nodiscard]] double average_length() const;
  /// Weighted terms of a passage below passages().
  [[nodiscard]] std::uint32_t length(std::uint32_t passage) const {
    if (trailer_.length_bytes == sizeof(std::uint32_t)) {
      return reinterpret_cast<const std::uint32_t*>(lengths_)[passage];
    }
    return reinterpret_cast<const std::uint16_t*>(lengths_)[passage];
  }

  /// The term's list, or nothing when no passage holds it.
  [[nodiscard]] Result<std::optional<PostingList>> find(std::string_view term) const {
    return find(term, true);
  }
  /// How many passages hold the term. Reads no postings, so checks none.
  [[nodiscard]] Result<std::uint32_t> document_frequency(std::string_view term) const {
    const auto list = find(term, false);
    if (!list) return fail(list.error());
    return *list ? (*list)->document_frequency : 0;
  }

  /// Get what find() reads of a term with that hash_of() on its way to the cache: first where its
  /// records stand, then, once that is there, the records.
  void prefetch_bucket(std::uint64_t hash) const;
  void prefetch_records(std::uint64_t hash) const;

  /// The list's postings in `superblock` (below superblocks()), empty when it has none there.
  [[nodiscard]] static Chunk chunk_at(const PostingList& list, std::uint32_t superblock);

  /// Get on their way to the cache: where a list with chunks has its postings of `superblock`,
  /// then, once that is there, those in `block`, and a passage's length.
  static void prefetch_place(const PostingList& list, std::uint32_t superblock) {
    __builtin_prefetch(list.relative + std::size_t{2} * superblock);
  }
  static void prefetch_postings(const PostingList& list, std::uint32_t superblock,
                                std::uint32_t block);
  void prefetch_length(std::uint32_t passage) const {
    __builtin_prefetch(lengths_ + std::size_t{trailer_.length_bytes} * passage);
  }

  /// The frequency that `code` stands for in that passage.
  [[nodiscard]] std::uint32_t frequency(const PostingList& list, std::uint32_t passage,
                                        std::uint8_t code) const;

  /// For each of `passages` (ascending, below passages()) the term's frequency, 0 where absent. One
  /// pass over a rare term's list, one look-up a passage in a common term's.
  void frequencies(const PostingList& list, std::span<const std::uint32_t> passages,
                   std::span<std::uint32_t> out) const;

 private:
  Postings(MappedFile file, const postings::Trailer& trailer);

  /// Without postings the list has its counts alone.
  [[nodiscard]] Result<std::optional<PostingList>> find(std::string_view term,
                                                        bool with_postings) const;

  [[nodiscard]] const std::uint8_t* at(std::uint64_t position) const;
  /// Where the bucket of a term with that hash stands among the buckets.
  [[nodiscard]] std::uint64_t bucket_position(std::uint64_t hash) const;

  MappedFile file_;
  postings::Trailer trailer_;
  Bm25Parameters parameters_;
  double length_factor_ = 0;
  std::uint32_t superblocks_ = 0;
  const char* lengths_ = nullptr;  ///< page-aligned: the file's beginning
};

inline Chunk Postings::chunk_at(const PostingList& list, std::uint32_t superblock) {
  const std::size_t begin = list.chunk_begin(superblock);
  const std::size_t end = list.chunk_begin(superblock + 1);
  Chunk chunk;
  if (begin >= end || end > list.chunks.size()) return chunk;
  const std::uint8_t* data = list.chunks.data() + begin;
  const std::size_t size = end - begin;
  if (size < postings::kBitmapBytes + postings::kDenseChunkPostings) {
    chunk.count = static_cast<std::uint32_t>(size / 2);
    chunk.offsets = data;
    chunk.codes = data + chunk.count;
  } else {
    chunk.count = static_cast<std::uint32_t>(size - postings::kBitmapBytes);
    chunk.bitmap = data;
    chunk.codes = data + postings::kBitmapBytes;
  }
  return chunk;
}

/// A posting of a packed list.
[[nodiscard]] inline std::uint32_t packed_at(const PostingList& list, std::uint32_t i) {
  std::uint32_t packed = 0;
  std::memcpy(&packed, list.packed + sizeof(packed) * i, sizeof(packed));
  return packed;
}
/// The place of a sparse list's posting within its tile.
[[nodiscard]] inline std::uint32_t place_at(const std::uint8_t* places, std::uint32_t i) {
  std::uint16_t place = 0;
  std::memcpy(&place, places + sizeof(place) * i, sizeof(place));
  return place % postings::kTilePassages;
}

/// How many bits below `offset` are set in a chunk's bitmap.
[[nodiscard]] std::uint32_t rank_in(const std::uint8_t* bitmap, std::uint32_t offset);
/// The code of the posting at `offset`, 0 when there is none. `chunk` may be empty.
[[nodiscard]] std::uint8_t code_in(const Chunk& chunk, std::uint32_t offset);

}  // namespace ibid::index
