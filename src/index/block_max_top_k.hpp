// The fast path of ranking: top k by block-max pruning over mapped postings (after Mallia, Suel and
// Tonellotto, "Faster Learned Sparse Retrieval with Block-Max Pruning", SIGIR 2024, with
// exact scores).
//
// The bounds of all blocks are summed at once, the most promising blocks are visited first, and no
// block is visited that cannot reach the k-th score so far; within a block the same goes for its
// passages. What remains is scored exactly: BM25 in double precision, terms in canonical order.
// Ids, order and scores are those of an exhaustive ranking, whatever the segmentation, instruction
// set or k.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "index/block_max_kernels.hpp"
#include "index/block_max_visitor.hpp"
#include "index/bm25.hpp"
#include "index/top_k.hpp"

namespace ibid::index {

class BlockMaxTopK final : public TopK {
 public:
  /// How many dead passages hold a term, over all segments.
  using DeadFrequency = std::function<std::uint32_t(std::string_view)>;

  /// `live`: counts over live passages. `dead_frequency` may be empty when nothing is dead.
  BlockMaxTopK(std::vector<BlockMaxSegment> segments, const Bm25Parameters& parameters,
               const Bm25Collection& live, DeadFrequency dead_frequency = {},
               const BlockMaxKernels& kernels = best_kernels());
  ~BlockMaxTopK() override;

  /// kInputTooLarge above kBlockMaxTermsMax distinct terms. kIndexDamaged, whatever the terms, once
  /// document_frequency() has met damage.
  [[nodiscard]] Result<std::vector<ScoredPassage>> top_k(std::span<const WeightedTerm> terms,
                                                         const Filter& filter,
                                                         std::size_t k) const override;

  /// Gets what find_terms() and document_frequency() read of the terms on its way to the cache.
  void prefetch(std::span<const std::string_view> terms) const;
  /// Live passages that hold the term. Words are taken for unknown or respelled by this alone, so a
  /// failure is remembered: a ranking that followed it would be of another question.
  [[nodiscard]] Result<std::uint32_t> document_frequency(std::string_view term) const;

 private:
  struct Scratch;

  /// Fails with the damage that is remembered.
  [[nodiscard]] Result<std::unique_ptr<Scratch>> take_scratch() const;
  [[nodiscard]] Result<void> find_terms(std::span<const WeightedTerm> terms,
                                        Scratch& scratch) const;
  /// Marks the superblocks that may have passages which pass the filter; false when none has.
  [[nodiscard]] bool find_wanted(const FacetFilter& filter, Scratch& scratch) const;
  /// What find_wanted() and find_terms() left in the scratch.
  void rank(const FacetFilter& filter, TopHeap& heap, Scratch& scratch) const;
  /// A sum so low that about so many stripes have their best block between it and `high`.
  [[nodiscard]] std::uint16_t round_low(std::uint32_t high, std::size_t stripes_wanted,
                                        Scratch& scratch) const;
  /// The slots of blocks with a sum from `low` to `high`, ascending; of the scratch.
  [[nodiscard]] std::span<const std::uint32_t> choose(std::uint16_t low, std::uint16_t high,
                                                      Scratch& scratch) const;
  /// Visits the blocks of `chosen`, ascending, that may still hold one of the k best.
  void visit(const BlockMaxQuery& query, std::span<const std::uint32_t> chosen,
             Scratch& scratch) const;
  std::vector<BlockMaxSegment> segments_;
  std::vector<std::uint32_t> superblock_begins_;  ///< of each segment among all; last: how many
  std::vector<PassageFacets> superblock_facets_;  ///< of each: of its live passages together
  std::vector<double> margins_;  ///< of each segment: what its bounds must be multiplied by
  Bm25Parameters parameters_;
  Bm25Collection live_;
  double length_factor_;
  DeadFrequency dead_frequency_;
  const BlockMaxKernels& kernels_;
  mutable std::mutex mutex_;  ///< guards idle_ and damage_
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
  mutable std::optional<Error> damage_;  ///< the first that document_frequency() met
};

}  // namespace ibid::index
