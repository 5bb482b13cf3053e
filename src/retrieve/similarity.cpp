#include "retrieve/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "retrieve/bm25_text.hpp"
#include "retrieve/term_places.hpp"

namespace ibid::retrieve {
namespace {

struct Component {
  TermNumber term = 0;
  float weight = 0;
};

/// Appends the terms by BM25 part, at length 1. A term that no other passage of the collection
/// holds joins nothing.
void add_unit_vector(const Candidate& candidate, Lexicon& lexicon,
                     std::vector<Component>& components) {
  const std::size_t begin = components.size();
  const double length = relative_length(candidate, lexicon);
  double squares = 0;
  for (const TermCount& count : candidate.bag) {
    if (lexicon.document_frequency(count.term) < 2) continue;
    const double weight = lexicon.idf(count.term) * saturation(count.frequency, length);
    components.push_back({count.term, static_cast<float>(weight)});
    squares += weight * weight;
  }
  const double norm = squares > 0 ? std::sqrt(squares) : 1;
  for (Component& component : std::span(components).subspan(begin)) {
    component.weight = static_cast<float>(component.weight / norm);
  }
}

/// similarities[i * n + j]. Sums run in the order of passage i's terms, never in that of numbers.
std::vector<float> similarity_matrix(std::span<const Candidate* const> candidates,
                                     Lexicon& lexicon) {
  const std::size_t n = candidates.size();
  std::vector<Component> components;        // of all vectors, one behind the other
  std::vector<std::size_t> vector_ends(1);  // 0, then where each ends
  std::size_t terms = 0;
  for (const Candidate* candidate : candidates) terms += candidate->bag.size();
  components.reserve(terms);
  for (const Candidate* candidate : candidates) {
    add_unit_vector(*candidate, lexicon, components);
    vector_ends.push_back(components.size());
  }
  const auto vector_of = [&](std::size_t i) {
    return std::span(components).subspan(vector_ends[i], vector_ends[i + 1] - vector_ends[i]);
  };

  // Who holds each term: one run of `holders` a term, in the order of the candidates.
  struct Holder {
    std::uint32_t candidate;
    float weight;
  };
  TermPlaces row(lexicon);               // 1-based
  std::vector<std::uint32_t> end(1, 0);  // of each row's run
  for (const Component& component : components) {
    if (row[component.term] == 0) {
      row.set(component.term, static_cast<std::uint32_t>(end.size()));
      end.push_back(0);
    }
    ++end[row[component.term]];
  }
  std::partial_sum(end.begin(), end.end(), end.begin());
  std::vector<Holder> holders(end.back());
  std::vector<std::uint32_t> filled(end.begin(), end.end() - 1);  // a run begins where one ends
  for (std::size_t i = 0; i < n; ++i) {
    for (const Component& component : vector_of(i)) {
      holders[filled[row[component.term] - 1]++] = {static_cast<std::uint32_t>(i),
                                                    component.weight};
    }
  }
  std::vector<float> similarities(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    float* const similar = &similarities[i * n];
    for (const Component& component : vector_of(i)) {
      const std::uint32_t run = row[component.term];
      for (std::uint32_t h = end[run - 1]; h < end[run]; ++h) {
        similar[holders[h].candidate] += component.weight * holders[h].weight;
      }
    }
  }
  return similarities;
}

struct Neighbour {
  float similarity = 0;
  std::size_t candidate = 0;
};

/// Appends the kNeighbours nearest to `self`, or all others; `all` is scratch.
void add_nearest(const float* similar, std::size_t n, std::size_t self, std::vector<Neighbour>& all,
                 std::vector<Neighbour>& neighbours) {
  all.clear();
  for (std::size_t j = 0; j < n; ++j) {
    if (j != self) all.push_back({similar[j], j});
  }
  const std::size_t kept = std::min(kNeighbours, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                    [](const Neighbour& a, const Neighbour& b) {
                      return a.similarity != b.similarity ? a.similarity > b.similarity
                                                          : a.candidate < b.candidate;
                    });
  neighbours.insert(neighbours.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace

Support support_among(std::span<const Candidate* const> candidates, std::span<const double> scores,
                      Lexicon& lexicon) {
  const std::size_t n = candidates.size();
  const std::vector<float> similarities = similarity_matrix(candidates, lexicon);
  Support support;
  support.neighbours.assign(n, 0);
  support.to_the_best.assign(n, 0);
  const std::size_t each = n == 0 ? 0 : std::min(kNeighbours, n - 1);
  std::vector<Neighbour> neighbours;  // `each` of every candidate
  neighbours.reserve(n * each);
  const auto neighbours_of = [&](std::size_t i) {
    return std::span(neighbours).subspan(i * each, each);
  };
  std::vector<Neighbour> all;
  all.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const float* const similar = &similarities[i * n];
    add_nearest(similar, n, i, all, neighbours);
    for (const Neighbour& neighbour : neighbours_of(i)) {
      support.neighbours[i] +=
          static_cast<double>(neighbour.similarity) * scores[neighbour.candidate];
    }
    for (std::size_t j = 0; j < std::min(kNeighbours, n); ++j) {
      if (j != i) support.to_the_best[i] += static_cast<double>(similar[j]) * scores[j];
    }
  }
  support.smoothed.assign(scores.begin(), scores.end());
  std::vector<double> next(n);
  for (int round = 0; round < kSmoothingRounds; ++round) {
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0;
      double weight = 1e-9;  // a candidate without neighbours keeps half its score
      for (const Neighbour& neighbour : neighbours_of(i)) {
        const auto similarity = static_cast<double>(neighbour.similarity);
        sum += similarity * support.smoothed[neighbour.candidate];
        weight += similarity;
      }
      next[i] = kScoreKept * scores[i] + (1 - kScoreKept) * sum / weight;
    }
    support.smoothed.swap(next);
  }
  return support;
}

}  // namespace ibid::retrieve
