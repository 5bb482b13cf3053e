// Standings: which of two medicines is allowed or barred, comes first or second. "Apixaban can be
// taken, warfarin should be avoided" has nearly all words of the same with the two exchanged.
#pragma once

#include <optional>

#include "ibid/audit.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Two substances of both that have exchanged their standings, as a reason ("roles").
[[nodiscard]] std::optional<Reason> find_exchanged_standings(const Statement& claim,
                                                             const Statement& evidence);

}  // namespace ibid::verify
