// What the tests of postings and block-max ranking share: corpora of bare terms, their files, and
// BM25 by its formula.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "index/block_max_top_k.hpp"
#include "index/index_support.hpp"
#include "index/posting.hpp"
#include "index/postings.hpp"

namespace ibid::index::testing {

/// A passage is its terms and their frequencies.
using BarePassage = std::map<std::string, std::uint32_t>;

/// Terms "t0", "t1", … from very common to rare; now and then a long passage, a high frequency or a
/// run of alike passages.
[[nodiscard]] std::vector<BarePassage> generated_passages(std::size_t count, std::uint32_t seed);
[[nodiscard]] std::vector<WeightedTerm> generated_bag(std::mt19937& random, std::size_t terms_max);

[[nodiscard]] std::uint32_t length_of(const BarePassage& passage);

/// What a writer of postings is given: the passages by their terms.
struct BarePostings {
  std::vector<std::uint32_t> lengths;
  std::map<std::string, std::vector<Posting>> lists;
};
[[nodiscard]] BarePostings postings_of(std::span<const BarePassage> passages);

/// Writes the postings file of `passages`.
void write_postings_file(const std::filesystem::path& path, std::span<const BarePassage> passages);
[[nodiscard]] std::unique_ptr<const Postings> open_postings(const std::filesystem::path& path);

/// A generation in small: `passages` cut into segments, each with its file, some of them dead.
class BareGeneration {
 public:
  /// `segment_sizes` add up to the number of passages; every `dead_every`-th is dead, 0 = none.
  BareGeneration(std::vector<BarePassage> passages, const std::vector<std::size_t>& segment_sizes,
                 std::size_t dead_every = 0);

  [[nodiscard]] std::vector<ScoredPassage> brute_force(std::span<const WeightedTerm> terms,
                                                       const Filter& filter, std::size_t k) const;
  [[nodiscard]] std::unique_ptr<BlockMaxTopK> ranking(const BlockMaxKernels& kernels) const;
  [[nodiscard]] std::size_t size() const { return passages_.size(); }

 private:
  [[nodiscard]] bool is_dead(std::size_t passage) const {
    return dead_every_ != 0 && passage % dead_every_ == 0;
  }

  Scratch directory_;
  std::vector<BarePassage> passages_;
  std::size_t dead_every_;
  std::vector<std::uint64_t> tie_keys_;
  std::vector<PassageFacets> facets_;
  std::vector<std::unique_ptr<const Postings>> postings_;
  std::vector<std::vector<std::uint64_t>> dead_bits_;  ///< by segment
  std::vector<BlockMaxSegment> segments_;
  Bm25Collection live_;
};

}  // namespace ibid::index::testing
