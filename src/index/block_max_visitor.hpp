// Last stage of a block-max query: looks into blocks, many at a time, and offers their passages to
// the heap, exactly scored, unless their own bounds rule them out.
//
// Blocks are taken together so that each step does the same for all of them, term by term: memory
// is on its way for every block before the first is looked into, and the branches of one list are
// foreseen better than those of seven in turn.
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

[[nodiscard]] inline bool is_dead(const BlockMaxSegment& segment, std::uint32_t passage) {
  return !segment.dead.empty() && (segment.dead[passage / 64] >> (passage % 64) & 1) != 0;
}

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

/// Whether a passage of the block is live and passes the filter.
[[nodiscard]] bool has_wanted(const BlockMaxSegment& segment, const FacetFilter& filter,
                              const PromisingBlock& at);

/// Blocks looked into at a time, of 16 to 256 the fastest. What is kept of them stays in the first
/// cache.
inline constexpr std::size_t kVisitsMax = 128;

class BlockMaxVisitor {
 public:
  void begin(const BlockMaxQuery& query);
  /// Looks into at most kVisitsMax blocks of a segment. No block may be visited twice in a query.
  void visit(const BlockMaxQuery& query, const BlockMaxSegment& segment, const SegmentQuery& terms,
             std::span<const PromisingBlock> blocks);

  /// What a passage's sum must reach now.
  [[nodiscard]] std::uint16_t threshold() const { return threshold_; }

 private:
  /// A term's code in each passage of a block, 0 = absent.
  using Codes = std::array<std::uint8_t, postings::kBlockPassages>;

  /// Which of the blocks at hand hold a term, ascending.
  struct BlocksWithTerm {
    std::array<std::uint8_t, kVisitsMax + 1> blocks;
    std::size_t count = 0;
    [[nodiscard]] std::span<const std::uint8_t> all() const {
      return std::span(blocks).first(count);
    }
  };
  static_assert(kVisitsMax <= 256);

  /// A passage that its bounds do not rule out.
  struct Candidate {
    int sum = 0;
    std::uint32_t passage = 0;  ///< within the segment
    std::uint8_t block = 0;     ///< of those at hand
  };

  /// Fills with_common_ and gets the postings on their way.
  void find_common(const SegmentQuery& terms);
  void add_rare(const BlockMaxQuery& query, const SegmentQuery& terms);
  void add_common(const SegmentQuery& terms);
  /// Adds what the term `index` has in block `b`: for_each(add) calls add(passage within the block,
  /// code) for each posting.
  template <class ForEach>
  void add_postings(const SegmentQuery& terms, std::uint32_t index, std::size_t b,
                    ForEach for_each);
  /// Fills candidates_; where the heap has room, the best come first, so that the others are ruled
  /// out by their sums.
  void find_candidates(const BlockMaxQuery& query, const BlockMaxSegment& segment);
  void score_candidates(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                        const SegmentQuery& terms);
  [[nodiscard]] double score(const BlockMaxQuery& query, const Postings& postings,
                             const SegmentQuery& terms, const Candidate& candidate);

  std::uint16_t threshold_ = 1;
  std::span<const PromisingBlock> blocks_;  ///< at hand; the arrays below have one element each
  std::array<std::array<int, postings::kBlockPassages>, kVisitsMax> sums_;  ///< of its passages
  std::array<int, kVisitsMax> best_;  ///< the largest of these
  /// A block's sum is made of each term's largest bound in it: what remains of it is what the terms
  /// not yet added can give.
  std::array<int, kVisitsMax> rest_;
  std::vector<BlocksWithTerm> with_common_;  ///< one for each common term
  std::vector<Codes> codes_;                 ///< by term of the segment, then by block
  std::vector<Candidate> candidates_;
  std::vector<double> shares_;  ///< of the passage at hand, one a term; all 0 in between
};

}  // namespace ibid::index
