// Amount owners: whose an amount is in a list ("31% with warfarin and 17% with apixaban").
#pragma once

#include <cstdint>

#include "text/quantities.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Whose an amount of the claim is, by the list that the evidence has it in.
enum class Owner : std::uint8_t {
  kUnknown,  ///< no list, or neither or both are named
  kOwn,      ///< the claim names what has the amount there, and no other of the list
  kAnother,  ///< "17% with warfarin": what has another amount there
};

[[nodiscard]] Owner owner_of(const text::Quantity& amount, const Statement& claim,
                             const Statement& evidence, const BagAlignment& bag);

/// True when any amount of the claim is told of another member of its list.
[[nodiscard]] bool gives_to_another(const Statement& claim, const Statement& evidence,
                                    const BagAlignment& bag);

/// "Lowered it by 8%" where 8% is what one of two arms had ("8% versus 16%").
[[nodiscard]] bool takes_level_for_change(const Statement& claim, const Statement& evidence);

}  // namespace ibid::verify
