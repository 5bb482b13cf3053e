// How like a question is to what passages say they are asked: to the questions that they answer,
// and to those that come near them and that nothing answers.
#pragma once

#include <span>

#include "answer/candidates.hpp"
#include "answer/question.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

/// Sets FoundPassage::asked_before of each. Likeness is the cosine of the stems of two questions,
/// weighed by rarity, 0 to 1; stop words do not count.
void mark_asked_before(const Question& question, std::span<FoundPassage> passages,
                       Vocabulary& vocabulary);

/// The greatest of each, over the first kPassagesBrief.
[[nodiscard]] AskedBefore asked_before(std::span<const FoundPassage> passages);

}  // namespace ibid::answer
