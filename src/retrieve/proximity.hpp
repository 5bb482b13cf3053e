// How close the keywords stand in a candidate: in one sentence, side by side, or anywhere near.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "retrieve/candidate.hpp"

namespace ibid::retrieve {

/// Two different keywords that follow each other in the question, stop words apart.
struct KeywordPair {
  std::size_t first = 0;
  std::size_t second = 0;
  double weight = 0;  ///< the lesser of the two keywords'
};

/// In the question's order. `weights` are one a keyword.
[[nodiscard]] std::vector<KeywordPair> neighbouring_pairs(const Question& question,
                                                          std::span<const double> weights);

struct PairShares {
  double adjacent = 0;  ///< pairs that stand in order, at most one word between; 0..1
  double near = 0;      ///< pairs within kNearWords in either order; 0..1
};
/// Each pair counts its weight times n / (n + 1) for n places (so repetition soon adds little).
[[nodiscard]] PairShares pair_shares(const Candidate& candidate,
                                     std::span<const KeywordPair> pairs);

struct SentenceShares {
  double best = 0;      ///< weight of the distinct keywords in the best sentence
  double best_two = 0;  ///< in the best two neighbouring sentences of the title or the text
};
[[nodiscard]] SentenceShares best_sentences(const Candidate& candidate,
                                            std::span<const double> weights);

/// Sum over all pairs of different keywords within kAttractionWords of the lesser weight over the
/// squared distance (after Rasolofo and Savoy 2003).
[[nodiscard]] double pair_attraction(const Candidate& candidate, std::span<const double> weights);

inline constexpr std::size_t kAdjacentWords = 2;
inline constexpr std::size_t kNearWords = 8;
inline constexpr std::size_t kAttractionWords = 15;

}  // namespace ibid::retrieve
