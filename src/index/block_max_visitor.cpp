#include "index/block_max_visitor.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "index/postings_format.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ibid::index {
namespace {

using namespace postings;

bool is_wanted(const BlockMaxSegment& segment, const FacetFilter& filter, std::uint32_t passage) {
  return !is_dead(segment, passage) &&
         (filter.passes_all() || filter.passes(segment.facets[passage]));
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

/// Postings of a rare term that are compared at once, those of a block among them.
constexpr std::uint32_t kRareCompared = 64;

/// Postings of a rare term: bit i of `bits` for that at begin + i.
struct RareInBlock {
  std::uint32_t begin = 0;
  std::uint64_t bits = 0;
};

RareInBlock rare_in_block(const RareTerm& term, const PromisingBlock& at) {
  const std::uint32_t tile = at.superblock / kTileSuperblocks;
  const std::uint32_t block = first_passage(at) % kTilePassages;
  RareInBlock in{term.begins[tile], 0};
  const std::uint32_t end = term.begins[tile + 1];
  for (std::uint32_t left = end - in.begin; left > kRareCompared - kBlockPassages;) {
    const std::uint32_t half = left / 2;
    in.begin += place_at(term.places, in.begin + half - 1) < block ? half : 0;
    left -= half;
  }
  const std::uint32_t count = std::min(end - in.begin, kRareCompared);
#if defined(__SSE2__)
  static_assert(kRareAhead >= 16);
  const __m128i wanted = _mm_set1_epi16(static_cast<short>(block));
  const __m128i upper = _mm_set1_epi16(static_cast<short>(kTilePassages - kBlockPassages));
  const std::uint8_t* places = term.places + sizeof(std::uint16_t) * in.begin;
  for (std::uint32_t i = 0; i < count; i += 16) {
    const auto is_in = [&](std::uint32_t from) {
      const auto* eight = reinterpret_cast<const __m128i*>(places + sizeof(std::uint16_t) * from);
      return _mm_cmpeq_epi16(_mm_and_si128(_mm_loadu_si128(eight), upper), wanted);
    };
    const int sixteen = _mm_movemask_epi8(_mm_packs_epi16(is_in(i), is_in(i + 8)));
    in.bits |= static_cast<std::uint64_t>(sixteen) << i;
  }
  // What follows the postings was compared too.
  in.bits &= count == kRareCompared ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
#else
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t place = place_at(term.places, in.begin + i);
    in.bits |= std::uint64_t{place / kBlockPassages == block / kBlockPassages} << i;
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
      add(chunk.offsets[i] % kBlockPassages, chunk.codes[i]);
    }
    return;
  }
  static_assert(kBlockPassages == 8, "a block is a byte of the bitmap");
  unsigned bits = chunk.bitmap[block];
  if (bits == 0) return;
  const std::uint8_t* codes = chunk.codes + rank_in(chunk.bitmap, block * kBlockPassages);
  for (; bits != 0; bits &= bits - 1) {
    add(static_cast<unsigned>(std::countr_zero(bits)), *codes++);
  }
}

}  // namespace

bool has_wanted(const BlockMaxSegment& segment, const FacetFilter& filter,
                const PromisingBlock& at) {
  const std::uint32_t first = first_passage(at);
  const std::uint32_t end = std::min(first + kBlockPassages, segment.postings->passages());
  for (std::uint32_t passage = first; passage < end; ++passage) {
    if (is_wanted(segment, filter, passage)) return true;
  }
  return false;
}

void BlockMaxVisitor::begin(const BlockMaxQuery& query) {
  threshold_ = 1;
  shares_.assign(query.weights.size(), 0);
}

void BlockMaxVisitor::visit(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                            const SegmentQuery& terms, std::span<const PromisingBlock> blocks) {
  blocks_ = blocks;
  codes_.assign(terms.terms.size() * blocks.size(), Codes{});
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    sums_[b] = {};
    best_[b] = 0;
    const bool is_saturated = blocks[b].sum == std::numeric_limits<std::uint16_t>::max();
    rest_[b] = is_saturated ? std::numeric_limits<int>::max() / 2 : blocks[b].sum;
  }
  find_common(terms);
  add_rare(query, terms);
  add_common(terms);
  find_candidates(query, segment);
  score_candidates(query, segment, terms);
}

