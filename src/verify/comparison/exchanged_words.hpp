// Exchanged words: the claim retells the sentence, and two runs of its words have changed places.
// "Adherent doctors had discussed guidelines while non-adherent ones had not", turned round.
#pragma once

#include <optional>
#include <span>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// What changed places, with what stands between, as a reason ("roles"). Nothing where that changes
/// nothing: two members of one list, or both sides of what holds both ways ("interacts with").
/// `edits` are those of align_edits(). O(edits squared).
[[nodiscard]] std::optional<Reason> find_exchange(const Statement& claim, const Statement& evidence,
                                                  std::span<const Edit> edits);

}  // namespace ibid::verify
