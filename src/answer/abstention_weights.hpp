// Learned by bench/answer_training; do not edit by hand.
#pragma once

#include "answer/abstention.hpp"

namespace ibid::answer {

inline constexpr double kAnswerableBase = -14.7520;

inline constexpr AnswerSigns kAnswerableWeights = {
    1.8427,  // best_score
    0.4547,  // fifth_score
    1.2621,  // most_worth
    1.5413,  // most_lead
    0.0161,  // best_coverage
    0.4160,  // most_coverage
    0.4699,  // most_context
    -0.0090,  // best_missing
    -0.2380,  // least_missing
    1.0686,  // best_cosine
    0.0861,  // best_match
    0.6945,  // best_centrality
    -0.0031,  // best_drop
    0.5748,  // most_pairs
    0.3862,  // most_named
    -0.0097,  // unseen
    0.0948,  // termed
    -2.2898,  // rarity
    4.3041,  // ranked
};

/// Of the squares of the signs.
inline constexpr AnswerSigns kAnswerableSquares = {
    2.0431,  // best_score
    1.3387,  // fifth_score
    1.1202,  // most_worth
    1.6601,  // most_lead
    -0.0498,  // best_coverage
    0.1605,  // most_coverage
    0.2176,  // most_context
    -0.2242,  // best_missing
    -0.5955,  // least_missing
    0.8623,  // best_cosine
    -0.0815,  // best_match
    0.2804,  // best_centrality
    0.0015,  // best_drop
    -0.2334,  // most_pairs
    0.1577,  // most_named
    -2.1202,  // unseen
    -0.4063,  // termed
    -1.3582,  // rarity
    1.1932,  // ranked
};

/// What was learned from lies between; an index of a few passages may give signs beyond.
inline constexpr AnswerSigns kSignsLeast = {
    0.0704,  // best_score
    0.0120,  // fifth_score
    0.0943,  // most_worth
    0.0494,  // most_lead
    0.0000,  // best_coverage
    0.2303,  // most_coverage
    0.2321,  // most_context
    0.0000,  // best_missing
    0.0000,  // least_missing
    0.0000,  // best_cosine
    0.2994,  // best_match
    0.0000,  // best_centrality
    0.7443,  // best_drop
    0.0000,  // most_pairs
    0.2321,  // most_named
    0.0000,  // unseen
    0.0000,  // termed
    0.3442,  // rarity
    1.6931,  // ranked
};

inline constexpr AnswerSigns kSignsMost = {
    0.7721,  // best_score
    0.6069,  // fifth_score
    1.0641,  // most_worth
    0.6855,  // most_lead
    1.0000,  // best_coverage
    1.0000,  // most_coverage
    1.0000,  // most_context
    1.0000,  // best_missing
    1.0000,  // least_missing
    0.9692,  // best_cosine
    2.2779,  // best_match
    0.8660,  // best_centrality
    15.4930,  // best_drop
    1.0000,  // most_pairs
    1.0000,  // most_named
    0.7450,  // unseen
    1.0000,  // termed
    1.1382,  // rarity
    1.9924,  // ranked
};

/// 95 of 100 BioASQ questions lie above it.
inline constexpr double kAnswerableMin = 0.3674;

}  // namespace ibid::answer
