// Answer and Audit as JSON: schemas ibid.answer/1 and ibid.audit/1.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ibid/answer.hpp"
#include "ibid/audit.hpp"
#include "model/json.hpp"

namespace ibid::model {

[[nodiscard]] Json to_json(const Answer& answer);
[[nodiscard]] Json to_json(const Section& section, const Answer& answer);
[[nodiscard]] Json to_json(const PlacedClaim& claim, const Answer& answer);
[[nodiscard]] Json to_json(const Reference& reference);
[[nodiscard]] Json to_json(const Passage& passage);
[[nodiscard]] Json to_json(const Audit& audit);

/// What a caller adds to a claim of an audit before it is written; false breaks the writing off.
using FinishClaim = std::function<bool(Json& claim)>;
/// to_json() of an audit as text, with the members of `tail` (an object) behind its own. Written a
/// claim at a time: the tree of a long audit takes several times its text. Nothing when `finish`
/// broke it off.
[[nodiscard]] std::optional<std::string> audit_text(const Audit& audit, bool indent,
                                                    const FinishClaim& finish = {},
                                                    const Json& tail = Json::object());

/// Part of the other forms while shards are missing, and of the server's status always.
[[nodiscard]] Json to_json(const Coverage& coverage);

/// The number of a citation or reference: an integer from 1 to the highest int, else nothing.
[[nodiscard]] std::optional<int> citation_number(const Json& value);

/// The references of an ibid.answer/1 document, for export and for verify. kInputMalformed when it
/// has no list of them or one of them is none.
[[nodiscard]] Result<std::vector<Reference>> references_from_json(const Json& answer);

}  // namespace ibid::model
