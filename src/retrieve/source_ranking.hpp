// A ranking of Sources, each at its best passage: what a TREC run lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "retrieve/search.hpp"

namespace ibid::retrieve {

struct RankedSource {
  std::string source_id;  ///< canonical; a BEIR `_id` as it was given
  double score = 0;       ///< of its best passage
};

/// At most `top_n` Sources by descending score. `options.top_k` is not looked at: as many passages
/// are ranked as it takes. Thread-safe.
[[nodiscard]] Result<std::vector<RankedSource>> rank_sources(const index::Generation& generation,
                                                             std::string_view question,
                                                             std::size_t top_n,
                                                             SearchOptions options = {});

}  // namespace ibid::retrieve
