#include "index/block_max_top_k.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "index/query_terms.hpp"

namespace ibid::index {
namespace {

/// While fewer than k passages are known, a round takes so many of the best stripes, and three
/// for every two of k: enough that the k-th score then prunes well.
constexpr std::size_t kRoundStripes = 8;
/// A round's blocks are those down to a bound that is lowered in such steps.
constexpr std::uint32_t kRoundNumerator = 15;
constexpr std::uint32_t kRoundDenominator = 16;

/// Appends what each superblock of the segment has, padded ones nothing.
void append_facets(const BlockMaxSegment& segment, std::vector<PassageFacets>& superblocks) {
  const std::size_t first = superblocks.size();
  superblocks.resize(first + segment.postings->superblocks());
  for (std::uint32_t passage = 0; passage < segment.facets.size(); ++passage) {
    if (is_dead(segment, passage)) continue;
    unite(superblocks[first + passage / postings::kSuperblockPassages], segment.facets[passage]);
  }
}

}  // namespace

/// What a query needs beside the index; kept between queries, one for each that runs at a time.
struct BlockMaxTopK::Scratch {
  std::vector<std::string_view> names;     ///< of all terms
  std::vector<double> weights;             ///< BM25 weights of the terms found
  std::vector<SegmentTerm> segment_terms;  ///< by segment, heaviest first
  std::vector<SegmentQuery> segments;
  std::optional<BoundScale> scale;
  std::vector<std::uint32_t> split;  ///< by segment: its common terms, then its rare ones
  std::vector<std::uint8_t> wanted;  ///< one a superblock: 1 where a passage may pass the filter
  BlockSums sums;
  std::vector<std::uint32_t> stripes;  ///< that may have blocks of a round
  std::vector<std::uint32_t> chosen;   ///< slots of a round's blocks
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
    append_facets(segment, superblock_facets_);
    const double average = segment.postings->average_length();
    margins_.push_back(average > 0 ? std::max(1.0, live.average_length / average) : 1.0);
  }
  superblock_begins_.push_back(begin);
}

BlockMaxTopK::~BlockMaxTopK() = default;

Result<std::unique_ptr<BlockMaxTopK::Scratch>> BlockMaxTopK::take_scratch() const {
  const std::lock_guard lock(mutex_);
  if (damage_) return fail(*damage_);
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
  auto taken = take_scratch();
  if (!taken) return fail(taken.error());
  std::unique_ptr<Scratch> scratch = std::move(*taken);
  const FacetFilter wanted(filter);
  const bool any_wanted = k > 0 && find_wanted(wanted, *scratch);
  const auto found = any_wanted ? find_terms(distinct, *scratch) : Result<void>{};
  if (found && any_wanted && !scratch->weights.empty()) rank(wanted, heap, *scratch);
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
    const auto in_segment = segment.postings->document_frequency(term);
    if (!in_segment) {
      const std::lock_guard lock(mutex_);
      if (!damage_) damage_ = in_segment.error();
      return fail(in_segment.error());
    }
    frequency += *in_segment;
  }
  if (frequency == 0) return 0;
  const std::uint32_t dead = dead_frequency_ ? dead_frequency_(term) : 0;
  return frequency > dead ? frequency - dead : 0;
}

void BlockMaxTopK::prefetch(std::span<const std::string_view> terms) const {
  for (const auto prefetch : {&Postings::prefetch_bucket, &Postings::prefetch_records}) {
    for (const std::string_view term : terms) {
      const std::uint64_t hash = postings::hash_of(term);
      for (const BlockMaxSegment& segment : segments_) (segment.postings->*prefetch)(hash);
    }
  }
}

Result<void> BlockMaxTopK::find_terms(std::span<const WeightedTerm> terms, Scratch& scratch) const {
  scratch.weights.clear();
  scratch.segment_terms.clear();
  scratch.segments.clear();

  scratch.names.clear();
  for (const WeightedTerm& term : terms) scratch.names.emplace_back(term.term);
  prefetch(scratch.names);

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
      prefetch_beginning(**list);
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
  scratch.split.clear();
  scratch.split.reserve(all.size());
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
    SegmentQuery segment;
    segment.terms = std::span(scratch.segment_terms).subspan(begin);
    segment.first = superblock_begins_[s];
    segment.superblocks = segments_[s].postings->superblocks();
    const auto take = [&](bool is_common) {
      const std::size_t taken = scratch.split.size();
      for (std::uint32_t i = 0; i < segment.terms.size(); ++i) {
        if (segment.terms[i].list.has_chunks() == is_common) scratch.split.push_back(i);
      }
      return std::span(std::as_const(scratch.split)).subspan(taken);
    };
    segment.common = take(true);
    segment.rare = take(false);
    scratch.segments.push_back(segment);
  }
  return {};
}

