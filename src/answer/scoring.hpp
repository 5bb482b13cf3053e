// How well a candidate answers the question: its features, weighed by tables of small trees.
#pragma once

#include "answer/features.hpp"

namespace ibid::answer {

/// Sets worth, recall, lead and score of all candidates, which mark_subjects() has marked, and
/// orders them. Returns the rows of features, by Candidate::row.
std::vector<Features> score(const Question& question, std::span<const FoundPassage> passages,
                            std::vector<Candidate>& candidates, Vocabulary& vocabulary);

/// What score() makes of a candidate by what the tables say.
void set_scores(Candidate& candidate, double worth, double recall, double lead);

/// Best first, equals by passage id and place.
void order_by_score(std::span<const FoundPassage> passages, std::vector<Candidate>& candidates);

}  // namespace ibid::answer
