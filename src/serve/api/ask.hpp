// Asking on behalf of a client: the engine's answer with its current review, and its JSON with
// offsets in every unit.
#pragma once

#include "ibid/engine.hpp"
#include "model/json.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

struct Asked {
  Answer answer;
  model::Json json;  ///< ibid.answer/1 with "offsets" in every evidence
};

/// The same bytes for the same generation, question and options, also while generations change.
[[nodiscard]] Result<Asked> ask(Service& service, const AskRequest& request);

/// Puts what the review store knows onto `answer`; a notice where it cannot be read.
void add_review(Service& service, Answer& answer);

}  // namespace ibid::serve
