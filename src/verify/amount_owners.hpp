// Amount owners: whose an amount is in a list ("31% with warfarin and 17% with apixaban").
#pragma once

#include "verify/alignment.hpp"
#include "verify/statement.hpp"

namespace ibid::verify {

/// True when an amount of the claim is one of a list in the evidence, and the claim tells it of
/// what has another amount there: "17% with warfarin". False when it names neither, or both.
[[nodiscard]] bool gives_to_another(const Statement& claim, const Statement& evidence,
                                    const BagAlignment& bag);

}  // namespace ibid::verify
