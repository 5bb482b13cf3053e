// BM25 of a term in an analysed candidate: what the index scored, and variants of it.
#pragma once

#include <algorithm>

#include "index/schema.hpp"
#include "retrieve/candidate.hpp"

namespace ibid::retrieve {

/// Saturated frequency, 0 up to k1 + 1, of a term that occurs `frequency` times.
[[nodiscard]] inline double saturation(double frequency, double relative_length, double k1,
                                       double b) {
  return frequency <= 0 ? 0
                        : frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * relative_length));
}

/// Length over the average, with the schema's lower limit.
[[nodiscard]] inline double relative_length(const Candidate& candidate, const Lexicon& lexicon) {
  const double average = lexicon.statistics().average_length;
  return average <= 0 ? 1
                      : std::max(candidate.length / average, index::kBm25.min_normalized_length);
}

/// With the schema's constants.
[[nodiscard]] inline double saturation(double frequency, double relative_length) {
  return saturation(frequency, relative_length, index::kBm25.k1, index::kBm25.b);
}

}  // namespace ibid::retrieve
