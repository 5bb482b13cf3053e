// Denials: do two sentences deny the same, where their denials stand in other places and forms?
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// One side denies, and the other says all that in words of the same meaning: "does not work"
/// beside "fails".
[[nodiscard]] bool say_denials_otherwise(const Statement& claim, const Statement& evidence,
                                         const BagAlignment& bag);

/// "Adults do not need a scan" beside "a scan is not needed in adults", "zinc was not given" beside
/// "without zinc": each denial of the claim is one of the evidence's, and there are no others.
/// False where either contrasts: what is denied of one thing may be told of another.
[[nodiscard]] bool deny_same_things(const Statement& claim, const Statement& evidence,
                                    const BagAlignment& bag);

/// "Did not lower relapse but lowered mortality" beside "did not lower mortality but lowered
/// relapse": what is denied on either side is told on the other.
[[nodiscard]] bool exchange_denials(const Statement& claim, const Statement& evidence,
                                    const BagAlignment& bag);

}  // namespace ibid::verify
