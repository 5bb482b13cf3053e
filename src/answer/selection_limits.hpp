// What a brief answer and a page take: how good a claim must be, and what else speaks for it.
#pragma once

#include <cstddef>
#include <span>

#include "answer/question.hpp"
#include "answer/selection.hpp"
#include "ibid/answer.hpp"

namespace ibid::answer {

/// `candidates` are ordered as score() leaves them and not empty. The direct answers alone, the one
/// that does best by itself first.
[[nodiscard]] SelectionLimits brief_limits(std::size_t claims_max, std::size_t words_max,
                                           std::span<const Candidate> candidates);

/// The same for a page, which also sets the scene: by mark_subjects(), too. How two things hang
/// together is told with what is known of either.
[[nodiscard]] SelectionLimits page_limits(std::size_t claims_max, std::size_t words_max,
                                          Audience audience, QuestionType type,
                                          std::span<const Candidate> candidates);

}  // namespace ibid::answer
