// Misplacement: the claim has the evidence's words, and yet another of them stands where each
// stood: what is set apart is told of the rest, one arm has the amount of the other, "unproven" is
// proven.
#pragma once

#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out for one of these reasons: a word and its
/// contrary by "un-"; "any one of" for "two of"; what stands behind "but not" or before "as
/// alternatives" stands elsewhere; the words behind two amounts have changed places; a change of
/// what the evidence calls similar.
[[nodiscard]] bool misplaces(const Statement& claim, const Statement& evidence);

}  // namespace ibid::verify
