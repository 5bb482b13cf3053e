// Overstatement: the claim has nearly the evidence's words and says more than it: "eliminated" for
// "lowered", "significantly" of what may be chance, men where women were seen, the first place for
// the third, what was passed over for what was chosen.
#pragma once

#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out for one of these reasons.
[[nodiscard]] bool overstates(const Statement& claim, const Statement& evidence);

}  // namespace ibid::verify
