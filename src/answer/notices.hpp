// Notices: what a reader must know beside the claims. Nothing stale is cited silently.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "answer/question.hpp"
#include "answer/selection.hpp"
#include "answer/vocabulary.hpp"
#include "ibid/answer.hpp"

namespace ibid::answer {

/// "retraction": one a work that was left out.
void add_retraction_notices(std::span<const WorkPtr> retracted, std::vector<Notice>& notices);

/// "superseded" and "concern": one a reference that may no longer hold. What took the place of a
/// work is named by its title and year where `generation` has it. A work that was corrected holds;
/// the correction is named at its reference.
void add_status_notices(std::span<const Reference> references, const index::Generation& generation,
                        std::vector<Notice>& notices);

/// "partial_coverage": names the parts of the question of which no claim speaks.
void add_coverage_notice(const Question& question, std::span<const ChosenClaim> claims,
                         Vocabulary& vocabulary, std::vector<Notice>& notices);

/// "setting": that no claim speaks of anything in which the question is asked.
void add_setting_notice(const Question& question, std::span<const ChosenClaim> claims,
                        std::vector<Notice>& notices);

/// "partial_coverage": that nothing found is of the people asked about.
void add_people_notice(const Question& question, std::vector<Notice>& notices);

/// "spelling": the words of the question that were read as words of the claims.
void add_spelling_notice(const Question& question, std::span<const ChosenClaim> claims,
                         index::Analyzer& analyzer, std::vector<Notice>& notices);

/// "conflict": one a pair of claims that point in opposite directions, naming both by their
/// numbers.
void add_conflict_notices(std::span<const ChosenClaim> claims,
                          std::span<const Reference> references, std::vector<Notice>& notices);

/// "own_marks": that a quote has reference numbers of its source within it, which are none of the
/// answer's.
void add_own_marks_notice(std::span<const ChosenClaim> claims, std::vector<Notice>& notices);

/// "searched": what was searched for and where, for an answer without claims.
void add_searched_notice(const Question& question, const index::Generation& generation,
                         std::vector<Notice>& notices);

/// Ends every answer.
[[nodiscard]] std::string_view disclaimer_for(Audience audience);

}  // namespace ibid::answer
