// Where a passage comes from, as other programs want it told: one work and one address.
#pragma once

#include <string>

#include "ibid/answer.hpp"
#include "ibid/engine.hpp"

namespace ibid::serve {

/// The work that a passage is cited as: the first it is attributed to, else its own.
[[nodiscard]] const Source& cited_work(const FoundPassage& found);

/// The title of a reference as no other reference of the answer has it: editorials share theirs,
/// and some clients take works of one title for one work.
[[nodiscard]] std::string title_in(const Answer& answer, const Reference& reference);

/// Where a reader finds the work: http(s) if there is any such place, else "urn:ibid:source:…".
[[nodiscard]] std::string url_of(const Source& source);

}  // namespace ibid::serve
