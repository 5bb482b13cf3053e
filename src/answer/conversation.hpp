// Follow-up questions made standalone: "What about children?", "and the dose?", "is it safe in
// pregnancy?", "why?" mean something only behind what was asked before.
//
// Rules, no guessing: a question that points back ("it", "that treatment") or that names nothing of
// its own takes over the topic of the conversation; a population or aspect that it names itself
// replaces the earlier one. The topic is what the last standalone question was about.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "index/generation.hpp"

namespace ibid::answer {

struct Standalone {
  std::string question;        ///< complete in itself; as asked when it was complete already
  bool is_follow_up = false;   ///< was completed from what was asked before
  bool topic_changed = false;  ///< stands alone and shares no topic with what was asked before
};

/// `history` holds the earlier questions as they were asked, oldest first; they are resolved in
/// turn. Deterministic. All texts must be valid UTF-8.
[[nodiscard]] Standalone resolve_follow_up(const index::Generation& generation,
                                           std::span<const std::string> history,
                                           std::string_view question);

}  // namespace ibid::answer
