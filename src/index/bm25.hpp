// BM25 as Xapian 1.4.22's BM25Weight computes it, step by step in the same order of operations, so
// that every engine here (Xapian's matcher, the block-max postings, a brute-force test) arrives at
// the same bits. k2 is 0, there is no relevance set, and the query weight is a plain factor.
//
// A passage's score is the sum of its terms' parts in the order of canonical_terms(), begun at 0.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ibid::index {

struct Bm25Parameters {
  double k1 = 1.2;
  double b = 0.75;
  double min_normalized_length = 0.5;
  friend bool operator==(const Bm25Parameters&, const Bm25Parameters&) = default;
};

/// What a score depends on beyond the passage: counts over all live passages of a generation.
struct Bm25Collection {
  std::uint32_t passages = 0;
  double average_length = 0;  ///< weighted terms a passage
};

/// Length-dependent part of the denominator.
[[nodiscard]] inline double bm25_length_part(const Bm25Parameters& parameters, double length_factor,
                                             std::uint32_t length) {
  const double normalized = std::max(length * length_factor, parameters.min_normalized_length);
  return parameters.k1 * (normalized * parameters.b + (1 - parameters.b));
}

/// 1 / average length, and 0 where length does not count (BM25Weight::init).
[[nodiscard]] inline double bm25_length_factor(const Bm25Parameters& parameters,
                                               double average_length) {
  if (parameters.k1 == 0 || parameters.b == 0 || average_length == 0) return 0;
  return 1 / average_length;
}

/// What a term's saturated frequency is multiplied by. `document_frequency` must be at least 1 and
/// at most collection.passages; the result is positive for every positive `query_weight`.
[[nodiscard]] inline double bm25_term_weight(const Bm25Parameters& parameters,
                                             const Bm25Collection& collection,
                                             std::uint32_t document_frequency,
                                             double query_weight) {
  double ratio = (collection.passages - document_frequency + 0.5) / (document_frequency + 0.5);
  if (ratio < 2) ratio = ratio * 0.5 + 1;
  double weight = std::log(ratio) * query_weight;
  weight *= parameters.k1 + 1;
  return weight;
}

/// One term's part of a passage's score. `length_part` comes from bm25_length_part().
[[nodiscard]] inline double bm25_part(double term_weight, std::uint32_t frequency,
                                      double length_part) {
  const double frequency_real = frequency;
  const double denominator = length_part + frequency_real;
  return term_weight * (frequency_real / denominator);
}

}  // namespace ibid::index
