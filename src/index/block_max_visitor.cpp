#include "index/block_max_visitor.hpp"

#include <algorithm>
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

}  // namespace

void BlockMaxVisitor::begin(const BlockMaxQuery& query) {
  threshold_ = 1;
  shares_.assign(query.weights.size(), 0);
}

void BlockMaxVisitor::prefetch(const SegmentQuery& segment, std::uint32_t superblock,
                               std::uint32_t block) {
  for (const SegmentTerm& term : segment.terms) {
    if (term.list.kind == ListKind::kChunked && Postings::may_hold(term.list, superblock, block)) {
      __builtin_prefetch(Postings::chunk_address(term.list, superblock));
    }
  }
}

void BlockMaxVisitor::visit(const BlockMaxQuery& query, const BlockMaxSegment& segment,
                            const SegmentQuery& terms, std::uint32_t superblock,
                            std::uint32_t block) {
  parts_.clear();
  pending_.clear();
  sums_.fill(0);
  add_runs(query, terms, superblock, block);
  std::uint32_t rest = 0;
  for (const SegmentTerm& term : terms.terms) {
    const PostingList& list = term.list;
    if (list.kind != ListKind::kChunked || !Postings::may_hold(list, superblock, block)) continue;
    const std::uint8_t code = list.block_bounds != nullptr
                                  ? list.block_bounds[superblock * kBlocks + block]
                                  : list.bounds[superblock];
    pending_.push_back({&term, code_bound(code, term.bound_weight)});
    rest += pending_.back().bound;
  }
  for (const Pending& pending : pending_) {
    if (*std::max_element(sums_.begin(), sums_.end()) + rest < threshold_) return;
    rest -= pending.bound;
    add(*pending.term, Postings::chunk_at(pending.term->list, superblock), block);
  }

  const std::uint32_t first = superblock * kSuperblockPassages + block * kBlockPassages;
  for (std::uint32_t i = 0; i < kBlockPassages; ++i) {
    const std::uint32_t passage = first + i;
    if (sums_[i] < threshold_ || passage >= segment.postings->passages() ||
        !is_wanted(segment, query.filter, passage)) {
      continue;
    }
    if (query.heap.offer(segment.first + passage, score(query, *segment.postings, passage),
                         segment.tie_keys[passage]) &&
        query.heap.is_full()) {
      threshold_ = query.scale.threshold(query.heap.threshold());
    }
  }
}

void BlockMaxVisitor::add_runs(const BlockMaxQuery& query, const SegmentQuery& terms,
                               std::uint32_t superblock, std::uint32_t block) {
  for (const Run* run = query.bounds.first_run(terms.first + superblock); run != nullptr;
       run = query.bounds.next_run(*run)) {
    Chunk chunk;
    chunk.offsets = run->offsets;
    chunk.codes = run->codes;
    chunk.count = run->count;
    add(terms.terms[run->segment_term - terms.terms_begin], chunk, block);
  }
}

void BlockMaxVisitor::add(const SegmentTerm& term, const Chunk& chunk, std::uint32_t block) {
  Part part{&term, {}};
  const auto put = [&](std::uint32_t i, std::uint8_t code) {
    part.codes[i] = code;
    sums_[i] = static_cast<std::uint16_t>(sums_[i] + code_bound(code, term.bound_weight));
  };
  if (chunk.bitmap != nullptr) {
    unsigned bits = chunk.bitmap[block];  // a block has as many passages as a byte has bits
    if (bits == 0) return;
    const std::uint8_t* codes = chunk.codes + rank_in(chunk.bitmap, block * kBlockPassages);
    for (; bits != 0; bits &= bits - 1) {
      put(static_cast<std::uint32_t>(std::countr_zero(bits)), *codes++);
    }
  } else {
    std::uint32_t i = 0;
    while (i < chunk.count && chunk.offsets[i] / kBlockPassages < block) ++i;
    if (i == chunk.count || chunk.offsets[i] / kBlockPassages > block) return;
    for (; i < chunk.count && chunk.offsets[i] / kBlockPassages == block; ++i) {
      put(chunk.offsets[i] % kBlockPassages, chunk.codes[i]);
    }
  }
  parts_.push_back(part);
}

double BlockMaxVisitor::score(const BlockMaxQuery& query, const Postings& postings,
                              std::uint32_t passage) {
  const double length_part =
      bm25_length_part(query.parameters, query.length_factor, postings.length(passage));
  for (const Part& part : parts_) {
    const std::uint8_t code = part.codes[passage % kBlockPassages];
    if (code == 0) continue;
    const std::uint32_t frequency = postings.frequency(part.term->list, passage, code);
    shares_[part.term->term] = bm25_part(query.weights[part.term->term], frequency, length_part);
  }
  // Adding the zeros of absent terms changes no bit of the sum.
  double sum = 0;
  for (double& share : shares_) {
    sum += share;
    share = 0;
  }
  return sum;
}

}  // namespace ibid::index
