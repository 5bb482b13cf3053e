// Search: which passages bear on a question? Analysis, expansion, candidates by BM25, feedback
// decided per question, rerank. Deterministic; no step calls back up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// A term of the analysed question: what it weighs and where it came from.
struct QuestionTerm {
  std::string term;     ///< as indexed
  std::string surface;  ///< as the question (or the expansion) has it
  double weight = 1;
  std::string origin;  ///< "question", "synonym of …", "abbreviation of …", "feedback", …
};

struct SearchOptions {
  std::size_t top_k = 10;
  index::Filter filter;
  bool explain = false;
};

struct Hit {
  index::PassageNumber passage = 0;
  double score = 0;
  std::vector<std::string> explanation;  ///< one line a feature or term, only with `explain`
};

struct SearchResult {
  std::vector<QuestionTerm> terms;
  std::vector<Hit> hits;  ///< by descending score, equals by passage id
};

/// Thread-safe. An empty or all-stop-word question yields no hits.
[[nodiscard]] Result<SearchResult> search(const index::Generation& generation,
                                          std::string_view question, const SearchOptions& options);

}  // namespace ibid::retrieve
