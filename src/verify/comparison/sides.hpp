// Sides: "fewer falls with A than with B" and "more falls with B than with A" say the same. What
// stands behind "than" tells which of the two a claim says, whatever the arms are.
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Where the sentence has what the claim holds something against ("than with B").
enum class Sides {
  kNone,       ///< the claim compares nothing
  kSame,       ///< behind its own "than" or "compared with"
  kExchanged,  ///< as that of which it tells
  kUnknown     ///< on neither side, or on both
};

[[nodiscard]] Sides compare_sides(const Statement& claim, const Statement& evidence,
                                  const BagAlignment& bag);

/// "Fewer falls with A than with B" beside "more falls with B than with A": both sides exchanged,
/// the one word that compares turned, and nothing denied.
[[nodiscard]] bool is_told_conversely(const Statement& claim, const Statement& evidence,
                                      const BagAlignment& bag);

}  // namespace ibid::verify
