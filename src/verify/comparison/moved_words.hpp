// Moved words: the claim retells the sentence, and words of the sentence stand elsewhere in it.
// "Adherent doctors had discussed guidelines while non-adherent ones had not", turned round; "rash
// was more common with zinc, whereas rash was more common with iron" for "whereas nausea was".
#pragma once

#include <optional>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// What moved, as a reason: "roles" for two runs of words that have changed places, with what
/// stands between; "entity" for a word that stands once more in the place of another. Nothing where
/// that changes nothing: two members of one list, both sides of what holds both ways ("interacts
/// with"). `alignment` is that of align_edits(). O(edits squared).
[[nodiscard]] std::optional<Reason> find_moved(const Statement& claim, const Statement& evidence,
                                               const EditAlignment& alignment);

}  // namespace ibid::verify
