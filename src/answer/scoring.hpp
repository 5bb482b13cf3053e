// How well a candidate answers the question: its features, weighed by a table of small trees.
#pragma once

#include "answer/features.hpp"

namespace ibid::answer {

/// About 0 (no answer) to 1 (the best sentence there could be). Sums in the table's order.
[[nodiscard]] double score_of(const Features& row);

/// Sets score and coverage of all candidates and orders them: best first, equals by passage id and
/// place. Returns the row of the best; there must be one.
Features score(const Question& question, std::span<const FoundPassage> passages,
               std::vector<Candidate>& candidates, Vocabulary& vocabulary,
               index::Analyzer& analyzer);

}  // namespace ibid::answer