std::uint16_t BlockMaxTopK::round_low(std::uint32_t high, std::size_t stripes_wanted,
                                      Scratch& scratch) const {
  const std::vector<std::uint16_t>& maxima = scratch.sums.maxima();
  std::size_t stripes = 0;
  std::uint32_t low = high + 1;
  while (low > 1 && stripes < stripes_wanted) {
    low = std::max(low * kRoundNumerator / kRoundDenominator, 1u);
    stripes = kernels_.select(maxima.data(), maxima.size(), static_cast<std::uint16_t>(low),
                              static_cast<std::uint16_t>(high), scratch.stripes.data());
  }
  return static_cast<std::uint16_t>(low);
}

std::span<const std::uint32_t> BlockMaxTopK::choose(std::uint16_t low, std::uint16_t high,
                                                    Scratch& scratch) const {
  const std::span<const std::uint16_t> sums = scratch.sums.sums();
  const std::vector<std::uint16_t>& maxima = scratch.sums.maxima();
  const std::size_t stripes =
      kernels_.select(maxima.data(), maxima.size(), low, std::numeric_limits<std::uint16_t>::max(),
                      scratch.stripes.data());
  const std::size_t chosen = kernels_.select_in(sums.data(), scratch.stripes.data(), stripes, low,
                                                high, scratch.chosen.data());
  return std::span(scratch.chosen).first(chosen);
}

bool BlockMaxTopK::find_wanted(const FacetFilter& filter, Scratch& scratch) const {
  scratch.wanted.clear();
  if (filter.passes_all()) return true;
  bool any = false;
  for (const PassageFacets& facets : superblock_facets_) {
    const bool is_wanted = filter.passes(facets);
    scratch.wanted.push_back(is_wanted ? 1 : 0);
    any = any || is_wanted;
  }
  return any;
}

void BlockMaxTopK::rank(const FacetFilter& filter, TopHeap& heap, Scratch& scratch) const {
  scratch.sums.add(scratch.segments, kernels_, scratch.wanted);
  const BlockMaxQuery query{
      parameters_, length_factor_, scratch.weights, filter, *scratch.scale, scratch.sums, heap};
  const std::vector<std::uint16_t>& maxima = scratch.sums.maxima();
  scratch.visitor.begin(query);
  scratch.chosen.resize(scratch.sums.sums().size() + kStripeBlocks);
  scratch.stripes.resize(maxima.size());
  const std::size_t round_stripes = kRoundStripes + heap.capacity() * 3 / 2;
  bool is_halved = false;
  std::uint32_t high = kernels_.largest(maxima.data(), maxima.size());
  while (high >= scratch.visitor.threshold()) {
    std::uint16_t low = scratch.visitor.threshold();
    if (!heap.is_full()) {
      low = round_low(high, round_stripes, scratch);
    } else if (!is_halved) {
      // The upper half of what is left first: it makes the rest easier to rule out.
      low = static_cast<std::uint16_t>(low + (high - low) / 2);
      is_halved = true;
    }
    visit(query, choose(low, static_cast<std::uint16_t>(high), scratch), scratch);
    high = low - 1u;
  }
}

void BlockMaxTopK::visit(const BlockMaxQuery& query, std::span<const std::uint32_t> chosen,
                         Scratch& scratch) const {
  const std::span<const std::uint16_t> sums = scratch.sums.sums();
  BlockMaxVisitor& visitor = scratch.visitor;
  std::array<PromisingBlock, kVisitsMax> batch;
  std::size_t size = 0;
  std::uint32_t segment = 0;
  const auto flush = [&] {
    if (size > 0) {
      visitor.visit(query, segments_[segment], scratch.segments[segment],
                    std::span(batch).first(size));
    }
    size = 0;
  };
  for (const std::uint32_t slot : chosen) {
    if (sums[slot] < visitor.threshold()) continue;
    const auto block = static_cast<std::uint32_t>(block_of(slot));
    const std::uint32_t superblock = block / postings::kBlocks;
    if (superblock >= superblock_begins_[segment + 1]) {
      flush();
      while (superblock >= superblock_begins_[segment + 1]) ++segment;
    }
    const PromisingBlock promising{superblock - superblock_begins_[segment],
                                   static_cast<std::uint16_t>(block % postings::kBlocks),
                                   sums[slot]};
    if (!query.filter.passes_all() && !has_wanted(segments_[segment], query.filter, promising)) {
      continue;
    }
    batch[size++] = promising;
    if (size == kVisitsMax) flush();
  }
  flush();
}

}  // namespace ibid::index
