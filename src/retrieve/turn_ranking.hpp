// Passages by the words of a conversation, each text weighing less the longer ago it was said: by
// no rule of what a turn means, which may take over too much or the wrong thing, and by no feature
// of the completed question.
//
// After historical query expansion (Lin et al. 2020, "Query Reformulation using Query History for
// Passage Retrieval in Conversational Search").
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// A text of a conversation and what each of its words weighs; a word of several texts weighs as in
/// that where it weighs most.
struct WeighedText {
  std::string_view text;  ///< valid UTF-8
  double weight = 1;
};

/// The best `top_k` passages by BM25 of their texts and of the questions that they say they answer,
/// added up; by descending score, equals by passage. Empty where none of them is stated in these
/// words: by texts alone passages are found better otherwise (search.hpp). Thread-safe.
[[nodiscard]] Result<std::vector<index::ScoredPassage>> rank_by_words(
    const index::Generation& generation, std::span<const WeighedText> texts,
    const index::Filter& filter, std::size_t top_k);

}  // namespace ibid::retrieve
