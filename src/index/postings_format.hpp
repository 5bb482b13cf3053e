// The `postings` file of a segment: posting lists laid out so that the best passages for a bag of
// terms are found without looking at the others. Made of the same lists as the segment's Xapian
// database.
//
// Passages are grouped by number into blocks of 8, superblocks of 256 and tiles of 8,192. A posting
// of a common term is two bytes: where the passage stands in its superblock, and its impact code.
// The code is the saturated frequency tf / (tf + K), rounded up to a 255th, K being BM25's length
// part under the segment's own average length. So it is an upper bound of what the term can give
// the passage (up to the term's weight), and, as K is known exactly, it also tells the frequency:
// code_of() is monotone in tf, and frequency_of() gives the smallest tf with that code. The few
// postings where that is not the true one (one in 100,000 of 45.8M measured) have code 255 and
// stand in the list's table of escapes.
//
// The bounds hold for other averages too: if the collection's average length grows by a factor r
// over the segment's, K shrinks by at most r, hence tf / (tf + K) grows by at most r. A reader
// multiplies by max(1, r). Document frequencies and query weights are factors outside of the code.
//
// Four kinds of list, by density:
//   packed   rare terms: passage << 8 | code in 32 bits. Up to four stand in the dictionary itself.
//   sparse   how many postings each tile has (a byte each), then for every posting its place in its
//            tile (16 bits), then the codes. 3 bytes against 4, no number depends on the one before
//            it, and a block's postings are found by bisection. Not where a tile has more than 255.
//   masked   common terms: for every superblock a mask of the blocks that have postings and where
//            its chunk is; then one bound (largest code) for each such block, in order.
//   dense    the most common: the same with a bound for every block, 0 = none. Of masked and dense
//            the smaller is taken.
// A chunk of up to 31 postings has offsets, then codes; a larger one has a bitmap of 256, then
// codes in order; its size tells which. Blocks are ruled out by their bounds alone, which are read
// from end to end; chunks are touched for the few blocks that remain.
//
// File: lengths (16 bits a passage, 32 where one needs them) | lists | guard | buckets (u32 + 1) |
// dictionary | trailer. The dictionary's records stand in order of their term's hash bucket: about
// four a bucket, so that a term takes two cache misses to find, not twenty. Record: term (length
// byte, bytes), then integers (LEB128): passages, kind, escapes, and the list itself when in line,
// else its offset, entries (sparse), bytes of chunks (masked, dense) and bounds (masked). All
// numbers little-endian.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bm25.hpp"

