// Construction: the claim says in the same construction as the sentence something of another thing.
// "5% of people with A have B" where it is 5% of those with B that have A; "from low to high" where
// it went from high to low; what comes first in an order; what holds on the other side of "than".
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out for one of these reasons: a share of
/// another whole; two amounts with each other's names next to them; the amount of one side of
/// "than" told of the other; another member behind "between … and"; a change that begins where it
/// ended; another thing for the first in an order; a chain of causes turned round; "whether or not"
/// for a condition.
[[nodiscard]] bool fills_otherwise(const Statement& claim, const Statement& evidence,
                                   const BagAlignment& bag);

}  // namespace ibid::verify
