// Last stage of a block-max query: looks into one block after the other and offers its passages to
// the heap, exactly scored, unless their own bounds rule them out.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "index/block_max_bounds.hpp"
#include "index/bm25.hpp"
#include "index/facets.hpp"
#include "index/postings.hpp"
#include "index/top_heap.hpp"
#include "index/top_k.hpp"

namespace ibid::index {

/// One segment's part of a generation. Everything pointed to must outlive the ranking; all spans
/// but `dead` have one element a passage of the segment.
struct BlockMaxSegment {
  const Postings* postings = nullptr;
  PassageNumber first = 0;  ///< number, within the generation, of the segment's first passage
  std::span<const std::uint64_t> tie_keys;  ///< ascending order of equal scores
  std::span<const PassageFacets> facets;
  std::span<const std::uint64_t> dead;  ///< bit set = tombstone, 64 passages a word; empty = none
};

/// What stays the same from block to block.
struct BlockMaxQuery {
  const Bm25Parameters& parameters;
  double length_factor;             ///< of the collection
  std::span<const double> weights;  ///< BM25 weights of the terms, in canonical order
  const FacetFilter& filter;
  const BoundScale& scale;
  const BlockSums& sums;
  TopHeap& heap;
};

class BlockMaxVisitor {
 public:
  void begin(const BlockMaxQuery& query);
  /// Get memory on its way that visit() will need: first where the postings stand, then, once that
  /// is there, the postings and what belongs to the passages.
  static void prefetch_places(const SegmentQuery& terms, const PromisingBlock& at);
  static void prefetch_postings(const BlockMaxSegment& segment, const SegmentQuery& terms,
                                const PromisingBlock& at);
  /// No block may be visited twice in a query.
  void visit(const BlockMaxQuery& query, const BlockMaxSegment& segment, const SegmentQuery& terms,
             const PromisingBlock& at);

  /// What a passage's sum must reach now.
  [[nodiscard]] std::uint16_t threshold() const { return threshold_; }

 private:
  /// A posting in the block at hand.
  struct Found {
    std::uint32_t index = 0;   ///< of the term among its segment's
    std::uint8_t passage = 0;  ///< within the block
    std::uint8_t code = 0;
  };

  [[nodiscard]] double score(const BlockMaxQuery& query, const Postings& postings,
                             const SegmentQuery& terms, std::uint32_t block_begin,
                             std::uint8_t passage);

  std::uint16_t threshold_ = 1;
  std::vector<Found> found_;
  std::vector<double> shares_;  ///< of the passage at hand, one a term; all 0 in between
};

}  // namespace ibid::index
