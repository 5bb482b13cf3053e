// The bounds of a block-max query: first one for every superblock of every segment, then, where
// that is not low enough, one for each of its 32 blocks.
//
// Bounds are sums of 16-bit units, one unit being a fixed part of the whole bag's weight, so that
// they never overflow: see BoundScale. Common terms add their array of bounds in one sweep; rare
// terms' lists are decoded whole, and where their postings stand is kept as runs for the later
// stages, which visit superblocks in any order.
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
  std::uint32_t terms_begin = 0;  ///< `terms[i]` is known to runs as terms_begin + i
  std::uint32_t first = 0;        ///< number of its first superblock among those of all segments
  std::uint32_t superblocks = 0;  ///< padded
  /// The terms of chunked lists, in the same order: what is asked of every block.
  std::span<const BlockTerm> block_terms;
  std::span<const std::uint32_t> block_term_indexes;  ///< into `terms`
};

/// Some postings of one rare term in one superblock.
struct Run {
  std::uint32_t next = 0;  ///< index + 1 of the superblock's next run, 0 = last
  std::uint32_t segment_term = 0;
  std::uint32_t count = 0;
  const std::uint8_t* offsets = nullptr;
  const std::uint8_t* codes = nullptr;
};

class SuperblockBounds {
 public:
  /// For segments that have `superblocks` (padded) in all.
  void reset(std::size_t superblocks);
  void add(const SegmentQuery& segment, const BlockMaxKernels& kernels);

  [[nodiscard]] const std::vector<std::uint16_t>& sums() const { return sums_; }
  /// The runs of a superblock, one after the other by `next_run`, null at the end; of the terms
  /// that were added last come first.
  [[nodiscard]] const Run* first_run(std::uint32_t superblock) const {
    return run_at(first_runs_[superblock]);
  }
  [[nodiscard]] const Run* next_run(const Run& run) const { return run_at(run.next); }

 private:
  [[nodiscard]] const Run* run_at(std::uint32_t index) const {
    return index == 0 ? nullptr : &runs_[index - 1];
  }
  void add_run(const Run& run, std::uint32_t superblock, std::uint16_t bound);
  void add_sparse(const SegmentTerm& term, std::uint32_t index, const SegmentQuery& segment);
  void add_packed(const SegmentTerm& term, std::uint32_t index, const SegmentQuery& segment);

  std::vector<std::uint16_t> sums_;
  std::vector<std::uint32_t> first_runs_;
  std::vector<Run> runs_;
  std::vector<std::vector<std::uint8_t>> unpacked_;  ///< offsets, then codes, of packed lists
  std::size_t unpacked_count_ = 0;
};

/// A block that may hold one of the k best.
struct PromisingBlock {
  std::uint32_t superblock = 0;  ///< within the segment
  std::uint16_t block = 0;
  std::uint16_t sum = 0;
};

/// Appends those blocks of `chosen`, ascending superblocks of `segment` among all, whose bounds
/// reach `threshold`.
void find_promising_blocks(const SegmentQuery& segment, std::span<const std::uint32_t> chosen,
                           const SuperblockBounds& bounds, std::uint16_t threshold,
                           const BlockMaxKernels& kernels, std::vector<PromisingBlock>& out);

}  // namespace ibid::index
