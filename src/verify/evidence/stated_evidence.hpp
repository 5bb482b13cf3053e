// Stated evidence: what an ibid.answer says of its own evidence must be what the index has, byte
// for byte. An answer that was altered after it was given, or whose evidence has since changed,
// shows here even where its claims still stand.
#pragma once

#include <vector>

#include "ibid/audit.hpp"
#include "ibid/result.hpp"
#include "verify/evidence/evidence_search.hpp"
#include "verify/input/input.hpp"

namespace ibid::verify {

/// What `stated` and the index say differently: "passage" (the index has none of that id, and
/// nothing else is compared), "hash", "place" (the quote does not stand at those bytes), "quote"
/// (it stands nowhere in the passage), "source" (the passage does not stand for that work).
/// `candidate` is the passage of that id, or nullptr.
[[nodiscard]] Result<std::vector<Reason>> compare_stated(const StatedEvidence& stated,
                                                         const Candidate* candidate,
                                                         const index::Generation& generation);

/// Adds the reasons to `claim`. An altered quote contradicts it; of what stands otherwise any other
/// difference leaves only a part.
void take_stated(const std::vector<Reason>& reasons, AuditedClaim& claim);

}  // namespace ibid::verify
