// A question of a conversation answered: as it was understood, or as near to that as the index can.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/conversation/standalone_question.hpp"

namespace ibid::answer {

/// The answer to the first reading of the question that is answered whole, else to the first that
/// is answered at all, else the honest abstention on the first. What a reading leaves out is told
/// in a notice ("partial_coverage"). Thread-safe.
[[nodiscard]] Result<Answer> answer_in_conversation(const index::Generation& generation,
                                                    const Standalone& question,
                                                    const AnswerOptions& options = {});

/// resolve_follow_up() that reads the answers of this index to what was asked before.
[[nodiscard]] Result<Standalone> resolve_with_answers(const index::Generation& generation,
                                                      std::span<const std::string> history,
                                                      std::string_view question,
                                                      const AnswerOptions& options = {});

/// Each costs an answer, and with all of them kAnswersReadMax are read besides; a hostile history
/// is nothing else, and nobody takes up so many on end.
inline constexpr std::size_t kOffersTakenMax = 8;

/// The turns of a conversation, oldest first, with the question that was meant in place of "yes,
/// the second": one of those that the answer to the turn before offers, which are the same whenever
/// they are asked for. What would be the ninth is left as it is.
[[nodiscard]] Result<std::vector<std::string>> with_offers_taken(
    const index::Generation& generation, std::span<const std::string> turns,
    const AnswerOptions& options = {});

}  // namespace ibid::answer
