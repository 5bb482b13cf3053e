// The one small interface between ranking ideas and posting lists: the k best passages for a bag
// of weighted terms under a filter. Xapian answers it (the oracle), the block-max postings answer
// it (the fast path), and each checks the other.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ibid/filter.hpp"
#include "ibid/result.hpp"

namespace ibid::index {

/// Number of a passage within one Generation. Those of removed passages are never given out, so
/// there may be gaps; see Generation::passage_limit().
using PassageNumber = std::uint32_t;

/// A term as Analyzer gives it, and what its BM25 score is multiplied by.
struct WeightedTerm {
  std::string term;
  double weight = 1.0;
};

/// Statuses are none of the ranking's business: they can change without the passage changing, so
/// they are judged after resolution.
using ibid::Filter;

struct ScoredPassage {
  PassageNumber passage = 0;
  double score = 0;
  friend bool operator==(const ScoredPassage&, const ScoredPassage&) = default;
};

/// Thread-safe.
class TopK {
 public:
  virtual ~TopK() = default;
  /// At most `k` passages by descending score; equal scores by ascending hash of the passage id (a
  /// total order that does not depend on how the index was built). Terms may repeat; unknown terms
  /// count nothing. They are all of texts or all of questions (question_term()); a generation may
  /// refuse both at once.
  [[nodiscard]] virtual Result<std::vector<ScoredPassage>> top_k(
      std::span<const WeightedTerm> terms, const Filter& filter, std::size_t k) const = 0;
};

}  // namespace ibid::index
