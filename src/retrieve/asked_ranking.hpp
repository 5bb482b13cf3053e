// Passages by the questions that they say they answer. What people ask seldom has the words of what
// answers them ("puffer", "kick in"), but often those in which somebody asked the same before. The
// questions' words are terms of their own (index::question_term()), so that a passage which states
// none is ranked by its text as ever.
//
// After Nogueira et al. 2019, "Document expansion by query prediction", with questions that people
// wrote.
#pragma once

#include <cstddef>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/question.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {

/// What a word of the questions weighs in the second ranking, beside one of the text.
inline constexpr double kAskedWeight = 1;
/// Passages that the ranking lists.
inline constexpr std::size_t kAskedPassages = 100;

struct AskedRanking {
  std::vector<index::ScoredPassage> ranked;  ///< by BM25 of Question::asked; may be empty
  double idf_sum = 0;  ///< of the terms; one that no passage has counts as if a single one had it
};

[[nodiscard]] Result<AskedRanking> asked_ranking(const index::Generation& generation,
                                                 Workspace& workspace, const Question& question,
                                                 const index::Filter& filter);

/// Adds kAskedWeight times their scores to those of `ranked`, passages that are in neither list
/// counting 0 there, and keeps the best `count`.
void add_asked(const AskedRanking& asked, std::size_t count,
               std::vector<index::ScoredPassage>& ranked);

}  // namespace ibid::retrieve