void BlockMaxVisitor::find_common(const SegmentQuery& terms) {
  with_common_.resize(terms.common.size());
  for (std::size_t i = 0; i < terms.common.size(); ++i) {
    const PostingList& list = terms.terms[terms.common[i]].list;
    BlocksWithTerm& with_term = with_common_[i];
    std::size_t count = 0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      with_term.blocks[count] = static_cast<std::uint8_t>(b);
      count += is_in(list, blocks_[b]) ? 1 : 0;
    }
    with_term.count = count;
    for (const std::uint8_t b : with_term.all()) {
      Postings::prefetch_place(list, blocks_[b].superblock);
    }
  }
  for (std::size_t i = 0; i < terms.common.size(); ++i) {
    const PostingList& list = terms.terms[terms.common[i]].list;
    for (const std::uint8_t b : with_common_[i].all()) {
      Postings::prefetch_postings(list, blocks_[b].superblock, blocks_[b].block);
    }
  }
}

void BlockMaxVisitor::add_rare(const BlockMaxQuery& query, const SegmentQuery& terms) {
  const std::span<const RareTerm> rare = query.sums.rare_terms(terms);
  for (std::size_t i = 0; i < rare.size(); ++i) {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const RareInBlock in = rare_in_block(rare[i], blocks_[b]);
      if (in.bits == 0) continue;
      add_postings(terms, terms.rare[i], b, [&](auto add) {
        for (std::uint64_t bits = in.bits; bits != 0; bits &= bits - 1) {
          const std::uint32_t p = in.begin + static_cast<std::uint32_t>(std::countr_zero(bits));
          add(place_at(rare[i].places, p) % kBlockPassages, rare[i].codes[p]);
        }
      });
    }
  }
}

void BlockMaxVisitor::add_common(const SegmentQuery& terms) {
  for (std::size_t i = 0; i < terms.common.size(); ++i) {
    const PostingList& list = terms.terms[terms.common[i]].list;
    for (const std::uint8_t b : with_common_[i].all()) {
      if (best_[b] + rest_[b] < threshold_) continue;
      add_postings(terms, terms.common[i], b, [&](auto add) {
        for_each_in_block(Postings::chunk_at(list, blocks_[b].superblock), blocks_[b].block, add);
      });
    }
  }
}

template <class ForEach>
void BlockMaxVisitor::add_postings(const SegmentQuery& terms, std::uint32_t index, std::size_t b,
                                   ForEach for_each) {
  const std::uint16_t weight = terms.terms[index].bound_weight;
  Codes& codes = codes_[index * blocks_.size() + b];
  int largest = 0;
  for_each([&](std::uint32_t passage, std::uint8_t code) {
    const int bound = code_bound(code, weight);
    codes[passage] = code;
    sums_[b][passage] += bound;
    best_[b] = std::max(best_[b], sums_[b][passage]);
    largest = std::max(largest, bound);
  });
  rest_[b] -= largest;
}

void BlockMaxVisitor::find_candidates(const BlockMaxQuery& query, const BlockMaxSegment& segment) {
  candidates_.clear();
  const std::uint32_t end = segment.postings->passages();
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    if (best_[b] < threshold_) continue;
    const std::uint32_t first = first_passage(blocks_[b]);
    if (first < end) segment.postings->prefetch_length(first);
    for (std::uint32_t i = 0; i < kBlockPassages; ++i) {
      if (sums_[b][i] >= threshold_ && first + i < end &&
          is_wanted(segment, query.filter, first + i)) {
        candidates_.push_back({sums_[b][i], first + i, static_cast<std::uint8_t>(b)});
      }
    }
  }
  const std::size_t room = query.heap.room();
  if (room > 0 && room < candidates_.size()) {
    std::nth_element(candidates_.begin(),
                     candidates_.begin() + static_cast<std::ptrdiff_t>(room) - 1, candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.sum > b.sum; });
  }
}

void BlockMaxVisitor::score_candidates(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                                       const SegmentQuery& terms) {
  for (const Candidate& candidate : candidates_) {
    if (candidate.sum < threshold_) continue;
    const std::uint32_t passage = candidate.passage;
    const double passage_score = score(query, *segment.postings, terms, candidate);
    if (query.heap.offer(segment.first + passage, passage_score, segment.tie_keys[passage]) &&
        query.heap.is_full()) {
      threshold_ = query.scale.threshold(query.heap.threshold());
    }
  }
}

double BlockMaxVisitor::score(const BlockMaxQuery& query, const Postings& postings,
                              const SegmentQuery& terms, const Candidate& candidate) {
  const std::uint32_t passage = candidate.passage;
  const double length_part =
      bm25_length_part(query.parameters, query.length_factor, postings.length(passage));
  for (std::size_t i = 0; i < terms.terms.size(); ++i) {
    const Codes& codes = codes_[i * blocks_.size() + candidate.block];
    const std::uint8_t code = codes[passage % kBlockPassages];
    if (code == 0) continue;
    const SegmentTerm& term = terms.terms[i];
    shares_[term.term] = bm25_part(query.weights[term.term],
                                   postings.frequency(term.list, passage, code), length_part);
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
