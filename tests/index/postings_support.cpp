#include "index/postings_support.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "index/mapped_file.hpp"
#include "index/postings_writer.hpp"
#include "index/query_terms.hpp"
#include "index/schema.hpp"

namespace ibid::index::testing {
namespace {

constexpr std::uint32_t kVocabulary = 60;

void require(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().message);
}

}  // namespace

std::vector<BarePassage> generated_passages(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<BarePassage> passages;
  while (passages.size() < count) {
    BarePassage passage;
    for (std::uint32_t term = 0; term < kVocabulary; ++term) {
      // From almost every passage, then every second, down to one in two thousand.
      const bool is_absent = term == 0 ? random() % 16 == 0 : random() % (2 + term * term / 2) != 0;
      if (is_absent) continue;
      auto frequency = static_cast<std::uint32_t>(1 + random() % 3);
      if (random() % 50 == 0) frequency = static_cast<std::uint32_t>(1 + random() % 200);
      passage[fmt::format("t{}", term)] = frequency;
    }
    if (passage.empty()) passage["t0"] = 1;
    const std::size_t copies = random() % 30 == 0 ? 40 : 1;
    for (std::size_t i = 0; i < copies && passages.size() < count; ++i) passages.push_back(passage);
  }
  return passages;
}

std::vector<WeightedTerm> generated_bag(std::mt19937& random, std::size_t terms_max) {
  std::vector<WeightedTerm> bag;
  for (std::size_t i = 1 + random() % terms_max; i > 0; --i) {
    const double weight = random() % 3 == 0 ? 1.0 : static_cast<double>(1 + random() % 100) / 37;
    bag.push_back({fmt::format("t{}", random() % (kVocabulary + 2)), weight});
  }
  return bag;
}

std::uint32_t length_of(const BarePassage& passage) {
  std::uint32_t length = 0;
  for (const auto& [term, frequency] : passage) length += frequency;
  return length;
}

BarePostings postings_of(std::span<const BarePassage> passages) {
  BarePostings postings;
  for (const BarePassage& passage : passages) {
    const auto number = static_cast<std::uint32_t>(postings.lengths.size());
    for (const auto& [term, frequency] : passage) {
      postings.lists[term].push_back({number, frequency});
    }
    postings.lengths.push_back(length_of(passage));
  }
  return postings;
}

void write_postings_file(const std::filesystem::path& path, std::span<const BarePassage> passages) {
  const auto [lengths, lists] = postings_of(passages);
  auto writer = PostingsWriter::create(path, lengths, kBm25);
  if (!writer) throw std::runtime_error(writer.error().message);
  for (const auto& [term, postings] : lists) require(writer->add(term, postings));
  require(writer->finish());
}

std::unique_ptr<const Postings> open_postings(const std::filesystem::path& path) {
  auto file = MappedFile::open_unchecked(path);
  if (!file) throw std::runtime_error(file.error().message);
  auto postings = Postings::open(std::move(*file), kBm25);
  if (!postings) throw std::runtime_error(postings.error().message);
  return std::move(*postings);
}

BareGeneration::BareGeneration(std::vector<BarePassage> passages,
                               const std::vector<std::size_t>& segment_sizes,
                               std::size_t dead_every)
    : passages_(std::move(passages)), dead_every_(dead_every) {
  std::mt19937 random(17);
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    tie_keys_.push_back(random() % 1000 == 0 ? 5 : std::uint64_t{random()} << 32 | random());
    PassageFacets facets;
    facets.kinds = static_cast<std::uint8_t>(1u << (random() % 20 == 0 ? 0 : 1));
    facets.year_first = facets.year_last = static_cast<std::uint16_t>(2000 + random() % 20);
    const StudyDesign design = i % 1000 == 7 ? StudyDesign::kReview : StudyDesign::kUnstated;
    facets.designs = static_cast<std::uint16_t>(1u << static_cast<unsigned>(design));
    facets_.push_back(facets);
    if (is_dead(i)) continue;
    ++live_.passages;
    length += length_of(passages_[i]);
  }
  if (live_.passages > 0) live_.average_length = static_cast<double>(length) / live_.passages;

  std::size_t first = 0;
  for (const std::size_t size : segment_sizes) {
    const std::filesystem::path path = directory_.path() / std::to_string(postings_.size());
    write_postings_file(path, std::span(passages_).subspan(first, size));
    postings_.push_back(open_postings(path));
    std::vector<std::uint64_t>& bits = dead_bits_.emplace_back((size + 63) / 64);
    for (std::size_t i = 0; i < size; ++i) {
      if (is_dead(first + i)) bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    segments_.push_back({postings_.back().get(),
                         static_cast<PassageNumber>(first),
                         std::span(tie_keys_).subspan(first, size),
                         std::span(facets_).subspan(first, size),
                         {}});
    first += size;
  }
  for (std::size_t s = 0; s < segments_.size(); ++s) {
    if (dead_every_ != 0) segments_[s].dead = dead_bits_[s];
  }
}

std::vector<ScoredPassage> BareGeneration::brute_force(std::span<const WeightedTerm> terms,
                                                       const Filter& filter, std::size_t k) const {
  const std::vector<WeightedTerm> distinct = canonical_terms(terms);
  const FacetFilter wanted(filter);
  std::vector<ScoredPassage> scored(passages_.size());
  std::vector<bool> matches(passages_.size());
  for (const WeightedTerm& term : distinct) {
    std::uint32_t frequency = 0;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (!is_dead(i) && passages_[i].count(term.term) != 0) ++frequency;
    }
    if (frequency == 0) continue;
    const double weight = bm25_term_weight(kBm25, live_, frequency, term.weight);
    const double factor = bm25_length_factor(kBm25, live_.average_length);
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto found = passages_[i].find(term.term);
      if (found == passages_[i].end()) continue;
      matches[i] = true;
      scored[i].score += bm25_part(weight, found->second,
                                   bm25_length_part(kBm25, factor, length_of(passages_[i])));
    }
  }
  std::vector<ScoredPassage> best;
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    scored[i].passage = static_cast<PassageNumber>(i);
    if (matches[i] && !is_dead(i) && wanted.passes(facets_[i])) best.push_back(scored[i]);
  }
  std::sort(best.begin(), best.end(), [&](const ScoredPassage& a, const ScoredPassage& b) {
    if (a.score != b.score) return a.score > b.score;
    if (tie_keys_[a.passage] != tie_keys_[b.passage]) {
      return tie_keys_[a.passage] < tie_keys_[b.passage];
    }
    return a.passage < b.passage;
  });
  best.resize(std::min(best.size(), k));
  return best;
}

std::unique_ptr<BlockMaxTopK> BareGeneration::ranking(const BlockMaxKernels& kernels) const {
  const auto dead_frequency = [this](std::string_view term) {
    std::uint32_t frequency = 0;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (is_dead(i) && passages_[i].count(std::string(term)) != 0) ++frequency;
    }
    return frequency;
  };
  return std::make_unique<BlockMaxTopK>(segments_, kBm25, live_, dead_frequency, kernels);
}

}  // namespace ibid::index::testing
