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

/// Whether a list with chunks has postings in that block.
bool is_in(const PostingList& list, const PromisingBlock& at) {
  if (list.masks == nullptr) {
    return list.bounds[at.superblock * std::size_t{kBlocks} + at.block] != 0;
  }
  // Bit b of a little-endian mask is bit b % 8 of byte b / 8.
  const std::uint8_t byte = list.masks[at.superblock * sizeof(std::uint32_t) + at.block / 8];
  return (byte >> (at.block % 8) & 1) != 0;
}

/// The sums of a block's passages.
class PassageSums {
 public:
  /// What a chunk has in the block. Returns the largest bound added.
  std::uint16_t add(const Chunk& chunk, std::uint32_t block, std::uint16_t weight) {
    std::uint16_t largest = 0;
    if (chunk.bitmap == nullptr) {
      std::uint32_t i = 0;
      while (i < chunk.count && chunk.offsets[i] / kBlockPassages < block) ++i;
      for (; i < chunk.count && chunk.offsets[i] / kBlockPassages == block; ++i) {
        largest = std::max(largest, add(chunk.offsets[i], chunk.codes[i], weight));
      }
      return largest;
    }
    static_assert(kBlockPassages == 8, "a block is a byte of the bitmap");
    unsigned bits = chunk.bitmap[block];
    if (bits == 0) return 0;
    const std::uint8_t* codes = chunk.codes + rank_in(chunk.bitmap, block * kBlockPassages);
    for (; bits != 0; bits &= bits - 1) {
      largest = std::max(largest,
                         add(static_cast<std::uint8_t>(std::countr_zero(bits)), *codes++, weight));
    }
    return largest;
  }

  /// Adds one posting and returns its bound.
  std::uint16_t add(std::uint8_t offset, std::uint8_t code, std::uint16_t weight) {
    const std::uint16_t bound = code_bound(code, weight);
    std::uint16_t& sum = sums_[offset % kBlockPassages];
    sum = static_cast<std::uint16_t>(sum + bound);
    best_ = std::max(best_, sum);
    return bound;
  }

  [[nodiscard]] std::uint16_t best() const { return best_; }
  [[nodiscard]] std::uint16_t operator[](std::uint32_t passage) const { return sums_[passage]; }

 private:
  std::array<std::uint16_t, kBlockPassages> sums_{};
  std::uint16_t best_ = 0;
};

}  // namespace

void BlockMaxVisitor::begin(const BlockMaxQuery& query) {
  threshold_ = 1;
  shares_.assign(query.weights.size(), 0);
}

void BlockMaxVisitor::prefetch(const SegmentQuery& terms, const PromisingBlock& at) {
  for (const std::uint32_t i : terms.common) {
    const PostingList& list = terms.terms[i].list;
    if (is_in(list, at)) Postings::prefetch(list, at.superblock, at.block);
  }
}

void BlockMaxVisitor::visit(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                            const SegmentQuery& terms, const PromisingBlock& at) {
  PassageSums sums;
  // The block's sum is made of each term's largest bound in it: what remains of it is what the
  // terms not yet added can give.
  int rest = at.sum;
  std::uint32_t term_before = kBlockMaxTermsMax;
  int largest = 0;
  for (const RarePosting* posting = query.sums.first_posting(terms.first + at.superblock);
       posting != nullptr; posting = query.sums.next_posting(*posting)) {
    if (posting->offset / kBlockPassages != at.block) continue;
    const int bound =
        sums.add(posting->offset, posting->code, terms.terms[posting->term].bound_weight);
    if (posting->term != term_before) largest = 0;
    term_before = posting->term;
    rest -= std::max(bound - largest, 0);
    largest = std::max(bound, largest);
  }
  common_.clear();
  for (const std::uint32_t i : terms.common) {
    const SegmentTerm& term = terms.terms[i];
    if (!is_in(term.list, at)) continue;
    if (sums.best() + rest < threshold_) return;
    common_.push_back({i, Postings::chunk_at(term.list, at.superblock)});
    rest -= sums.add(common_.back().chunk, at.block, term.bound_weight);
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
  const auto share = [&](const SegmentTerm& term, std::uint8_t code) {
    shares_[term.term] = bm25_part(query.weights[term.term],
                                   postings.frequency(term.list, passage, code), length_part);
  };
  for (const RarePosting* posting = query.sums.first_posting(terms.first + superblock);
       posting != nullptr; posting = query.sums.next_posting(*posting)) {
    if (posting->offset == offset) share(terms.terms[posting->term], posting->code);
  }
  for (const CommonTerm& common : common_) {
    const std::uint8_t code = code_in(common.chunk, offset);
    if (code != 0) share(terms.terms[common.index], code);
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
