#include "index/block_max_top_k.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "index/query_terms.hpp"

namespace ibid::index {
namespace {

/// While fewer than k passages are known, a round takes at least so many of the best superblocks,
/// and one more for each so many of k: enough that the k-th score then prunes well.
constexpr std::size_t kRoundSuperblocks = 16;
constexpr std::size_t kRoundHits = 4;
/// A round's superblocks are those down to a bound that is lowered in such steps.
constexpr std::uint32_t kRoundNumerator = 15;
constexpr std::uint32_t kRoundDenominator = 16;
/// Blocks ahead whose memory is fetched while one is visited.
constexpr std::size_t kPrefetchAhead = 6;

}  // namespace

/// What a query needs beside the index; kept between queries, one for each that runs at a time.
struct BlockMaxTopK::Scratch {
  std::vector<double> weights;             ///< BM25 weights of the terms found
  std::vector<SegmentTerm> segment_terms;  ///< by segment, heaviest first
  std::vector<SegmentQuery> segments;
  std::optional<BoundScale> scale;
  SuperblockBounds bounds;
  std::vector<std::uint32_t> chosen;   ///< superblocks of a round
  std::vector<PromisingBlock> blocks;  ///< of them, in one segment
  std::vector<BlockTerm> block_terms;  ///< by segment, in the order of segment_terms
  std::vector<std::uint32_t> block_term_indexes;
  BlockMaxVisitor visitor;
};

BlockMaxTopK::BlockMaxTopK(std::vector<BlockMaxSegment> segments, const Bm25Parameters& parameters,
                           const Bm25Collection& live, DeadFrequency dead_frequency,
                           const BlockMaxKernels& kernels)
    : segments_(std::move(segments)),
      parameters_(parameters),
      live_(live),
      length_factor_(bm25_length_factor(parameters, live.average_length)),
      dead_frequency_(std::move(dead_frequency)),
      kernels_(kernels) {
  std::uint32_t begin = 0;
  for (const BlockMaxSegment& segment : segments_) {
    superblock_begins_.push_back(begin);
    begin += segment.postings->superblocks();
    const double average = segment.postings->average_length();
    margins_.push_back(average > 0 ? std::max(1.0, live.average_length / average) : 1.0);
  }
  superblock_begins_.push_back(begin);
}

BlockMaxTopK::~BlockMaxTopK() = default;

std::unique_ptr<BlockMaxTopK::Scratch> BlockMaxTopK::take_scratch() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Scratch>();
  auto scratch = std::move(idle_.back());
  idle_.pop_back();
  return scratch;
}

Result<std::vector<ScoredPassage>> BlockMaxTopK::top_k(std::span<const WeightedTerm> terms,
                                                       const Filter& filter, std::size_t k) const {
  const std::vector<WeightedTerm> distinct = canonical_terms(terms);
  if (distinct.size() > kBlockMaxTermsMax) {
    return fail(ErrorCode::kInputTooLarge, fmt::format("{} distinct terms in a query, {} allowed",
                                                       distinct.size(), kBlockMaxTermsMax));
  }
  TopHeap heap(std::min<std::size_t>(k, live_.passages));
  auto scratch = take_scratch();
  auto found = find_terms(distinct, *scratch);
  if (found && !scratch->weights.empty() && k > 0) rank(FacetFilter(filter), heap, *scratch);
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(scratch));
  }
  if (!found) return fail(found.error());
  return heap.take();
}

Result<std::uint32_t> BlockMaxTopK::document_frequency(std::string_view term) const {
  std::uint32_t frequency = 0;
  for (const BlockMaxSegment& segment : segments_) {
    auto list = segment.postings->find(term);
    if (!list) return fail(list.error());
    if (*list) frequency += (*list)->document_frequency;
  }
  if (frequency == 0) return 0;
  const std::uint32_t dead = dead_frequency_ ? dead_frequency_(term) : 0;
  return frequency > dead ? frequency - dead : 0;
}

