// The bounds of a block-max query: what each block of eight passages can score at most, for all
// blocks of all segments.
//
// Bounds are sums of 16-bit units, one unit being a fixed part of the whole bag's weight; they stop
// at the largest number there is, which few bags reach: see BoundScale. Common terms add their
// arrays of bounds from end to end, in tiles whose sums stay in the processor's first cache; of
// rare terms every posting is added, and where each tile's begin is kept for the visits, which come
// in any order.
#pragma once

#include <array>
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
  std::span<const std::uint32_t> rare;    ///< of the others
  std::uint32_t first = 0;                ///< its first superblock among those of all segments
  std::uint32_t superblocks = 0;          ///< padded
  std::size_t first_rare_tile = 0;        ///< where BlockSums keeps what its rare terms have
};

class BlockSums {
 public:
  /// For segments that have `superblocks` (padded) in all.
  void reset(std::size_t superblocks);
  /// Each segment once, in order. `wanted` has one element a superblock of all segments, 0 where
  /// sums are to be 0; or none at all.
  void add(SegmentQuery& segment, const BlockMaxKernels& kernels,
           std::span<const std::uint8_t> wanted);

  /// One a block, at slot_of() its number.
  [[nodiscard]] std::span<const std::uint16_t> sums() const {
    return {reinterpret_cast<const std::uint16_t*>(stripes_.data()),
            stripes_.size() * kStripeBlocks};
  }
  /// The largest sum of each stripe.
  [[nodiscard]] const std::vector<std::uint16_t>& maxima() const { return maxima_; }
  /// The postings in `tile` (within the segment) of the segment's rare term `rare` (index into
  /// SegmentQuery::rare), once added; maybe none when none is in the part that holds `place`.
  [[nodiscard]] RarePostings rare_near(const SegmentQuery& segment, std::size_t rare,
                                       std::uint32_t tile, std::uint32_t place) const {
    const RareTile& here = rare_tiles_[segment.first_rare_tile + tile * segment.rare.size() + rare];
    const bool is_near = (here.parts >> (place / kPartPassages) & 1) != 0;
    return {segment.terms[segment.rare[rare]].list, here.begin, is_near ? here.end : here.begin};
  }

 private:
  /// On cache lines of their own: what a kernel adds up at a time never lies on two.
  struct alignas(64) Stripe {
    std::array<std::uint16_t, kStripeBlocks> sums;
  };
  static_assert(sizeof(Stripe) == kStripeBlocks * sizeof(std::uint16_t));

  /// Clears the sums of those superblocks of a tile that are not wanted.
  void clear_unwanted(std::size_t first, std::span<const std::uint8_t> wanted);

  std::vector<Stripe> stripes_;
  std::vector<std::uint16_t> maxima_;
  /// What a rare term has in a tile.
  struct RareTile {
    std::uint64_t parts = 0;  ///< bit set: a posting among the 128 passages of that part
    std::uint32_t begin = 0;  ///< of its postings among the list's
    std::uint32_t end = 0;
  };

  std::vector<RareTile> rare_tiles_;              ///< by segment, tile and rare term
  std::vector<std::uint32_t> rare_ends_;          ///< of the segment's rare terms' postings so far
  std::vector<const std::uint8_t*> next_bounds_;  ///< of each of its common terms
};

/// A block that may hold one of the k best.
struct PromisingBlock {
  std::uint32_t superblock = 0;  ///< within the segment
  std::uint16_t block = 0;
  std::uint16_t sum = 0;
};

}  // namespace ibid::index
