// References: which works of the index a text's reference list names, and which name nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ibid/audit.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "verify/input/input.hpp"

namespace ibid::verify {

/// Resolves by DOI, PMID, PMCID, URL and BEIR id first, by title second: the same one, or else one
/// that contains it or is contained in it. "Fabricated" means that the index knows nothing under
/// any of them, not that the work does not exist; "mismatch" that an identifier leads to a work of
/// another title, year or second identifier than the list states.
[[nodiscard]] Result<AuditedReference> audit_reference(const index::Generation& generation,
                                                       const InputReference& reference);

/// Share of the words of the shorter title that the longer one has, after folding; 1 when equal.
[[nodiscard]] double title_likeness(std::string_view a, std::string_view b);

}  // namespace ibid::verify
