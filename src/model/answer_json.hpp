// Answer and Audit as JSON: schemas ibid.answer/1 and ibid.audit/1.
#pragma once

#include <optional>
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
/// Part of the other forms while shards are missing, and of the server's status always.
[[nodiscard]] Json to_json(const Coverage& coverage);

/// The number of a citation or reference: an integer from 1 to the highest int, else nothing.
[[nodiscard]] std::optional<int> citation_number(const Json& value);

/// The references of an ibid.answer/1 document, for export and for verify. kInputMalformed when it
/// has no list of them or one of them is none.
[[nodiscard]] Result<std::vector<Reference>> references_from_json(const Json& answer);

}  // namespace ibid::model
