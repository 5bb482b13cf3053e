// Restatement: does a sentence say all that a claim says, in whatever words and order?
//
// Likeness of words cannot tell; what can is an account in full. Every word of the claim stands in
// the evidence, or is one that says nothing of its own, and everything that can disagree (amounts,
// directions, denials, groups, names, comparators, firmness) was compared and agrees. What is left
// over may be few ordinary words at the most.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "verify/comparison/features.hpp"
#include "verify/comparison/sentence_ranking.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

/// Whether the sentence at `rank` of `ranked` accounts for all of the claim; `findings` are those
/// of examine() for it. A few words that name the subject may stand in other sentences.
[[nodiscard]] bool restates(const Statement& claim, std::span<const Statement> evidence,
                            std::span<const RankedSentence> ranked, std::size_t rank,
                            const Findings& findings, const Vocabulary& vocabulary,
                            bool is_part = false);

/// The claim is firmer than the sentence, holds of more than it, or advises what it advises
/// against.
[[nodiscard]] bool goes_further(const Statement& claim, const Statement& evidence);

/// The claim cut at semicolons, at commas before "and" and the like, and before "but" and
/// "whereas", where every part has something to say; empty when it is in one piece.
[[nodiscard]] std::vector<Statement> parts_of(const Statement& claim);

/// True when both have a word that says something, and no direction, in common.
[[nodiscard]] bool share_a_subject(const Statement& a, const Statement& b);

}  // namespace ibid::verify
