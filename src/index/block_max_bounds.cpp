#include "index/block_max_bounds.hpp"

#include <algorithm>
#include <cmath>

#include "index/postings_format.hpp"

namespace ibid::index {
namespace {

using namespace postings;

/// What a whole bag sums up to at most; the rest of 16 bits takes the roundings up of all terms.
constexpr double kSumMax = 57000;
static_assert(kSumMax + 2 * kBlockMaxTermsMax < 65535);

/// Taken off a score before it becomes a threshold: far above the rounding errors of a sum of
/// doubles, far below a unit.
constexpr double kRoundingSlack = 1e-9;

constexpr std::size_t kTileBlocks = std::size_t{kTileSuperblocks} * kBlocks;

/// Adds a rare term's postings in a tile to the tile's sums. Returns a bit for each part of
/// the tile that has one.
std::uint64_t add_rare(std::uint16_t* sums, const RarePostings& postings, std::uint16_t weight) {
  std::uint64_t parts = 0;
  std::size_t block_before = kTileBlocks;
  std::uint16_t best = 0;
  for (std::uint32_t i = 0; i < postings.size(); ++i) {
    // Those of a block are neighbours: add what each is above the best of them.
    const std::uint32_t place = postings.place(i);
    parts |= std::uint64_t{1} << (place / kPartPassages);
    const std::size_t block = place / kBlockPassages;
    const std::uint16_t known = block == block_before ? best : std::uint16_t{0};
    best = std::max(code_bound(postings.code(i), weight), known);
    block_before = block;
    sums[block] = static_cast<std::uint16_t>(sums[block] + (best - known));
  }
  return parts;
}

}  // namespace

BoundScale::BoundScale(double weights_total, std::size_t terms)
    : unit_(weights_total / kSumMax), terms_(static_cast<double>(terms)) {}

std::uint16_t BoundScale::bound_weight(double weight) const {
  // code / 255 * weight <= code * bound_weight / 256, rounding down aside.
  return static_cast<std::uint16_t>(std::ceil(weight / unit_ * (256.0 / 255.0)));
}

std::uint16_t BoundScale::threshold(double score) const {
  // Each term's bound was rounded down by less than one unit.
  const double units = std::floor(score / unit_ * (1 - kRoundingSlack)) - terms_;
  return static_cast<std::uint16_t>(std::clamp(units, 1.0, 65535.0));
}

void BlockSums::reset(std::size_t superblocks) {
  sums_.resize(superblocks * kBlocks);
  maxima_.resize(superblocks);
  rare_tiles_.clear();
}

void BlockSums::add(SegmentQuery& segment, const BlockMaxKernels& kernels) {
  segment.first_rare_tile = rare_tiles_.size();
  rare_tiles_.resize(rare_tiles_.size() +
                     segment.superblocks / kTileSuperblocks * segment.rare.size());
  RareTile* rare_tile = rare_tiles_.data() + segment.first_rare_tile;
  rare_ends_.assign(segment.rare.size(), 0);
  next_bounds_.clear();
  for (const std::uint32_t i : segment.common) {
    next_bounds_.push_back(segment.terms[i].list.bounds.data());
  }
  for (std::uint32_t first = 0; first < segment.superblocks; first += kTileSuperblocks) {
    std::uint16_t* sums = sums_.data() + std::size_t{segment.first + first} * kBlocks;
    std::fill_n(sums, kTileBlocks, std::uint16_t{0});
    for (std::size_t i = 0; i < segment.rare.size(); ++i) {
      const SegmentTerm& term = segment.terms[segment.rare[i]];
      const std::uint32_t begin = rare_ends_[i];
      const std::uint32_t end = end_in_tile(term.list, first / kTileSuperblocks, begin);
      const std::uint64_t parts =
          add_rare(sums, RarePostings(term.list, begin, end), term.bound_weight);
      *rare_tile++ = {parts, begin, end};
      rare_ends_[i] = end;
    }
    for (std::size_t i = 0; i < segment.common.size(); ++i) {
      const SegmentTerm& term = segment.terms[segment.common[i]];
      if (term.list.masks == nullptr) {
        kernels.add(sums, next_bounds_[i], kTileBlocks, term.bound_weight);
        next_bounds_[i] += kTileBlocks;
      } else {
        next_bounds_[i] = kernels.add_masked(
            sums, term.list.masks + sizeof(std::uint32_t) * first, kTileSuperblocks,
            next_bounds_[i], term.list.bounds.data() + term.list.bounds.size(), term.bound_weight);
      }
    }
    kernels.fold(maxima_.data() + segment.first + first, sums);
  }
}

}  // namespace ibid::index
