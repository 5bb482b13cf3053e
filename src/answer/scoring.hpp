// How well a candidate answers the question: the features, weighed.
#pragma once

#include "answer/features.hpp"

namespace ibid::answer {

/// The weighed sum of a row.
[[nodiscard]] double score_of(const Features& row);

/// Sets Candidate::score of all and orders them: best first, equals by passage id and place.
void score(const Question& question, std::span<const FoundPassage> passages,
           std::vector<Candidate>& candidates, Vocabulary& vocabulary, index::Analyzer& analyzer);

}  // namespace ibid::answer
