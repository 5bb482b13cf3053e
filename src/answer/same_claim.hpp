// Do two sentences say the same, so that one may stand for both with all citations?
//
// Only what is nearly word for word the same is merged, and never two sentences that differ in a
// number, a unit, a direction, a negation or a population: what stands in one and not in the other
// must be harmless.
#pragma once

#include <string_view>

#include "answer/candidates.hpp"

namespace ibid::answer {

/// Share of common stems of all stems of both, 0..1.
[[nodiscard]] double overlap(const Candidate& a, const Candidate& b);

/// Share of the smaller one's stems that the other has too.
[[nodiscard]] double containment(const Candidate& a, const Candidate& b);

/// True when `a` and `b`, whose texts are given, may be merged.
[[nodiscard]] bool say_the_same(const Candidate& a, std::string_view text_a, const Candidate& b,
                                std::string_view text_b);

/// True when nearly all of `a` stands in `b`, and nothing that turns a statement (a number, a
/// direction, a negation) stands in `a` alone: whoever has read `b` learns nothing from `a`.
[[nodiscard]] bool says_no_more(const Candidate& a, std::string_view text_a, const Candidate& b,
                                std::string_view text_b);

/// Whether `a` tells little that `b` does not, be it in other words. An amount is news, as is
/// what turns a statement or ranks what it names; what only one denies is another finding.
[[nodiscard]] bool repeats_in_other_words(const Candidate& a, std::string_view text_a,
                                          const Candidate& b, std::string_view text_b);

}  // namespace ibid::answer
