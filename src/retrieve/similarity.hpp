// Candidates that say much the same support each other: cosine similarity between the candidates,
// and the ranking's scores smoothed along it (Diaz 2005, "Regularizing ad hoc retrieval scores").
#pragma once

#include <span>
#include <vector>

#include "retrieve/candidate.hpp"

namespace ibid::retrieve {

struct Support {
  std::vector<double> smoothed;     ///< the score, mixed with those of the nearest candidates
  std::vector<double> neighbours;   ///< sum over the nearest of similarity times score
  std::vector<double> to_the_best;  ///< sum over the first ten of similarity times score
};

/// `scores` are one a candidate, best first, the best being 1.
[[nodiscard]] Support support_among(std::span<const Candidate* const> candidates,
                                    std::span<const double> scores, Lexicon& lexicon);

/// Ten neighbours and five rounds, half of each score kept: the plateau; more change little.
inline constexpr std::size_t kNeighbours = 10;
inline constexpr int kSmoothingRounds = 5;
inline constexpr double kScoreKept = 0.5;

}  // namespace ibid::retrieve
