// How like a question is to what passages say they are asked: to the questions that they answer,
// and to those that come near them and that nothing answers.
#pragma once

#include <span>

#include "answer/candidates.hpp"
#include "answer/question.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

/// A passage is about what its nearest question names where its questions fit so much of how the
/// best one's do: of 120 questions that nobody had tuned for 0.464 of a page's claims are wanted,
/// with any fit 0.413, and as many pages open right and as much of what is wanted is shown. A
/// search by texts alone takes no notice of questions.
/// Nor is a question compared with those of others, which would cost a page half of its time more.
inline constexpr double kAskedShareMin = 0.7;

/// Sets FoundPassage::asked_before of each. Likeness is the cosine of the stems of two questions,
/// weighed by rarity, 0 to 1; stop words do not count.
void mark_asked_before(const Question& question, std::span<FoundPassage> passages,
                       Vocabulary& vocabulary);

/// The greatest of each: likeness over the first kPassagesBrief, by which silence has learned.
[[nodiscard]] AskedBefore asked_before(std::span<const FoundPassage> passages);

}  // namespace ibid::answer
