// Dropped limits: "some patients bled" told as "patients bled", "probably helps" as "helps". A
// claim that retells its sentence without the word that limits it says more than the sentence.
#pragma once

#include <optional>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// What limits the sentence and the claim, which retells it, leaves out, as a reason: "strength"
/// for how many or how surely, "coverage" for of whom or together with what. Nothing where the
/// claim limits as much by another word. `alignment` is theirs.
[[nodiscard]] std::optional<Reason> find_dropped_limit(const Statement& claim,
                                                       const Statement& evidence,
                                                       const EditAlignment& alignment);

}  // namespace ibid::verify
