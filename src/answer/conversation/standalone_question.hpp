// Follow-up questions made standalone: "What about children?", "and the dose?", "is it safe in
// pregnancy?", "why?" mean something only behind what was asked before.
//
// Rules, no guessing. A conversation is on remedies and conditions, and of somebody: a question
// that points back ("it", "that treatment"), that names nothing of its own, or of whose topic the
// index speaks together with theirs takes them over; one that it names itself replaces the earlier
// one of its kind. What is said of somebody ("I have angina") holds for this and the following
// questions.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// Another question, which may leave out a part of what was meant.
struct Narrowed {
  std::string question;
  std::string left_out;  ///< "in people who have angina", "with tirzepatide"; empty for nothing
};

struct Standalone {
  std::string question;        ///< complete in itself; as asked when it was complete already
  bool is_follow_up = false;   ///< was completed from what was asked before
  bool topic_changed = false;  ///< stands alone and shares no topic with what was asked before
  std::vector<Narrowed> otherwise = {};  ///< to ask where nothing answers it whole, best first
  /// To ask where nothing answers any of those, best first: the turn in its own words, in a
  /// condition that was spoken of and by itself.
  std::vector<std::string> at_last = {};
  /// Where the turn asks of what it tells itself, its own words in what was spoken of before: "she
  /// also gets migraines, what sets those off (setting: iron deficiency)".
  std::string of_told = {};
  std::string turn = {};    ///< the last turn as it was put, where it was completed; else empty
  std::string before = {};  ///< and the turn before it
  std::string first = {};   ///< and that with which the conversation began
};

/// What was answered to a question of the conversation; nothing where that cannot be told.
using AnswerOf = std::function<std::optional<Answer>(const Standalone&)>;

/// `history` holds the earlier questions as they were asked, oldest first; they are resolved in
/// turn. `answer_of` is called where a turn may mean a remedy that only the answer before it names,
/// for at most kAnswersReadMax turns; without it no answer is read. Deterministic where that is.
/// All texts must be valid UTF-8.
[[nodiscard]] Standalone resolve_follow_up(const index::Generation& generation,
                                           std::span<const std::string> history,
                                           std::string_view question,
                                           const AnswerOf& answer_of = {});

/// Each costs an answer; a conversation that asks for so many remedies is none.
inline constexpr std::size_t kAnswersReadMax = 4;

}  // namespace ibid::answer
