// Further terms: a medicine, a class of them or a condition that a claim adds to what its evidence
// speaks of. In a long list one such term hardly lowers any likeness, yet the claim does not stand.
#pragma once

#include <string>

#include "index/language.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// The first term of the language's tables that the claim names and the sentence does not, neither
/// under another name nor by a member of it, as the claim writes it; empty when there is none.
/// Medicines and classes are looked for anywhere, other names ("exercise") in lists alone, or
/// anywhere, too.
[[nodiscard]] std::string find_further_term(const Statement& claim, const Statement& evidence,
                                            const BagAlignment& bag,
                                            const index::Language& language, bool anywhere);

}  // namespace ibid::verify
