// Expressions of several words that mean one thing: synonyms of the language's tables ("heart
// attack", "myocardial infarction") and abbreviations that spell the initials of a run of words.
#pragma once

#include <span>
#include <vector>

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

/// Raises `matches` (one a claim token) where an expression of the claim stands in the evidence
/// in other words. Never lowers a match.
void align_expressions(const Statement& claim, const Statement& evidence,
                       const Vocabulary& vocabulary, std::span<Match> matches);

/// The same for a claim x evidence matrix: single words that are synonyms of each other.
void mark_expression_pairs(const Statement& claim, const Statement& evidence,
                           const Vocabulary& vocabulary, std::span<MatchKind> kinds);

}  // namespace ibid::verify
