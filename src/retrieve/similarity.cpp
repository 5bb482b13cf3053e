#include "retrieve/similarity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
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

/// Of every compiler here; plain loops over an array were not made into it.
using Four = float __attribute__((vector_size(16)));
/// Similarities that are added up side by side: as many as the registers of any machine hold.
constexpr std::size_t kLanes = 32;

/// Weights of terms that several candidates hold: one row a term, one column a candidate.
class SharedTerms {
 public:
  /// `components`: of all candidates' vectors.
  SharedTerms(std::span<const Component> components, std::size_t candidates, Lexicon& lexicon)
      : row_(lexicon), width_((candidates + kLanes - 1) / kLanes * kLanes) {
    std::vector<std::uint32_t> holders;
    for (const Component& component : components) {
      if (row_[component.term] == 0) {
        holders.push_back(0);
        row_.set(component.term, static_cast<std::uint32_t>(holders.size()));
      }
      ++holders[row_[component.term] - 1];
    }
    std::uint32_t rows = 0;
    for (std::uint32_t& holder : holders) holder = holder > 1 ? rows++ : kNone;
    row_of_ = std::move(holders);
    weights_.assign(rows * width_, 0);
  }

  /// Sets column `candidate`, and replaces the vector's terms by their rows; terms that no other
  /// candidate holds go. Returns how many stay.
  std::size_t place(std::span<Component> vector, std::size_t candidate) {
    std::size_t kept = 0;
    for (const Component& component : vector) {
      const std::uint32_t row = row_of_[row_[component.term] - 1];
      if (row == kNone) continue;
      weights_[row * width_ + candidate] = component.weight;
      vector[kept++] = {row, component.weight};
    }
    return kept;
  }

  /// Adds the products of a placed vector and kLanes columns from `first` on to `similar`. Sums run
  /// in the order of the vector's terms; the zeros of those who do not hold a term change no bit.
  void multiply(std::span<const Component> vector, std::size_t first, float* similar) const {
    std::array<Four, kLanes / 4> sums{};
    for (const Component& component : vector) {
      const Four weight{component.weight, component.weight, component.weight, component.weight};
      const float* weights = &weights_[component.term * width_ + first];
      for (Four& sum : sums) {
        Four four;
        std::memcpy(&four, weights, sizeof(four));
        sum += weight * four;
        weights += 4;
      }
    }
    std::memcpy(similar, sums.data(), sizeof(sums));
  }

  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  TermPlaces row_;                     ///< 1-based, of all terms
  std::vector<std::uint32_t> row_of_;  ///< by that number: in weights_, or kNone
  std::size_t width_;
  std::vector<float> weights_;
};

/// One row a candidate, each `width` long: its similarity to every candidate but itself.
struct Similarities {
  std::size_t width = 0;
  std::vector<float> rows;
  [[nodiscard]] const float* of(std::size_t candidate) const { return &rows[candidate * width]; }
};

Similarities similarities_of(std::span<const Candidate* const> candidates, Lexicon& lexicon) {
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
  SharedTerms shared(components, n, lexicon);
  std::vector<std::span<const Component>> vectors;
  for (std::size_t i = 0; i < n; ++i) {
    const auto vector =
        std::span(components).subspan(vector_ends[i], vector_ends[i + 1] - vector_ends[i]);
    vectors.push_back(vector.first(shared.place(vector, i)));
  }
  Similarities similarities{shared.width(), std::vector<float>(n * shared.width())};
  for (std::size_t first = 0; first < shared.width(); first += kLanes) {
    for (std::size_t i = 0; i < n; ++i) {
      shared.multiply(vectors[i], first, &similarities.rows[i * shared.width() + first]);
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
  const Similarities similarities = similarities_of(candidates, lexicon);
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
    const float* const similar = similarities.of(i);
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