Result<void> BlockMaxTopK::find_terms(std::span<const WeightedTerm> terms, Scratch& scratch) const {
  scratch.weights.clear();
  scratch.segment_terms.clear();
  scratch.segments.clear();

  struct Found {
    std::size_t segment;
    SegmentTerm term;
  };
  std::vector<Found> all;
  double weights_total = 0;
  for (const WeightedTerm& term : terms) {
    const std::size_t begin = all.size();
    std::uint64_t frequency = 0;
    double margin = 1;
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      auto list = segments_[s].postings->find(term.term);
      if (!list) return fail(list.error());
      if (!*list) continue;
      frequency += (*list)->document_frequency;
      margin = std::max(margin, margins_[s]);
      all.push_back({s, {static_cast<std::uint32_t>(scratch.weights.size()), 0, **list}});
    }
    const std::uint64_t dead = dead_frequency_ && frequency > 0 ? dead_frequency_(term.term) : 0;
    if (frequency <= dead) {
      all.resize(begin);
      continue;
    }
    scratch.weights.push_back(bm25_term_weight(
        parameters_, live_, static_cast<std::uint32_t>(frequency - dead), term.weight));
    weights_total += scratch.weights.back() * margin;
  }

  scratch.scale.emplace(weights_total, scratch.weights.size());
  // Spans point into these.
  scratch.segment_terms.reserve(all.size());
  scratch.block_terms.clear();
  scratch.block_terms.reserve(all.size());
  scratch.block_term_indexes.clear();
  scratch.block_term_indexes.reserve(all.size());
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const auto begin = static_cast<std::uint32_t>(scratch.segment_terms.size());
    for (Found& found : all) {
      if (found.segment != s) continue;
      found.term.bound_weight =
          scratch.scale->bound_weight(scratch.weights[found.term.term] * margins_[s]);
      scratch.segment_terms.push_back(found.term);
    }
    std::stable_sort(
        scratch.segment_terms.begin() + begin, scratch.segment_terms.end(),
        [](const SegmentTerm& a, const SegmentTerm& b) { return a.bound_weight > b.bound_weight; });
    const std::size_t block_terms_begin = scratch.block_terms.size();
    SegmentQuery segment;
    segment.terms = std::span(scratch.segment_terms).subspan(begin);
    segment.terms_begin = begin;
    segment.first = superblock_begins_[s];
    segment.superblocks = segments_[s].postings->superblocks();
    for (std::uint32_t i = 0; i < segment.terms.size(); ++i) {
      const SegmentTerm& term = segment.terms[i];
      if (term.list.kind != postings::ListKind::kChunked) continue;
      const bool by_block = term.list.block_bounds != nullptr;
      scratch.block_terms.push_back({by_block ? term.list.block_bounds : term.list.bounds,
                                     term.list.block_masks, term.bound_weight});
      scratch.block_term_indexes.push_back(i);
    }
    segment.block_terms = std::span(scratch.block_terms).subspan(block_terms_begin);
    segment.block_term_indexes = std::span(scratch.block_term_indexes).subspan(block_terms_begin);
    scratch.segments.push_back(segment);
  }
  return {};
}

void BlockMaxTopK::rank(const FacetFilter& filter, TopHeap& heap, Scratch& scratch) const {
  const std::size_t superblocks = superblock_begins_.back();
  scratch.bounds.reset(superblocks);
  for (const SegmentQuery& segment : scratch.segments) scratch.bounds.add(segment, kernels_);

  const BlockMaxQuery query{kernels_, parameters_,    length_factor_, scratch.weights,
                            filter,   *scratch.scale, scratch.bounds, heap};
  const std::vector<std::uint16_t>& sums = scratch.bounds.sums();
  scratch.visitor.begin(query);
  scratch.chosen.resize(superblocks);
  const std::size_t round_superblocks = kRoundSuperblocks + heap.capacity() / kRoundHits;
  std::uint32_t high = kernels_.largest(sums.data(), superblocks);
  while (high >= scratch.visitor.threshold()) {
    std::uint32_t low = scratch.visitor.threshold();
    std::size_t count = 0;
    if (heap.is_full()) {
      count = kernels_.select(sums.data(), superblocks, static_cast<std::uint16_t>(low),
                              static_cast<std::uint16_t>(high), scratch.chosen.data());
    } else {
      for (low = high + 1; low > 1 && count < round_superblocks;) {
        low = std::max(low * kRoundNumerator / kRoundDenominator, 1u);
        count = kernels_.select(sums.data(), superblocks, static_cast<std::uint16_t>(low),
                                static_cast<std::uint16_t>(high), scratch.chosen.data());
      }
    }
    visit(query, std::span(scratch.chosen.data(), count), scratch);
    high = low - 1;
  }
}

void BlockMaxTopK::visit(const BlockMaxQuery& query, std::span<const std::uint32_t> chosen,
                         Scratch& scratch) const {
  BlockMaxVisitor& visitor = scratch.visitor;
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const auto end = std::lower_bound(chosen.begin(), chosen.end(), superblock_begins_[s + 1]);
    const std::span<const std::uint32_t> here(chosen.begin(), end);
    chosen = chosen.subspan(here.size());
    if (here.empty()) continue;
    const SegmentQuery& segment = scratch.segments[s];
    scratch.blocks.clear();
    find_promising_blocks(segment, here, scratch.bounds, visitor.threshold(), kernels_,
                          scratch.blocks);
    std::uint16_t best = 0;
    for (const PromisingBlock& block : scratch.blocks) best = std::max(best, block.sum);
    const auto middle =
        static_cast<std::uint16_t>(best - (best - std::min(best, visitor.threshold())) / 2);
    visit_blocks(query, s, middle, best, scratch);
    if (middle > 0) visit_blocks(query, s, 0, static_cast<std::uint16_t>(middle - 1), scratch);
  }
}

void BlockMaxTopK::visit_blocks(const BlockMaxQuery& query, std::size_t segment, std::uint16_t low,
                                std::uint16_t high, Scratch& scratch) const {
  BlockMaxVisitor& visitor = scratch.visitor;
  const std::vector<PromisingBlock>& blocks = scratch.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i + kPrefetchAhead < blocks.size()) {
      const PromisingBlock& ahead = blocks[i + kPrefetchAhead];
      if (low <= ahead.sum && ahead.sum <= high && ahead.sum >= visitor.threshold()) {
        BlockMaxVisitor::prefetch(scratch.segments[segment], ahead);
      }
    }
    if (low <= blocks[i].sum && blocks[i].sum <= high && blocks[i].sum >= visitor.threshold()) {
      visitor.visit(query, segments_[segment], scratch.segments[segment], blocks[i]);
    }
  }
}

}  // namespace ibid::index
