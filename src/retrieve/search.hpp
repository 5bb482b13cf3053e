// Search: which passages bear on a question? Analysis, expansion, candidates by BM25, feedback
// decided per question, rerank. Deterministic; no step calls back up.
#pragma once

#include <cstddef>
#include <span>
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
  std::string origin;      ///< "question", "synonym of …", "abbreviation of …", "feedback", …
  bool is_keyword = true;  ///< of the question, and no expansion
};

/// What was asked, where the question searched for was made of it.
struct Wording {
  /// The question in the words of who asks: by these passages are found that answer such a
  /// question. Empty: those searched for.
  std::string_view as_put = {};
  /// What was said of it last, where the rest is taken over from earlier turns (turn_words.hpp).
  /// Empty: all of it.
  std::string_view turn = {};
};

struct SearchOptions {
  std::size_t top_k = 10;
  index::Filter filter;
  bool explain = false;
  bool by_questions = true;  ///< too, that passages say they answer; else by their texts alone
};

struct Hit {
  index::PassageNumber passage = 0;
  double score = 0;  ///< orders this list and says nothing outside it: (1, 2) ranked by the trees,
                     ///< [0, 1] below their reach
  /// BM25 of the bare question: comparable between questions as a share of SearchResult::weight,
  /// and not in the order of the list. 0 for a passage that only expansions found.
  double match = 0;
  /// BM25 of the questions that the passage says it answers, of the best possible; 0 up to k1 + 1.
  double asked = 0;
  std::vector<std::string> explanation;  ///< one line a feature or term, only with `explain`
};

struct SearchResult {
  std::vector<QuestionTerm> terms;
  double weight = 0;      ///< sum of the keywords' inverse document frequencies by their counts
  std::vector<Hit> hits;  ///< by descending score, equals by passage id
};

/// Thread-safe. An empty or all-stop-word question yields no hits.
[[nodiscard]] Result<SearchResult> search(const index::Generation& generation,
                                          std::string_view question, const SearchOptions& options,
                                          const Wording& wording = {});
/// search() under each of `options`, in their order; what they share is done once.
[[nodiscard]] Result<std::vector<SearchResult>> search_each(const index::Generation& generation,
                                                            std::string_view question,
                                                            std::span<const SearchOptions> options,
                                                            const Wording& wording = {});

}  // namespace ibid::retrieve
