// One claim of an audited text against the cited works first and the whole index second.
#pragma once

#include <map>
#include <string>

#include "ibid/audit.hpp"
#include "ibid/result.hpp"
#include "verify/evidence/evidence_search.hpp"
#include "verify/input/input.hpp"

namespace ibid::verify {

/// What the claims of one text share.
struct AuditContext {
  EvidencePool& pool;
  /// Canonical ids by the number the text gives them; fabricated numbers are missing.
  const std::map<int, std::string>& sources;
  /// What the text itself quotes of a numbered source (annotations), by number.
  const std::map<int, std::string>& quotes;
  bool text_cites = false;  ///< some sentence of the text has a citation
};

/// Never kNotAClaim.
[[nodiscard]] Result<AuditedClaim> audit_claim(const InputSentence& sentence,
                                               const AuditContext& context);

}  // namespace ibid::verify
