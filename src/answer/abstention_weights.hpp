// Learned by bench/answer_training; do not edit by hand.
#pragma once

#include "answer/abstention.hpp"

namespace ibid::answer {

inline constexpr double kAnswerableBase = -13.0547;

inline constexpr AnswerSigns kAnswerableWeights = {
    1.5564,   // best_score
    0.5132,   // fifth_score
    1.5038,   // most_worth
    1.1054,   // most_lead
    0.1379,   // best_coverage
    0.3948,   // most_coverage
    0.4219,   // most_context
    -0.0282,  // best_missing
    -0.1692,  // least_missing
    0.8826,   // best_cosine
    0.1407,   // best_match
    0.8409,   // best_centrality
    -0.0107,  // best_drop
    0.5453,   // most_pairs
    0.3172,   // most_named
    -0.2517,  // unseen
    -0.0539,  // termed
    -2.2935,  // rarity
    3.7755,   // ranked
};

/// Of the squares of the signs.
inline constexpr AnswerSigns kAnswerableSquares = {
    1.5904,   // best_score
    1.5999,   // fifth_score
    1.2285,   // most_worth
    0.9874,   // most_lead
    0.0005,   // best_coverage
    0.1482,   // most_coverage
    0.1934,   // most_context
    -0.2560,  // best_missing
    -0.5002,  // least_missing
    0.6170,   // best_cosine
    -0.0459,  // best_match
    0.4319,   // best_centrality
    0.0031,   // best_drop
    -0.1814,  // most_pairs
    0.1221,   // most_named
    -2.0299,  // unseen
    -0.6174,  // termed
    -1.3204,  // rarity
    1.0881,   // ranked
};

/// What was learned from lies between; an index of a few passages may give signs beyond.
inline constexpr AnswerSigns kSignsLeast = {
    0.0652,  // best_score
    0.0131,  // fifth_score
    0.0986,  // most_worth
    0.0454,  // most_lead
    0.0000,  // best_coverage
    0.2303,  // most_coverage
    0.2321,  // most_context
    0.0000,  // best_missing
    0.0000,  // least_missing
    0.0000,  // best_cosine
    0.3159,  // best_match
    0.0000,  // best_centrality
    0.7131,  // best_drop
    0.0000,  // most_pairs
    0.2321,  // most_named
    0.0000,  // unseen
    0.0000,  // termed
    0.3442,  // rarity
    1.6389,  // ranked
};

inline constexpr AnswerSigns kSignsMost = {
    0.7762,   // best_score
    0.6044,   // fifth_score
    1.0920,   // most_worth
    0.6839,   // most_lead
    1.0000,   // best_coverage
    1.0000,   // most_coverage
    1.0000,   // most_context
    1.0000,   // best_missing
    1.0000,   // least_missing
    0.9700,   // best_cosine
    2.2569,   // best_match
    0.8643,   // best_centrality
    15.0000,  // best_drop
    1.0000,   // most_pairs
    1.0000,   // most_named
    0.7450,   // unseen
    1.0000,   // termed
    1.1382,   // rarity
    1.9881,   // ranked
};

/// 95 of 100 BioASQ questions lie above it.
inline constexpr double kAnswerableMin = 0.3916;

}  // namespace ibid::answer
