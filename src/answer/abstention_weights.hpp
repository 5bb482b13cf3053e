// Learned by bench/answer_training; do not edit by hand.
#pragma once

#include "answer/abstention.hpp"

namespace ibid::answer {

inline constexpr double kAnswerableBase = -9.4897;

inline constexpr AnswerSigns kAnswerableWeights = {
    0.7304,   // best_score
    0.4796,   // fifth_score
    0.1572,   // most_worth
    2.1642,   // most_lead
    0.1645,   // best_coverage
    0.1240,   // most_coverage
    0.0358,   // most_context
    -0.1480,  // best_missing
    -0.1935,  // least_missing
    0.8665,   // best_cosine
    0.0994,   // best_match
    0.7973,   // best_centrality
    0.0073,   // best_drop
    0.1262,   // most_pairs
    0.0478,   // most_named
    -0.0334,  // unseen
    0.2802,   // termed
    -1.2605,  // rarity
    1.4859,   // ranked
    0.1115,   // near_focus
    0.0910,   // top_focus
    0.3142,   // near_even
    0.1412,   // top_even
    0.0695,   // near_said
    0.0621,   // top_said
    0.1079,   // near_count
    0.0802,   // near_named
    0.1951,   // promised
    0.2559,   // top_headed
    0.1039,   // of_asked
    0.0784,   // subjects
    -0.4257,  // unknown
    -0.0022,  // subject_weight
};

/// Of the squares of the signs.
inline constexpr AnswerSigns kAnswerableSquares = {
    1.0807,   // best_score
    1.3499,   // fifth_score
    0.3819,   // most_worth
    2.1969,   // most_lead
    0.2198,   // best_coverage
    0.2030,   // most_coverage
    0.1171,   // most_context
    -0.1136,  // best_missing
    -0.1166,  // least_missing
    0.8038,   // best_cosine
    0.0258,   // best_match
    0.3700,   // best_centrality
    -0.0005,  // best_drop
    0.1065,   // most_pairs
    0.1283,   // most_named
    -0.1231,  // unseen
    0.2141,   // termed
    -1.1909,  // rarity
    1.0802,   // ranked
    0.2258,   // near_focus
    0.1786,   // top_focus
    0.3477,   // near_even
    0.2009,   // top_even
    0.0174,   // near_said
    0.0153,   // top_said
    0.0124,   // near_count
    0.0174,   // near_named
    0.1951,   // promised
    0.2559,   // top_headed
    0.1039,   // of_asked
    0.0103,   // subjects
    -0.3634,  // unknown
    0.0046,   // subject_weight
};

/// What was learned from lies between; an index of a few passages may give signs beyond.
inline constexpr AnswerSigns kSignsLeast = {
    0.0000,  // best_score
    0.0000,  // fifth_score
    0.0000,  // most_worth
    0.0000,  // most_lead
    0.0000,  // best_coverage
    0.0000,  // most_coverage
    0.0000,  // most_context
    0.0000,  // best_missing
    0.0000,  // least_missing
    0.0000,  // best_cosine
    0.0000,  // best_match
    0.0000,  // best_centrality
    0.0000,  // best_drop
    0.0000,  // most_pairs
    0.0000,  // most_named
    0.0000,  // unseen
    0.0000,  // termed
    0.0000,  // rarity
    0.0000,  // ranked
    0.0000,  // near_focus
    0.0000,  // top_focus
    0.0000,  // near_even
    0.0000,  // top_even
    0.0000,  // near_said
    0.0000,  // top_said
    0.0000,  // near_count
    0.0000,  // near_named
    0.0000,  // promised
    0.0000,  // top_headed
    0.0000,  // of_asked
    0.0000,  // subjects
    0.0000,  // unknown
    0.0000,  // subject_weight
};

inline constexpr AnswerSigns kSignsMost = {
    0.7596,   // best_score
    0.5827,   // fifth_score
    1.0576,   // most_worth
    0.6571,   // most_lead
    1.0000,   // best_coverage
    1.0000,   // most_coverage
    1.0000,   // most_context
    1.0000,   // best_missing
    1.0000,   // least_missing
    0.9447,   // best_cosine
    2.6728,   // best_match
    0.8480,   // best_centrality
    30.0000,  // best_drop
    1.0000,   // most_pairs
    1.0000,   // most_named
    1.0000,   // unseen
    1.0000,   // termed
    1.0871,   // rarity
    1.9875,   // ranked
    1.0000,   // near_focus
    1.0000,   // top_focus
    1.0000,   // near_even
    1.0000,   // top_even
    4.6957,   // near_said
    4.6957,   // top_said
    8.0000,   // near_count
    5.0880,   // near_named
    1.0000,   // promised
    1.0000,   // top_headed
    1.0000,   // of_asked
    10.0000,  // subjects
    1.0000,   // unknown
    5.8079,   // subject_weight
};

/// 96 of 100 BioASQ questions lie above it.
inline constexpr double kAnswerableMin = 0.4243;

}  // namespace ibid::answer
