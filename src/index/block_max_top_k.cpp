#include "index/block_max_top_k.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "index/query_terms.hpp"

namespace ibid::index {
namespace {

/// While fewer than k passages are known, a round takes at least so many groups of the best blocks,
/// and one more for each so many of k: enough that the k-th score then prunes well.
constexpr std::size_t kRoundGroups = 16;
constexpr std::size_t kRoundHits = 2;
/// A round's blocks are those down to a bound that is lowered in such steps.
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
  std::vector<std::uint32_t> common;  ///< by segment: its terms whose lists have chunks
  BlockSums sums;
  std::vector<std::uint32_t> chosen;  ///< blocks of a round, numbered over all segments
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
  scratch.common.clear();
  scratch.common.reserve(all.size());
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
    const std::size_t common_begin = scratch.common.size();
    SegmentQuery segment;
    segment.terms = std::span(scratch.segment_terms).subspan(begin);
    segment.first = superblock_begins_[s];
    segment.superblocks = segments_[s].postings->superblocks();
    for (std::uint32_t i = 0; i < segment.terms.size(); ++i) {
      if (segment.terms[i].list.has_chunks()) scratch.common.push_back(i);
    }
    segment.common = std::span(scratch.common).subspan(common_begin);
    scratch.segments.push_back(segment);
  }
  return {};
}

std::uint16_t BlockMaxTopK::round_low(std::uint32_t high, std::size_t groups_wanted,
                                      Scratch& scratch) const {
  const std::vector<std::uint16_t>& maxima = scratch.sums.maxima();
  std::size_t groups = 0;
  std::uint32_t low = high + 1;
  while (low > 1 && groups < groups_wanted) {
    low = std::max(low * kRoundNumerator / kRoundDenominator, 1u);
    groups = kernels_.select(maxima.data(), maxima.size(), static_cast<std::uint16_t>(low),
                             static_cast<std::uint16_t>(high), scratch.chosen.data());
  }
  return static_cast<std::uint16_t>(low);
}

void BlockMaxTopK::rank(const FacetFilter& filter, TopHeap& heap, Scratch& scratch) const {
  scratch.sums.reset(superblock_begins_.back());
  for (const SegmentQuery& segment : scratch.segments) scratch.sums.add(segment, kernels_);

  const BlockMaxQuery query{
      parameters_, length_factor_, scratch.weights, filter, *scratch.scale, scratch.sums, heap};
  const std::vector<std::uint16_t>& sums = scratch.sums.sums();
  const std::vector<std::uint16_t>& maxima = scratch.sums.maxima();
  scratch.visitor.begin(query);
  scratch.chosen.resize(sums.size());
  const std::size_t round_groups = kRoundGroups + heap.capacity() / kRoundHits;
  std::uint32_t high = kernels_.largest(maxima.data(), maxima.size());
  while (high >= scratch.visitor.threshold()) {
    const std::uint32_t low =
        heap.is_full() ? scratch.visitor.threshold() : round_low(high, round_groups, scratch);
    const std::size_t count =
        kernels_.select(sums.data(), sums.size(), static_cast<std::uint16_t>(low),
                        static_cast<std::uint16_t>(high), scratch.chosen.data());
    visit(query, std::span(scratch.chosen.data(), count), scratch);
    high = low - 1;
  }
}

void BlockMaxTopK::visit(const BlockMaxQuery& query, std::span<const std::uint32_t> chosen,
                         Scratch& scratch) const {
  if (chosen.empty()) return;
  const std::vector<std::uint16_t>& sums = scratch.sums.sums();
  std::uint16_t best = 0;
  for (const std::uint32_t block : chosen) best = std::max(best, sums[block]);
  // The better half of the range first, which makes the rest easier to rule out.
  const std::uint16_t threshold = scratch.visitor.threshold();
  const auto middle = static_cast<std::uint16_t>(best - (best - std::min(best, threshold)) / 2);
  visit_range(query, chosen, middle, best, scratch);
  visit_range(query, chosen, 0, static_cast<std::uint16_t>(middle - 1), scratch);
}

void BlockMaxTopK::visit_range(const BlockMaxQuery& query, std::span<const std::uint32_t> chosen,
                               std::uint16_t low, std::uint16_t high, Scratch& scratch) const {
  BlockMaxVisitor& visitor = scratch.visitor;
  const std::vector<std::uint16_t>& sums = scratch.sums.sums();
  const auto is_wanted = [&](std::uint32_t block) {
    return low <= sums[block] && sums[block] <= high && sums[block] >= visitor.threshold();
  };
  std::size_t i = 0;
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    const std::uint32_t first = superblock_begins_[s] * postings::kBlocks;
    const std::uint32_t end = superblock_begins_[s + 1] * postings::kBlocks;
    const auto place_of = [&](std::uint32_t block) {
      return PromisingBlock{(block - first) / postings::kBlocks,
                            static_cast<std::uint16_t>(block % postings::kBlocks), sums[block]};
    };
    for (; i < chosen.size() && chosen[i] < end; ++i) {
      if (const std::size_t ahead = i + kPrefetchAhead;
          ahead < chosen.size() && chosen[ahead] < end && is_wanted(chosen[ahead])) {
        BlockMaxVisitor::prefetch(scratch.segments[s], place_of(chosen[ahead]));
      }
      if (is_wanted(chosen[i])) {
        visitor.visit(query, segments_[s], scratch.segments[s], place_of(chosen[i]));
      }
    }
  }
}

}  // namespace ibid::index
