// Passages by what was said in a conversation: by no rule of what a turn means, which may take over
// too much or the wrong thing, and by no feature of the completed question.
//
// After historical query expansion (Lin et al. 2020, "Query Reformulation using Query History for
// Passage Retrieval in Conversational Search").
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// The turns of a conversation as they were put, valid UTF-8. Must outlive the call that takes it.
struct TurnsSaid {
  std::string_view last = {};
  std::string_view before = {};  ///< the one before the last
  std::string_view first = {};   ///< with which the conversation began
};

/// The best `top_k` passages by the questions that they say they answer and by their texts, and by
/// how much their Documents are what the earlier turns are about; `completed` is the last turn made
/// complete. By descending score, equals by passage. Empty where no passage states a question in
/// words of the last turn or of `completed`: by texts alone passages are found better otherwise
/// (search.hpp). Thread-safe.
[[nodiscard]] Result<std::vector<index::ScoredPassage>> rank_by_turns(
    const index::Generation& generation, const TurnsSaid& turns, std::string_view completed,
    const index::Filter& filter, std::size_t top_k);

}  // namespace ibid::retrieve
