#include "index/block_max_visitor.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "index/postings_format.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Which of a chunk's offsets lie in the block: bit i for the i-th. The chunk has no bitmap.
std::uint32_t offsets_in_block(const Chunk& chunk, std::uint32_t block) {
  static_assert(kDenseChunkPostings <= 32 && kGuardBytes >= 32);
  if (chunk.count == 0) return 0;
  std::uint32_t in = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(static_cast<char>(block * kBlockPassages));
  const __m128i upper = _mm_set1_epi8(static_cast<char>(0x100 - kBlockPassages));
  for (int half = 0; half < 2; ++half) {
    const __m128i offsets = _mm_loadu_si128(reinterpret_cast<const __m128i*>(chunk.offsets) + half);
    const __m128i equal = _mm_cmpeq_epi8(_mm_and_si128(offsets, upper), wanted);
    in |= static_cast<std::uint32_t>(_mm_movemask_epi8(equal)) << (16 * half);
  }
  // What follows the offsets was compared too.
  in &= (std::uint32_t{1} << chunk.count) - 1;
#else
  for (std::uint32_t i = 0; i < chunk.count; ++i) {
    in |= std::uint32_t{chunk.offsets[i] / kBlockPassages == block} << i;
  }
#endif
  return in;
}

/// Calls add(passage within the block, code) for each posting that a chunk has in the block.
template <class Add>
void for_each_in_block(const Chunk& chunk, std::uint32_t block, Add add) {
  if (chunk.bitmap == nullptr) {
    for (std::uint32_t in = offsets_in_block(chunk, block); in != 0; in &= in - 1) {
      const int i = std::countr_zero(in);
      add(static_cast<std::uint8_t>(chunk.offsets[i] % kBlockPassages), chunk.codes[i]);
    }
    return;
  }
  static_assert(kBlockPassages == 8, "a block is a byte of the bitmap");
  unsigned bits = chunk.bitmap[block];
  if (bits == 0) return;
  const std::uint8_t* codes = chunk.codes + rank_in(chunk.bitmap, block * kBlockPassages);
  for (; bits != 0; bits &= bits - 1) {
    add(static_cast<std::uint8_t>(std::countr_zero(bits)), *codes++);
  }
}

}  // namespace

void BlockMaxVisitor::begin(const BlockMaxQuery& query) {
  threshold_ = 1;
  shares_.assign(query.weights.size(), 0);
}

void BlockMaxVisitor::prefetch_places(const SegmentQuery& terms, const PromisingBlock& at) {
  for (const std::uint32_t i : terms.common) {
    const PostingList& list = terms.terms[i].list;
    if (is_in(list, at)) Postings::prefetch_place(list, at.superblock);
  }
}

void BlockMaxVisitor::prefetch_postings(const BlockMaxSegment& segment, const SegmentQuery& terms,
                                        const PromisingBlock& at) {
  for (const std::uint32_t i : terms.common) {
    const PostingList& list = terms.terms[i].list;
    if (is_in(list, at)) Postings::prefetch_postings(list, at.superblock, at.block);
  }
  const std::uint32_t passage = first_passage(at);
  if (passage >= segment.postings->passages()) return;
  segment.postings->prefetch_length(passage);
  __builtin_prefetch(&segment.tie_keys[passage]);
}

void BlockMaxVisitor::visit(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                            const SegmentQuery& terms, const PromisingBlock& at) {
  std::array<std::uint16_t, kBlockPassages> sums{};
  std::uint16_t best = 0;
  // The block's sum is made of each term's largest bound in it: what remains of it is what the
  // terms not yet added can give.
  int rest = at.sum;
  std::uint16_t largest = 0;
  found_.clear();
  const auto add = [&](std::uint32_t index, std::uint8_t passage, std::uint8_t code) {
    const std::uint16_t bound = code_bound(code, terms.terms[index].bound_weight);
    sums[passage] = static_cast<std::uint16_t>(sums[passage] + bound);
    best = std::max(best, sums[passage]);
    largest = std::max(largest, bound);
    found_.push_back({index, passage, code});
  };
  const std::uint32_t tile = at.superblock / kTileSuperblocks;
  const std::uint32_t block_begin = first_passage(at);
  const std::uint32_t place = block_begin % kTilePassages;
  for (std::size_t i = 0; i < terms.rare.size(); ++i) {
    const RarePostings near = query.sums.rare_near(terms, i, tile, place);
    largest = 0;
    for (std::uint32_t p = near.first_from(place); p < near.size(); ++p) {
      const std::uint32_t passage = near.place(p) - place;
      if (passage >= kBlockPassages) break;
      add(terms.rare[i], static_cast<std::uint8_t>(passage), near.code(p));
    }
    rest -= largest;
  }
  for (const std::uint32_t i : terms.common) {
    const SegmentTerm& term = terms.terms[i];
    if (!is_in(term.list, at)) continue;
    if (best + rest < threshold_) return;
    largest = 0;
    for_each_in_block(Postings::chunk_at(term.list, at.superblock), at.block,
                      [&](std::uint8_t passage, std::uint8_t code) { add(i, passage, code); });
    rest -= largest;
  }
  if (best < threshold_) return;

  for (std::uint8_t i = 0; i < kBlockPassages; ++i) {
    const std::uint32_t passage = block_begin + i;
    if (sums[i] < threshold_ || passage >= segment.postings->passages() ||
        !is_wanted(segment, query.filter, passage)) {
      continue;
    }
    const double passage_score = score(query, *segment.postings, terms, block_begin, i);
    // The key of a passage that does not enter anyhow would be a cache miss for nothing.
    if (passage_score < query.heap.threshold()) continue;
    if (query.heap.offer(segment.first + passage, passage_score, segment.tie_keys[passage]) &&
        query.heap.is_full()) {
      threshold_ = query.scale.threshold(query.heap.threshold());
    }
  }
}

double BlockMaxVisitor::score(const BlockMaxQuery& query, const Postings& postings,
                              const SegmentQuery& terms, std::uint32_t block_begin,
                              std::uint8_t passage) {
  const std::uint32_t number = block_begin + passage;
  const double length_part =
      bm25_length_part(query.parameters, query.length_factor, postings.length(number));
  for (const Found& found : found_) {
    if (found.passage != passage) continue;
    const SegmentTerm& term = terms.terms[found.index];
    shares_[term.term] = bm25_part(query.weights[term.term],
                                   postings.frequency(term.list, number, found.code), length_part);
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
