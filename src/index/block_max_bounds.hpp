// The bounds of a block-max query: what each block of eight passages can score at most, for all
// blocks of all segments.
//
// Bounds are sums of 16-bit units, one unit being a fixed part of the whole bag's weight, so that
// they never overflow: see BoundScale. Common terms add their arrays of bounds from end to end, in
// tiles whose sums stay in the processor's first cache; rare terms' lists are decoded whole, and
// their postings are kept by superblock for the visits, which come in any order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/block_max_kernels.hpp"
#include "index/postings.hpp"

namespace ibid::index {

/// A bag of more distinct terms is refused: 16-bit sums lose up to two units a term.
inline constexpr std::size_t kBlockMaxTermsMax = 4096;

/// A query term in one segment.
struct SegmentTerm {
  std::uint32_t term = 0;          ///< index into the query's terms
  std::uint16_t bound_weight = 0;  ///< turns impact codes into units
  PostingList list;
};

/// From BM25 weights to units of bounds and back to a threshold.
class BoundScale {
 public:
  /// `weights_total`: sum of the terms' BM25 weights, each with its largest margin.
  BoundScale(double weights_total, std::size_t terms);

  /// For a term that gives at most `weight` in a segment.
  [[nodiscard]] std::uint16_t bound_weight(double weight) const;
  /// The smallest sum that a passage of this score can have; at least 1.
  [[nodiscard]] std::uint16_t threshold(double score) const;

 private:
  double unit_;
  double terms_;
};

/// A segment with its share of a query.
struct SegmentQuery {
  std::span<const SegmentTerm> terms;
  std::span<const std::uint32_t> common;  ///< indexes of terms whose lists have chunks
  std::uint32_t first = 0;                ///< its first superblock among those of all segments
  std::uint32_t superblocks = 0;          ///< padded
};

/// A posting of a rare term.
struct RarePosting {
  std::uint32_t next = 0;  ///< index + 1 of another in the same superblock, 0 = last
  std::uint16_t term = 0;  ///< index into its segment's terms
  std::uint8_t offset = 0;
  std::uint8_t code = 0;
};
static_assert(kBlockMaxTermsMax <= 65536);

class BlockSums {
 public:
  /// For segments that have `superblocks` (padded) in all.
  void reset(std::size_t superblocks);
  void add(const SegmentQuery& segment, const BlockMaxKernels& kernels);

  /// One a block, 32 a superblock.
  [[nodiscard]] const std::vector<std::uint16_t>& sums() const { return sums_; }
  /// The largest sums of groups of 32 blocks; each block is in one group.
  [[nodiscard]] const std::vector<std::uint16_t>& maxima() const { return maxima_; }
  /// A superblock's rare postings, one after the other by next_posting(), null at the end: those of
  /// one term are neighbours.
  [[nodiscard]] const RarePosting* first_posting(std::uint32_t superblock) const {
    return posting_at(heads_[superblock]);
  }
  [[nodiscard]] const RarePosting* next_posting(const RarePosting& posting) const {
    return posting_at(posting.next);
  }

 private:
  [[nodiscard]] const RarePosting* posting_at(std::uint32_t index) const {
    return index == 0 ? nullptr : &rare_[index - 1];
  }
  class RareAdder;
  /// How far a rare list has been added.
  struct RareCursor {
    std::uint16_t term = 0;        ///< index into its segment's terms
    std::uint32_t entry = 0;       ///< the next
    std::uint32_t superblock = 0;  ///< of the entry before it
  };
  /// Add what a list has in the tile that begins with superblock `tile` of the segment.
  void add_sparse(const SegmentTerm& term, std::uint32_t tile, const SegmentQuery& segment,
                  RareCursor& cursor);
  void add_packed(const SegmentTerm& term, std::uint32_t tile, const SegmentQuery& segment,
                  RareCursor& cursor);

  std::vector<std::uint16_t> sums_;
  std::vector<std::uint16_t> maxima_;
  std::vector<std::uint32_t> heads_;  ///< a superblock: index + 1 of its first rare posting
  std::vector<RarePosting> rare_;     ///< of earlier queries beyond rare_count_
  std::uint32_t rare_count_ = 0;
  std::vector<RareCursor> rare_cursors_;          ///< of the segment at hand
  std::vector<const std::uint8_t*> next_bounds_;  ///< of each of its common terms
};

/// A block that may hold one of the k best.
struct PromisingBlock {
  std::uint32_t superblock = 0;  ///< within the segment
  std::uint16_t block = 0;
  std::uint16_t sum = 0;
};

}  // namespace ibid::index
