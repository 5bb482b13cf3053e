// Learned by bench/answer_training; do not edit by hand.
#pragma once

#include "answer/abstention.hpp"

namespace ibid::answer {

inline constexpr double kAnswerableBase = -12.7750;

inline constexpr AnswerSigns kAnswerableWeights = {
    1.7207,   // best_score
    0.6253,   // fifth_score
    1.1931,   // most_worth
    1.7859,   // most_lead
    0.1824,   // best_coverage
    0.3642,   // most_coverage
    0.3440,   // most_context
    0.0855,   // best_missing
    -0.1317,  // least_missing
    1.1698,   // best_cosine
    0.2860,   // best_match
    0.7091,   // best_centrality
    0.0066,   // best_drop
    0.6163,   // most_pairs
    0.3073,   // most_named
    -0.2782,  // unseen
    0.1610,   // termed
    -2.3029,  // rarity
    3.6341,   // ranked
};

/// Of the squares of the signs.
inline constexpr AnswerSigns kAnswerableSquares = {
    1.7057,   // best_score
    1.4857,   // fifth_score
    1.0227,   // most_worth
    1.4680,   // most_lead
    -0.0676,  // best_coverage
    0.0673,   // most_coverage
    0.0809,   // most_context
    -0.2112,  // best_missing
    -0.5518,  // least_missing
    0.8674,   // best_cosine
    -0.0186,  // best_match
    0.3354,   // best_centrality
    0.0038,   // best_drop
    -0.1755,  // most_pairs
    0.0524,   // most_named
    -2.3269,  // unseen
    -0.5314,  // termed
    -1.4024,  // rarity
    1.0498,   // ranked
};

/// What was learned from lies between; an index of a few passages may give signs beyond.
inline constexpr AnswerSigns kSignsLeast = {
    0.0627,  // best_score
    0.0142,  // fifth_score
    0.0864,  // most_worth
    0.0391,  // most_lead
    0.0000,  // best_coverage
    0.2550,  // most_coverage
    0.2550,  // most_context
    0.0000,  // best_missing
    0.0000,  // least_missing
    0.0000,  // best_cosine
    0.3092,  // best_match
    0.0000,  // best_centrality
    0.6815,  // best_drop
    0.0000,  // most_pairs
    0.2550,  // most_named
    0.0000,  // unseen
    0.0000,  // termed
    0.3442,  // rarity
    1.6389,  // ranked
};

inline constexpr AnswerSigns kSignsMost = {
    0.7851,   // best_score
    0.6004,   // fifth_score
    1.0673,   // most_worth
    0.6929,   // most_lead
    1.0000,   // best_coverage
    1.0000,   // most_coverage
    1.0000,   // most_context
    1.0000,   // best_missing
    1.0000,   // least_missing
    0.9720,   // best_cosine
    2.2796,   // best_match
    0.8656,   // best_centrality
    15.0000,  // best_drop
    1.0000,   // most_pairs
    1.0000,   // most_named
    0.7189,   // unseen
    1.0000,   // termed
    1.1127,   // rarity
    1.9881,   // ranked
};

/// 95 of 100 BioASQ questions lie above it.
inline constexpr double kAnswerableMin = 0.4271;

}  // namespace ibid::answer
