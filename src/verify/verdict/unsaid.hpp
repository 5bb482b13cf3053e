// Unsaid: a claim can be told with words of the evidence and plain words alone, and its point be
// nowhere in the evidence. "It is effective for gout" beside "it was tried in gout"; "studies have
// shown" beside one study; "raises" beside a sentence in which nothing goes up.
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whether likeness of words must not bear the claim out for one of these reasons: that something
/// works, is advised, goes up or down, was seen in several studies, holds of high doses or of all,
/// of which the evidence says nothing; that something came about, of which the evidence says
/// that it may; that it causes what it only goes with; or of one outcome what holds of several
/// together.
[[nodiscard]] bool tells_what_is_unsaid(const Statement& claim, const Statement& evidence,
                                        const BagAlignment& bag);

}  // namespace ibid::verify