namespace ibid::index::postings {

static_assert(std::endian::native == std::endian::little, "postings are mapped as they are");

inline constexpr std::uint64_t kMagic = 0x33747368'64696269;        // "ibidhst3"
inline constexpr std::uint64_t kMagicBefore = 0x32747368'64696269;  // rare lists by gaps
inline constexpr std::uint32_t kBlockPassages = 8;
inline constexpr std::uint32_t kBlocks = 32;  ///< a superblock
inline constexpr std::uint32_t kSuperblockPassages = kBlockPassages * kBlocks;
inline constexpr std::uint32_t kTileSuperblocks = 32;
inline constexpr std::uint32_t kTilePassages = kSuperblockPassages * kTileSuperblocks;
/// What a byte counts.
inline constexpr std::uint32_t kTilePostingsMax = 255;
/// 24 bits of passage number beside an 8-bit code; a larger index has several segments or shards.
inline constexpr std::uint32_t kPassagesMax = 1u << 24;
/// Arrays over superblocks are padded to whole tiles and vectors of the widest instruction set.
inline constexpr std::uint32_t kSuperblockPadding = 64;
static_assert(kSuperblockPadding % kTileSuperblocks == 0);
/// From here a bitmap of 32 bytes is not larger than the offsets.
inline constexpr std::uint32_t kDenseChunkPostings = 32;
inline constexpr std::uint32_t kBitmapBytes = kSuperblockPassages / 8;
/// A list has chunks from this many postings a superblock on: below, its directory of 6 bytes a
/// superblock outweighs what reading a sparse list whole costs.
inline constexpr std::uint32_t kChunkedDensity = 2;
inline constexpr std::uint32_t kChunkedMin = 64;
inline constexpr std::uint32_t kInlineMax = 4;
/// Zero bytes after the lists: a damaged chunk makes a reader look at most this far past its end.
inline constexpr std::size_t kGuardBytes = 512;
inline constexpr std::uint32_t kTermsPerBucket = 4;

enum class ListKind : std::uint8_t { kPacked, kSparse, kMasked, kDense };

/// Escaped frequency of one posting.
struct Escape {
  std::uint32_t passage = 0;
  std::uint32_t frequency = 0;
};
static_assert(sizeof(Escape) == 8);

struct Trailer {
  double k1 = 0;
  double b = 0;
  double min_normalized_length = 0;
  std::uint64_t total_length = 0;  ///< weighted terms of all passages
  std::uint64_t lists_begin = 0;
  std::uint64_t lists_end = 0;
  std::uint64_t buckets_begin = 0;
  std::uint64_t dictionary_begin = 0;
  std::uint64_t dictionary_end = 0;
  std::uint32_t passages = 0;
  std::uint16_t bucket_bits = 0;
  std::uint16_t length_bytes = 0;  ///< 2 or 4
  std::uint64_t magic = kMagic;
};
static_assert(sizeof(Trailer) == 88);

[[nodiscard]] constexpr std::uint32_t superblocks_of(std::uint32_t passages) {
  return (passages + kSuperblockPassages - 1) / kSuperblockPassages;
}
[[nodiscard]] constexpr std::uint32_t padded(std::uint32_t superblocks) {
  return (superblocks + kSuperblockPadding - 1) / kSuperblockPadding * kSuperblockPadding;
}
/// Tiles, the last ones maybe of padding alone.
[[nodiscard]] constexpr std::uint32_t tiles_of(std::uint32_t passages) {
  return padded(superblocks_of(passages)) / kTileSuperblocks;
}
/// Bytes of a list before its bounds and chunks: 16-bit offsets (one more than superblocks) from a
/// 32-bit base for each 64 superblocks (again one more), and the masks of a masked list.
[[nodiscard]] constexpr std::size_t directory_bytes(ListKind kind, std::uint32_t passages) {
  const std::size_t superblocks = padded(superblocks_of(passages));
  return 2 * (superblocks + 1) + 4 * (superblocks / kSuperblockPadding + 1) +
         (kind == ListKind::kMasked ? kBlocks / 8 * superblocks : 0);
}

inline constexpr std::uint8_t kEscapeCode = 255;
/// Keeps a damaged length from overflowing the estimate of a frequency.
inline constexpr double kFrequencyMax = 4e9;

/// The smallest c with tf / (tf + length_part) <= c / 255, at least 1.
[[nodiscard]] inline std::uint8_t code_of(std::uint32_t frequency, double length_part) {
  const double real = frequency;
  return static_cast<std::uint8_t>(std::ceil(255 * (real / (real + length_part))));
}

inline constexpr double kFrequencySlack = 1e-9;

/// The smallest frequency with that code, 1 <= code < 255 (kEscapeCode has none of its own). Exact
/// but for rounding that one step each way does not mend; the writer escapes what this function
/// does not give back.
[[nodiscard]] inline std::uint32_t frequency_of(std::uint8_t code, double length_part) {
  // tf / (tf + K) > (c - 1) / 255, solved for tf.
  const double estimate = std::min((code - 1) * length_part / (256 - code), kFrequencyMax);
  const auto frequency = static_cast<std::uint32_t>(estimate) + 1;
  // Rounding counts near whole numbers alone. An estimate this far from them puts the frequencies
  // on both sides at least 1.5e-11 away from the code's border; their codes are off by 1e-13.
  const double slack = kFrequencySlack * (1 + length_part);
  const double below = frequency - estimate;
  if (slack < below && below < 1 - slack) return frequency;
  if (code_of(frequency, length_part) < code) return frequency + 1;
  if (frequency > 1 && code_of(frequency - 1, length_part) >= code) return frequency - 1;
  return frequency;
}

/// FNV-1a, its high bits folded in. Only spreads terms over buckets; never shows in results.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view term) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : term) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3;
  return hash ^ (hash >> 29);
}

}  // namespace ibid::index::postings
