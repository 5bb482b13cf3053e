// Which sentence of the evidence speaks to the claim? Coverage weighted by how rare a word is
// among the sentences, plus where and how results are announced.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

struct RankedSentence {
  std::size_t index = 0;  ///< into the evidence
  double score = 0;
  BagAlignment bag;
};

/// The weight of each token of `claim`: rare among `evidence` and written like a name weighs more,
/// generic words and cues less. Tokens without content weigh nothing.
[[nodiscard]] std::vector<double> token_weights(const Statement& claim,
                                                std::span<const Statement> evidence);

/// All sentences, best first; equals by position.
[[nodiscard]] std::vector<RankedSentence> rank_sentences(const Statement& claim,
                                                         std::span<const Statement> evidence,
                                                         const Vocabulary& vocabulary);

/// What the ranking weighs, in this order; for training and tests.
inline constexpr std::size_t kRankingFeatureCount = 16;
[[nodiscard]] std::array<double, kRankingFeatureCount> ranking_features(
    const Statement& claim, std::span<const Statement> evidence, std::size_t at,
    const BagAlignment& bag);

}  // namespace ibid::verify
