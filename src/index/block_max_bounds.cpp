#include "index/block_max_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "index/postings_format.hpp"

namespace ibid::index {
namespace {

using postings::ListKind;

/// What a whole bag sums up to at most; the rest of 16 bits takes the roundings up of all terms.
constexpr double kSumMax = 57000;
static_assert(kSumMax + 2 * kBlockMaxTermsMax < 65535);

/// Taken off a score before it becomes a threshold: far above the rounding errors of a sum of
/// doubles, far below a unit.
constexpr double kRoundingSlack = 1e-9;

/// Superblocks of a tile: 2 KB of sums.
constexpr std::uint32_t kTileSuperblocks = postings::kBlocks;
static_assert(postings::kSuperblockPadding % kTileSuperblocks == 0);

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
  sums_.resize(superblocks * postings::kBlocks);
  maxima_.resize(superblocks / kTileSuperblocks * postings::kBlocks);
  heads_.resize(superblocks);
  rare_count_ = 0;
}

void BlockSums::add(const SegmentQuery& segment, const BlockMaxKernels& kernels) {
  rare_cursors_.clear();
  next_bounds_.clear();
  std::size_t rare = rare_count_;
  for (std::size_t i = 0; i < segment.terms.size(); ++i) {
    const PostingList& list = segment.terms[i].list;
    if (list.has_chunks()) {
      next_bounds_.push_back(list.bounds.data());
    } else {
      rare_cursors_.push_back({static_cast<std::uint16_t>(i), 0, 0});
      rare += list.entries;
    }
  }
  if (rare_.size() < rare) rare_.resize(rare);
  constexpr std::size_t kTileBlocks = std::size_t{kTileSuperblocks} * postings::kBlocks;
  for (std::uint32_t tile = 0; tile < segment.superblocks; tile += kTileSuperblocks) {
    const std::size_t first = segment.first + tile;
    std::uint16_t* sums = sums_.data() + first * postings::kBlocks;
    std::fill_n(sums, kTileBlocks, std::uint16_t{0});
    std::fill_n(heads_.begin() + static_cast<std::ptrdiff_t>(first), kTileSuperblocks, 0u);
    for (RareCursor& cursor : rare_cursors_) {
      const SegmentTerm& term = segment.terms[cursor.term];
      if (term.list.kind == ListKind::kPacked) {
        add_packed(term, tile, segment, cursor);
      } else {
        add_sparse(term, tile, segment, cursor);
      }
    }
    for (std::size_t i = 0; i < segment.common.size(); ++i) {
      const SegmentTerm& term = segment.terms[segment.common[i]];
      if (term.list.masks == nullptr) {
        kernels.add(sums, next_bounds_[i], kTileBlocks, term.bound_weight);
        next_bounds_[i] += kTileBlocks;
      } else {
        next_bounds_[i] = kernels.add_masked(
            sums, term.list.masks + sizeof(std::uint32_t) * tile, kTileSuperblocks, next_bounds_[i],
            term.list.bounds.data() + term.list.bounds.size(), term.bound_weight);
      }
    }
    kernels.fold(maxima_.data() + first, sums, kTileBlocks);
  }
}

/// Adds the postings of one rare term to the sums of a tile, in ascending order.
class BlockSums::RareAdder {
 public:
  RareAdder(BlockSums& sums, const SegmentTerm& term, std::uint16_t index, std::size_t first)
      : sums_(sums.sums_.data() + first * postings::kBlocks),
        heads_(sums.heads_.data() + first),
        rare_(sums.rare_.data()),
        count_(sums.rare_count_),
        weight_(term.bound_weight),
        index_(index) {}

  /// `superblock` of the tile.
  void add(std::uint32_t superblock, std::uint8_t offset, std::uint8_t code) {
    // Those of a block are neighbours: add what each is above the best of them.
    const std::uint32_t block = superblock * postings::kBlocks + offset / postings::kBlockPassages;
    const std::uint16_t bound = code_bound(code, weight_);
    const std::uint16_t known = block == block_before_ ? best_ : std::uint16_t{0};
    best_ = std::max(bound, known);
    block_before_ = block;
    sums_[block] = static_cast<std::uint16_t>(sums_[block] + (best_ - known));
    rare_[count_] = {heads_[superblock], index_, offset, code};
    heads_[superblock] = ++count_;
  }

  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  std::uint16_t* sums_;
  std::uint32_t* heads_;
  RarePosting* rare_;
  std::uint32_t count_;
  std::uint32_t block_before_ = kTileSuperblocks * postings::kBlocks;
  std::uint16_t weight_;
  std::uint16_t index_;
  std::uint16_t best_ = 0;
};

void BlockSums::add_sparse(const SegmentTerm& term, std::uint32_t tile, const SegmentQuery& segment,
                           RareCursor& cursor) {
  const std::uint32_t entries = term.list.entries;
  const std::uint8_t* gaps = term.list.data;
  const std::uint8_t* offsets = gaps + entries;
  const std::uint8_t* codes = offsets + entries;
  const std::uint32_t end = tile + kTileSuperblocks;
  RareAdder adder(*this, term, cursor.term, segment.first + tile);
  std::uint32_t entry = cursor.entry;
  std::uint32_t superblock = cursor.superblock;
  // A gap leads to its entry, so it is taken back where the next tile begins.
  for (; entry < entries && superblock + gaps[entry] < end; ++entry) {
    superblock += gaps[entry];
    if (codes[entry] != 0) adder.add(superblock - tile, offsets[entry], codes[entry]);
  }
  cursor.entry = entry;
  cursor.superblock = superblock;
  rare_count_ = adder.count();
}

void BlockSums::add_packed(const SegmentTerm& term, std::uint32_t tile, const SegmentQuery& segment,
                           RareCursor& cursor) {
  const std::uint32_t end = tile + kTileSuperblocks;
  RareAdder adder(*this, term, cursor.term, segment.first + tile);
  for (; cursor.entry < term.list.entries; ++cursor.entry) {
    std::uint32_t packed = 0;
    std::memcpy(&packed, term.list.data + sizeof(packed) * cursor.entry, sizeof(packed));
    const std::uint32_t superblock = packed >> 16;
    if (superblock >= end) break;
    if (superblock < tile) continue;  // out of order: damaged
    adder.add(superblock - tile, static_cast<std::uint8_t>(packed >> 8),
              static_cast<std::uint8_t>(packed));
  }
  rare_count_ = adder.count();
}

}  // namespace ibid::index
