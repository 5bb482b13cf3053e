// What each term weighs in the second ranking: its base weight times exp of a linear function of
// its features, and for frequent question words also of the word itself ("associated", "patients"
// and "role" tell little, whatever their idf). The numbers are in term_model_table.cpp; they come
// from bench/ranker_training.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "retrieve/term_features.hpp"

namespace ibid::retrieve {

/// A question word that weighs more or less than its features say.
struct WordEffect {
  std::string_view term;  ///< as indexed
  double effect = 0;      ///< added before exp
};

struct TermModel {
  KeywordFeatures keyword{};
  ExpansionFeatures expansion{};
  std::span<const WordEffect> words;  ///< ascending by term
};

/// The model that was learned.
[[nodiscard]] const TermModel& learned_term_model();

[[nodiscard]] double keyword_weight(const TermModel& model, const KeywordProfile& profile,
                                    std::string_view term);
[[nodiscard]] double expansion_weight(const TermModel& model, const ExpansionProfile& profile);

/// A weight moves within a factor of 50 down and 20 up for keywords, and an expansion may vanish:
/// beyond that no example was seen.
inline constexpr double kKeywordLogMin = -4;
inline constexpr double kExpansionLogMin = -6;
inline constexpr double kLogMax = 3;

}  // namespace ibid::retrieve
