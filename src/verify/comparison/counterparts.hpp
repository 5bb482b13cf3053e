// Counterparts: common words of which one stands for another thing than the other, though neither
// names what is spoken of and neither turns it round: "incidence" for "prevalence", "large" for
// "small", "for 6 months" for "after 6 months".
#pragma once

#include <optional>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// A word of the claim that stands, in the run of `edit`, where the evidence has its counterpart,
/// as a reason ("entity").
[[nodiscard]] std::optional<Reason> find_counterpart(const Statement& claim,
                                                     const Statement& evidence, const Edit& edit);

}  // namespace ibid::verify
