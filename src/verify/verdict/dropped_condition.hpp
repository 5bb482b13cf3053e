// Dropped conditions: "anticoagulation is recommended" beside "is recommended when the risk is 2%
// or more". What the sentence says under a condition the claim says without one.
#pragma once

#include <optional>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// The condition ("if", "unless", "only", "when" …) of advice that the claim gives without any, as
/// a reason ("coverage"). Nothing where the claim has one itself, or says the half of it in other
/// words
/// ("in men with a score of 2").
[[nodiscard]] std::optional<Reason> dropped_condition(const Statement& claim,
                                                      const Statement& evidence,
                                                      const BagAlignment& bag);

}  // namespace ibid::verify
