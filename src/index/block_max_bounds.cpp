#include "index/block_max_bounds.hpp"

#include <algorithm>
#include <cmath>

#include "index/postings_format.hpp"

namespace ibid::index {
namespace {

using namespace postings;

/// What a whole bag sums up to at most, but for weights that were rounded up to kBoundWeightMin: in
/// a bag of a hundred terms of almost no weight sums may saturate, which makes more visits.
constexpr double kSumMax = 57000;

/// Taken off a score before it becomes a threshold: far above the rounding errors of a sum of
/// doubles, far below a unit.
constexpr double kRoundingSlack = 1e-9;

constexpr std::size_t kTileBlocks = std::size_t{kTileSuperblocks} * kBlocks;

/// Bytes of an array that are fetched before it is read; of bounds more are read at a time.
constexpr std::size_t kAhead = 128;
constexpr std::size_t kBoundsAhead = 512;

void prefetch(const std::uint8_t* from, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; i += 64) __builtin_prefetch(from + i);
}

}  // namespace

void prefetch_beginning(const PostingList& list) {
  if (list.packed != nullptr) {
    prefetch(list.packed, kAhead);
  } else if (list.counts != nullptr) {
    prefetch(list.counts, kAhead);
    prefetch(list.places, kAhead);
    prefetch(list.codes, kAhead);
  } else {
    if (list.masks != nullptr) prefetch(list.masks, 2 * kAhead);
    prefetch(list.bounds.data(), kBoundsAhead);
  }
}

BoundScale::BoundScale(double weights_total, std::size_t terms)
    : unit_(weights_total / kSumMax), terms_(static_cast<double>(terms)) {}

std::uint16_t BoundScale::bound_weight(double weight) const {
  // code / 255 * weight <= code * bound_weight / 256, rounding down aside.
  return std::max(kBoundWeightMin,
                  static_cast<std::uint16_t>(std::ceil(weight / unit_ * (256.0 / 255.0))));
}

std::uint16_t BoundScale::threshold(double score) const {
  // Each term's bound was rounded down by less than one unit.
  const double units = std::floor(score / unit_ * (1 - kRoundingSlack)) - terms_;
  return static_cast<std::uint16_t>(std::clamp(units, 1.0, 65535.0));
}

void BlockSums::clear_unwanted(std::size_t first, std::span<const std::uint8_t> wanted) {
  static_assert(kStripeBlocks == 2 * kBlocks, "a superblock has half of a stripe's blocks");
  for (std::size_t superblock = first; superblock < first + kTileSuperblocks; ++superblock) {
    if (wanted[superblock] != 0) continue;
    Stripe& stripe = stripes_[superblock / 2];
    for (std::size_t i = 0; i < kBlocks; ++i) {
      stripe.sums[slot_of(superblock % 2 * kBlocks + i)] = 0;
    }
  }
}

void BlockSums::lay_out_rare(std::span<SegmentQuery> segments) {
  std::size_t terms = 0;
  std::size_t tiles = 0;
  std::size_t packed = 0;
  for (SegmentQuery& segment : segments) {
    segment.first_rare = terms;
    terms += segment.rare.size();
    tiles += (segment.superblocks / kTileSuperblocks + 1) * segment.rare.size();
    for (const std::uint32_t i : segment.rare) {
      const PostingList& list = segment.terms[i].list;
      if (list.packed != nullptr) packed += list.document_frequency;
    }
  }
  rare_terms_.resize(terms);
  rare_begins_.resize(tiles);
  // With what must be readable before and after a list's postings.
  packed_places_.resize(1 + packed + kRareAhead);
  packed_codes_.resize(1 + packed + kRareAhead);
  RareTerm* term = rare_terms_.data();
  std::uint32_t* begins = rare_begins_.data();
  std::size_t copied = 1;
  for (const SegmentQuery& segment : segments) {
    const std::uint32_t segment_tiles = segment.superblocks / kTileSuperblocks;
    for (const std::uint32_t i : segment.rare) {
      const PostingList& list = segment.terms[i].list;
      const std::uint32_t end = list.document_frequency;
      std::uint32_t at = 0;
      if (list.packed != nullptr) {
        *term = {reinterpret_cast<const std::uint8_t*>(packed_places_.data() + copied),
                 packed_codes_.data() + copied, begins, segment.terms[i].bound_weight};
        std::uint32_t tile = 0;
        for (; at < end; ++at, ++copied) {
          const std::uint32_t posting = packed_at(list, at);
          packed_places_[copied] = static_cast<std::uint16_t>(posting >> 8);
          packed_codes_[copied] = static_cast<std::uint8_t>(posting);
          const std::uint32_t last = std::min((posting >> 8) / kTilePassages, segment_tiles);
          for (; tile <= last; ++tile) begins[tile] = at;
        }
        for (; tile <= segment_tiles; ++tile) begins[tile] = end;
      } else {
        *term = {list.places, list.codes, begins, segment.terms[i].bound_weight};
        begins[0] = 0;
        for (std::uint32_t tile = 0; tile < segment_tiles; ++tile) {
          at = std::min(at + list.counts[tile], end);
          begins[tile + 1] = at;
        }
      }
      begins += segment_tiles + 1;
      ++term;
    }
  }
}

void BlockSums::add(std::span<SegmentQuery> segments, const BlockMaxKernels& kernels,
                    std::span<const std::uint8_t> wanted) {
  lay_out_rare(segments);
  std::size_t superblocks = 0;
  for (const SegmentQuery& segment : segments) superblocks += segment.superblocks;
  stripes_.resize(superblocks * kBlocks / kStripeBlocks);
  maxima_.resize(stripes_.size());
  for (const SegmentQuery& segment : segments) add_segment(segment, kernels, wanted);
}

void BlockSums::add_segment(const SegmentQuery& segment, const BlockMaxKernels& kernels,
                            std::span<const std::uint8_t> wanted) {
  next_bounds_.clear();
  for (const std::uint32_t i : segment.common) {
    next_bounds_.push_back(segment.terms[i].list.bounds.data());
  }
  const std::span<const RareTerm> rare = rare_terms(segment);
  for (std::uint32_t first = 0; first < segment.superblocks; first += kTileSuperblocks) {
    const std::size_t stripe = std::size_t{segment.first + first} * kBlocks / kStripeBlocks;
    auto* sums = reinterpret_cast<std::uint16_t*>(stripes_.data() + stripe);
    std::fill_n(sums, kTileBlocks, std::uint16_t{0});
    kernels.add_rare(sums, rare, first / kTileSuperblocks);
    for (std::size_t i = 0; i < segment.common.size(); ++i) {
      const SegmentTerm& term = segment.terms[segment.common[i]];
      if (term.list.masks == nullptr) {
        kernels.add(sums, next_bounds_[i], kTileBlocks, term.bound_weight);
        next_bounds_[i] += kTileBlocks;
      } else {
        next_bounds_[i] = kernels.add_masked(
            sums, term.list.masks + sizeof(std::uint32_t) * first, kTileStripes, next_bounds_[i],
            term.list.bounds.data() + term.list.bounds.size(), term.bound_weight);
      }
    }
    if (!wanted.empty()) clear_unwanted(segment.first + first, wanted);
    kernels.fold(maxima_.data() + stripe, sums);
  }
}

}  // namespace ibid::index
