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

/// The same for a page that would have no claim otherwise: a part of the question named with less
/// of a score is better than silence.
[[nodiscard]] SelectionLimits eased(SelectionLimits limits);

/// Keeps claims to what is asked, where some candidate, marked by mark_subjects(), is on just that:
/// those of a brief answer say its subjects themselves, and those to a question of a dose are on
/// the drug, the disease and the people that it names, those to one of a definition define.
void keep_to_question(const Question& question, std::span<const Candidate> candidates,
                      bool is_brief, SelectionLimits& limits);

/// Whether it asks of what held before, to which what was superseded belongs: it names a year, or
/// "previously".
[[nodiscard]] bool asks_of_past(const Question& question);

}  // namespace ibid::answer
