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
  std::size_t first_rare = 0;             ///< its first rare term among those of all segments
};

/// Gets what a sweep reads of the list first on its way to the cache.
void prefetch_beginning(const PostingList& list);

class BlockSums {
 public:
  /// Of all segments. `wanted` has one element a superblock of all segments, 0 where sums are to be
  /// 0; or none at all.
  void add(std::span<SegmentQuery> segments, const BlockMaxKernels& kernels,
           std::span<const std::uint8_t> wanted);

  /// One a block, at slot_of() its number.
  [[nodiscard]] std::span<const std::uint16_t> sums() const {
    return {reinterpret_cast<const std::uint16_t*>(stripes_.data()),
            stripes_.size() * kStripeBlocks};
  }
  /// The largest sum of each stripe.
  [[nodiscard]] const std::vector<std::uint16_t>& maxima() const { return maxima_; }
  /// The segment's rare terms, in the order of SegmentQuery::rare; valid until the next add().
  [[nodiscard]] std::span<const RareTerm> rare_terms(const SegmentQuery& segment) const {
    return std::span(rare_terms_).subspan(segment.first_rare, segment.rare.size());
  }

 private:
  /// On cache lines of their own: what a kernel adds up at a time never lies on two.
  struct alignas(64) Stripe {
    std::array<std::uint16_t, kStripeBlocks> sums;
  };
  static_assert(sizeof(Stripe) == kStripeBlocks * sizeof(std::uint16_t));

  /// Clears the sums of those superblocks of a tile that are not wanted.
  void clear_unwanted(std::size_t first, std::span<const std::uint8_t> wanted);

  /// Makes rare_terms_: sparse lists stay where they are, packed ones are copied.
  void lay_out_rare(std::span<SegmentQuery> segments);
  void add_segment(const SegmentQuery& segment, const BlockMaxKernels& kernels,
                   std::span<const std::uint8_t> wanted);

  std::vector<Stripe> stripes_;
  std::vector<std::uint16_t> maxima_;
  std::vector<RareTerm> rare_terms_;              ///< by segment
  std::vector<std::uint32_t> rare_begins_;        ///< by rare term and tile
  std::vector<std::uint16_t> packed_places_;      ///< of packed lists
  std::vector<std::uint8_t> packed_codes_;        ///< likewise
  std::vector<const std::uint8_t*> next_bounds_;  ///< of each of the segment's common terms
};

/// A block that may hold one of the k best.
struct PromisingBlock {
  std::uint32_t superblock = 0;  ///< within the segment
  std::uint16_t block = 0;
  std::uint16_t sum = 0;
};

}  // namespace ibid::index
