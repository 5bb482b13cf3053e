// Arms: which of two medicines, or of a medicine and placebo, a sentence gives more of something,
// in whatever words and order, and which of two amounts is whose.
#pragma once

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// How what a claim says of two arms stands to what a sentence says of them.
struct ArmComparison {
  /// "Fewer falls on placebo" where "zinc lowered falls compared with placebo", or "3% on zinc"
  /// where "more common with zinc than with placebo (20% versus 3%)".
  bool is_exchanged = false;
  /// "Less with placebo than with zinc" where "more with zinc than with placebo": the same.
  bool is_converse = false;
};

[[nodiscard]] ArmComparison compare_arms(const Statement& claim, const Statement& evidence,
                                         const BagAlignment& bag);

}  // namespace ibid::verify
