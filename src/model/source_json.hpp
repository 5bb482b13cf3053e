// Source <-> CSL-JSON plus ibid's keys ("kind", "design", "certainty", "status", …).
#pragma once

#include "ibid/source.hpp"
#include "model/json.hpp"

namespace ibid::model {

[[nodiscard]] Json to_json(const Source& source);

/// Lenient: unknown keys are passed over, numbers are taken for strings where CSL allows both.
/// Fails on an unknown kind, design or status, naming it, and when `json` is no object.
[[nodiscard]] Result<Source> source_from_json(const Json& json);

}  // namespace ibid::model
