// What the tests of audits share: an index of ibid's own corpus, one of a few made-up works, and
// short ways to look at an audit.
#pragma once

#include <string>
#include <string_view>

#include "ibid/audit.hpp"
#include "index/generation.hpp"

namespace ibid::verify::testing {

/// The corpus of this repository, indexed once for the whole test program.
[[nodiscard]] const index::Generation& corpus_generation();

/// Five works: doi:10.1000/zinc (2021, pmid:111, a randomized trial), doi:10.1000/retracted
/// (retracted), doi:10.1000/old (superseded by doi:10.1000/new), doi:10.1000/new,
/// doi:10.1000/copper.
[[nodiscard]] const index::Generation& small_generation();

/// verify_text(), failing the test when it fails.
[[nodiscard]] Audit audit(const index::Generation& generation, std::string_view text);

/// The audited claim that begins with `words`; fails the test when there is none.
[[nodiscard]] AuditedClaim claim_of(const Audit& audit, std::string_view words);

}  // namespace ibid::verify::testing
