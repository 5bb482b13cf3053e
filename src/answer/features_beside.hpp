// What speaks for a sentence beside the others that were found with it: how far they agree with it,
// and how it compares with the best of them.
#pragma once

#include <span>
#include <vector>

#include "answer/agreement.hpp"
#include "answer/candidates.hpp"
#include "answer/features.hpp"

namespace ibid::answer {

/// Sets these features in the rows, which have those of each sentence by itself. `candidates` and
/// `agreement` are one a row.
void add_features_beside(std::vector<Features>& rows, std::span<const Candidate> candidates,
                         std::span<const Agreement> agreement);

}  // namespace ibid::answer
