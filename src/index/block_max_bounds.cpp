#include "index/block_max_bounds.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

/// Adds to each block's sum (of 32) the largest bound among the run's postings in it.
void add_run(const Run& run, std::uint16_t weight, std::uint16_t* sums) {
  unsigned block_before = postings::kBlocks;
  std::uint16_t bound_before = 0;
  for (std::uint32_t i = 0; i < run.count; ++i) {
    const unsigned block = run.offsets[i] / postings::kBlockPassages;
    const std::uint16_t bound = code_bound(run.codes[i], weight);
    // Offsets ascend, so one block's postings are neighbours: add what each is above the best.
    const std::uint16_t known = block == block_before ? bound_before : std::uint16_t{0};
    const std::uint16_t best = std::max(bound, known);
    sums[block] = static_cast<std::uint16_t>(sums[block] + (best - known));
    block_before = block;
    bound_before = best;
  }
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

void SuperblockBounds::reset(std::size_t superblocks) {
  sums_.assign(superblocks, 0);
  first_runs_.assign(superblocks, 0);
  runs_.clear();
  unpacked_count_ = 0;
}

void SuperblockBounds::add(const SegmentQuery& segment, const BlockMaxKernels& kernels) {
  for (std::size_t i = 0; i < segment.terms.size(); ++i) {
    const SegmentTerm& term = segment.terms[i];
    const auto index = segment.terms_begin + static_cast<std::uint32_t>(i);
    switch (term.list.kind) {
      case ListKind::kChunked:
        kernels.add(sums_.data() + segment.first, term.list.bounds, segment.superblocks,
                    term.bound_weight);
        break;
      case ListKind::kSparse:
        add_sparse(term, index, segment);
        break;
      case ListKind::kPacked:
        add_packed(term, index, segment);
        break;
    }
  }
}

void SuperblockBounds::add_run(const Run& run, std::uint32_t superblock, std::uint16_t bound) {
  sums_[superblock] = static_cast<std::uint16_t>(sums_[superblock] + bound);
  runs_.push_back(run);
  runs_.back().next = first_runs_[superblock];
  first_runs_[superblock] = static_cast<std::uint32_t>(runs_.size());
}

void SuperblockBounds::add_sparse(const SegmentTerm& term, std::uint32_t index,
                                  const SegmentQuery& segment) {
  const std::uint32_t entries = term.list.entries;
  const std::uint8_t* gaps = term.list.data;
  const std::uint8_t* offsets = gaps + entries;
  const std::uint8_t* codes = offsets + entries;
  std::uint32_t superblock = 0;
  for (std::uint32_t begin = 0; begin < entries;) {
    superblock += gaps[begin];
    std::uint8_t bound = codes[begin];
    std::uint32_t end = begin + 1;
    for (; end < entries && gaps[end] == 0; ++end) bound = std::max(bound, codes[end]);
    if (superblock >= segment.superblocks) return;  // damaged
    if (bound != 0) {
      add_run({0, index, end - begin, offsets + begin, codes + begin}, segment.first + superblock,
              code_bound(bound, term.bound_weight));
    }
    begin = end;
  }
}

void SuperblockBounds::add_packed(const SegmentTerm& term, std::uint32_t index,
                                  const SegmentQuery& segment) {
  if (unpacked_count_ == unpacked_.size()) unpacked_.emplace_back();
  std::vector<std::uint8_t>& bytes = unpacked_[unpacked_count_++];
  const std::uint32_t entries = term.list.entries;
  bytes.resize(2 * std::size_t{entries});
  std::uint8_t* offsets = bytes.data();
  std::uint8_t* codes = offsets + entries;
  const auto superblock_of = [&](std::uint32_t i) {
    std::uint32_t packed = 0;
    std::memcpy(&packed, term.list.data + std::size_t{4} * i, sizeof(packed));
    codes[i] = static_cast<std::uint8_t>(packed);
    offsets[i] = static_cast<std::uint8_t>(packed >> 8);
    return packed >> 16;
  };
  for (std::uint32_t begin = 0; begin < entries;) {
    const std::uint32_t superblock = superblock_of(begin);
    std::uint8_t bound = codes[begin];
    std::uint32_t end = begin + 1;
    for (; end < entries && superblock_of(end) == superblock; ++end) {
      bound = std::max(bound, codes[end]);
    }
    if (superblock >= segment.superblocks) return;  // damaged
    add_run({0, index, end - begin, offsets + begin, codes + begin}, segment.first + superblock,
            code_bound(bound, term.bound_weight));
    begin = end;
  }
}

void find_promising_blocks(const SegmentQuery& segment, std::span<const std::uint32_t> chosen,
                           const SuperblockBounds& bounds, std::uint16_t threshold,
                           const BlockMaxKernels& kernels, std::vector<PromisingBlock>& out) {
  alignas(64) std::array<std::uint16_t, postings::kBlocks> row;
  for (const std::uint32_t superblock : chosen) {
    row.fill(0);
    for (const Run* run = bounds.first_run(superblock); run != nullptr;
         run = bounds.next_run(*run)) {
      add_run(*run, segment.terms[run->segment_term - segment.terms_begin].bound_weight,
              row.data());
    }
    const std::uint32_t local = superblock - segment.first;
    std::uint32_t reached = kernels.reach(row.data(), segment.block_terms.data(),
                                          segment.block_terms.size(), local, threshold);
    for (; reached != 0; reached &= reached - 1) {
      const auto block = static_cast<std::uint16_t>(std::countr_zero(reached));
      out.push_back({local, block, row[block]});
    }
  }
}

}  // namespace ibid::index
