// An answer as a stream of events, in the order in which it is read. A claim, its citations, its
// evidence and the references that it is the first to use always travel in one event, so that no
// reader ever shows a number that it cannot resolve.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/json.hpp"

namespace ibid::serve {

struct AnswerEvent {
  std::string name;  ///< "start", "section", "group", "claim", "end"
  model::Json data;
};

/// `answer` is ibid.answer/1.
[[nodiscard]] std::vector<AnswerEvent> events_of(const model::Json& answer);

}  // namespace ibid::serve
