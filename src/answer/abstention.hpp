// Is there an answer at all? A probability that the index holds one, and the threshold under which
// ibid says "insufficient evidence" instead of guessing.
#pragma once

#include "answer/features.hpp"

namespace ibid::answer {

/// From the row of the best candidate and its score: a logistic curve fitted on questions whose
/// answers are in the pool (BioASQ, batches 7, 8 and 10) against questions from outside it and the
/// same questions with their evidence taken away.
[[nodiscard]] double answerable(const Features& best, double best_score);

/// 95 of 100 answerable questions lie above it (docs/evaluation-answers.md has the curve).
inline constexpr double kAnswerableMin = 0.325;

}  // namespace ibid::answer
