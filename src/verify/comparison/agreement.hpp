// Agreement: do a claim and a sentence go the same way and deny the same? The feature of parity
// counts signs; here every word is held to its counterpart, for a verdict that rests on it.
#pragma once

#include "verify/comparison/features.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// A word for more or less, better or worse.
[[nodiscard]] bool is_signed(const Token& token);

/// Denied once, or an odd number of times.
[[nodiscard]] bool is_denied(const Token& token);

/// Which way a signed token goes, as far as it is denied: 1 for more or better, -1 for less or
/// worse.
[[nodiscard]] int sign_of(const Token& token);

/// Which way the first two amounts of one unit go that the claim sets side by side: "5% vs 8%" is
/// less. 0 where it sets none.
[[nodiscard]] int sign_of_arms(const Statement& claim);

/// True when the statement has a negation.
[[nodiscard]] bool denies(const Statement& statement);

/// "Did not differ", "was similar", "noninferior", "as effective as".
[[nodiscard]] bool finds_no_difference(const Statement& statement);

/// "No survival benefit" and "did not lower mortality": both deny something good, or something bad.
[[nodiscard]] bool deny_same_effect(const Statement& claim, const Statement& evidence);

/// Every word of the claim for more or less, better or worse, has its counterpart, or figures that
/// show it.
[[nodiscard]] bool directions_agree(const Statement& claim, const Statement& evidence,
                                    const BagAlignment& bag, const Findings& findings);

/// What one side denies the other denies too.
[[nodiscard]] bool denials_agree(const Statement& claim, const Statement& evidence,
                                 const BagAlignment& bag, const Findings& findings);

/// "Similar with both" beside "in the same trial": what is alike is how it was found.
[[nodiscard]] bool takes_design_for_finding(const Statement& claim, const Statement& evidence,
                                            const BagAlignment& bag);

/// "Noninferior for events, despite more deaths" beside "more events": the claim finds a difference
/// where the sentence finds none.
[[nodiscard]] bool finds_more(const Statement& claim, const Statement& evidence,
                              const BagAlignment& bag);

}  // namespace ibid::verify
