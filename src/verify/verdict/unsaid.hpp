// Unsaid: a claim can be told with words of the evidence and plain words alone, and its point be
// nowhere in the evidence. "It is effective for gout" beside "it was tried in gout"; "studies have
// shown" beside one study; "raises" beside a sentence in which nothing goes up.
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out for one of these reasons. The evidence
/// says nothing of it that something works, is advised, is started at a level, goes up or down,
/// comes first in an order, was seen in several studies, or holds of high doses or of all. Or it
/// says less: that something may come about, and not that it did; that it goes with what the claim
/// says it causes; screening or preventing for treating; several outcomes together for one.
[[nodiscard]] bool tells_what_is_unsaid(const Statement& claim, const Statement& evidence,
                                        const BagAlignment& bag);

}  // namespace ibid::verify
