// Binding: which word another one belongs to. "Triples the risk of stroke and raises that of
// fractures" has all words of "triples the risk of fractures".
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out because a word belongs to another one in
/// the evidence: what goes up or down there goes the other way, or another thing is tripled;
/// "most", "these" or "one" stands before another word; what was preferred is what was passed over;
/// the word that others qualify was dropped; the cause is the effect.
[[nodiscard]] bool binds_otherwise(const Statement& claim, const Statement& evidence,
                                   const BagAlignment& bag);

}  // namespace ibid::verify
