#include "index/block_max_visitor.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "index/postings_format.hpp"

namespace ibid::index {
namespace {

using namespace postings;

bool is_wanted(const BlockMaxSegment& segment, const FacetFilter& filter, std::uint32_t passage) {
  if (!segment.dead.empty() && (segment.dead[passage / 64] >> (passage % 64) & 1) != 0) {
    return false;
  }
  return filter.passes_all() || filter.passes(segment.facets[passage]);
}

std::uint32_t first_passage(const PromisingBlock& at) {
  return at.superblock * kSuperblockPassages + at.block * kBlockPassages;
}

/// What the term may give a passage of that block; 0 when it is not there.
std::uint16_t bound_in(const BlockTerm& term, const PromisingBlock& at) {
  if (term.masks == nullptr) {
    return code_bound(term.bounds[at.superblock * std::size_t{kBlocks} + at.block], term.weight);
  }
  // Bit b of a little-endian mask is bit b % 8 of byte b / 8.
  const std::uint8_t byte = term.masks[at.superblock * std::size_t{4} + at.block / 8];
  if ((byte >> (at.block % 8) & 1) == 0) return 0;
  return code_bound(term.bounds[at.superblock], term.weight);
}

/// The sums of a block's passages.
class PassageSums {
 public:
  /// What a run or a small chunk has in the block; `offsets` ascending.
  void add(const std::uint8_t* offsets, const std::uint8_t* codes, std::uint32_t count,
           std::uint32_t block, std::uint16_t weight) {
    std::uint32_t i = 0;
    while (i < count && offsets[i] / kBlockPassages < block) ++i;
    for (; i < count && offsets[i] / kBlockPassages == block; ++i) {
      add(offsets[i] % kBlockPassages, codes[i], weight);
    }
  }

  void add_bitmap(const std::uint8_t* bitmap, const std::uint8_t* codes, std::uint32_t block,
                  std::uint16_t weight) {
    static_assert(kBlockPassages == 8, "a block is a byte of the bitmap");
    unsigned bits = bitmap[block];
    if (bits == 0) return;
    codes += rank_in(bitmap, block * kBlockPassages);
    for (; bits != 0; bits &= bits - 1) {
      add(static_cast<std::uint32_t>(std::countr_zero(bits)), *codes++, weight);
    }
  }

  [[nodiscard]] std::uint16_t best() const { return best_; }
  [[nodiscard]] std::uint16_t operator[](std::uint32_t passage) const { return sums_[passage]; }

 private:
  void add(std::uint32_t passage, std::uint8_t code, std::uint16_t weight) {
    const auto sum = static_cast<std::uint16_t>(sums_[passage] + code_bound(code, weight));
    sums_[passage] = sum;
    best_ = std::max(best_, sum);
  }

  std::array<std::uint16_t, kBlockPassages> sums_{};
  std::uint16_t best_ = 0;
};

}  // namespace

void BlockMaxVisitor::begin(const BlockMaxQuery& query) {
  threshold_ = 1;
  shares_.assign(query.weights.size(), 0);
}

void BlockMaxVisitor::prefetch(const SegmentQuery& terms, const PromisingBlock& at) {
  for (std::size_t i = 0; i < terms.block_terms.size(); ++i) {
    if (bound_in(terms.block_terms[i], at) == 0) continue;
    Postings::prefetch(terms.terms[terms.block_term_indexes[i]].list, at.superblock, at.block);
  }
}

void BlockMaxVisitor::visit(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                            const SegmentQuery& terms, const PromisingBlock& at) {
  PassageSums sums;
  for (const Run* run = query.bounds.first_run(terms.first + at.superblock); run != nullptr;
       run = query.bounds.next_run(*run)) {
    sums.add(run->offsets, run->codes, run->count, at.block,
             terms.terms[run->segment_term - terms.terms_begin].bound_weight);
  }
  common_.clear();
  std::uint32_t rest = 0;
  for (std::size_t i = 0; i < terms.block_terms.size(); ++i) {
    const std::uint16_t bound = bound_in(terms.block_terms[i], at);
    if (bound == 0) continue;
    common_.push_back({terms.block_term_indexes[i], bound});
    rest += bound;
  }
  for (const CommonTerm& common : common_) {
    if (sums.best() + rest < threshold_) return;
    rest -= common.bound;
    const SegmentTerm& term = terms.terms[common.index];
    const Chunk chunk = Postings::chunk_at(term.list, at.superblock);
    if (chunk.bitmap != nullptr) {
      sums.add_bitmap(chunk.bitmap, chunk.codes, at.block, term.bound_weight);
    } else {
      sums.add(chunk.offsets, chunk.codes, chunk.count, at.block, term.bound_weight);
    }
  }
  if (sums.best() < threshold_) return;

  for (std::uint32_t i = 0; i < kBlockPassages; ++i) {
    const std::uint32_t passage = first_passage(at) + i;
    if (sums[i] < threshold_ || passage >= segment.postings->passages() ||
        !is_wanted(segment, query.filter, passage)) {
      continue;
    }
    const double passage_score = score(query, *segment.postings, terms, at.superblock, passage);
    // The key of a passage that does not enter anyhow would be a cache miss for nothing.
    if (passage_score < query.heap.threshold()) continue;
    if (query.heap.offer(segment.first + passage, passage_score, segment.tie_keys[passage]) &&
        query.heap.is_full()) {
      threshold_ = query.scale.threshold(query.heap.threshold());
    }
  }
}

double BlockMaxVisitor::score(const BlockMaxQuery& query, const Postings& postings,
                              const SegmentQuery& terms, std::uint32_t superblock,
                              std::uint32_t passage) {
  const std::uint32_t offset = passage % kSuperblockPassages;
  const double length_part =
      bm25_length_part(query.parameters, query.length_factor, postings.length(passage));
  const auto share = [&](const SegmentTerm& term, const Chunk& chunk) {
    const std::uint8_t code = code_in(chunk, offset);
    if (code == 0) return;
    shares_[term.term] = bm25_part(query.weights[term.term],
                                   postings.frequency(term.list, passage, code), length_part);
  };
  for (const Run* run = query.bounds.first_run(terms.first + superblock); run != nullptr;
       run = query.bounds.next_run(*run)) {
    share(terms.terms[run->segment_term - terms.terms_begin],
          {run->offsets, nullptr, run->codes, run->count});
  }
  for (const CommonTerm& common : common_) {
    const SegmentTerm& term = terms.terms[common.index];
    share(term, Postings::chunk_at(term.list, superblock));
  }
  // Adding the zeros of absent terms changes no bit of the sum.
  double sum = 0;
  for (double& each : shares_) {
    sum += each;
    each = 0;
  }
  return sum;
}

}  // namespace ibid::index
