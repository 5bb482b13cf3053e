// Answering: ranked passages become sections of merged, numbered claims, or an honest
// "insufficient evidence".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "answer/meant_opening.hpp"
#include "ibid/answer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

struct AnswerOptions {
  Audience audience = Audience::kClinician;
  std::size_t claims_max = 24;  ///< over all sections
  std::size_t words_max = 700;  ///< over all claims
  index::Filter filter;
};

/// Thread-safe. `question` is the standalone question; words of it that `turns.last` does not have
/// were taken over from earlier turns (retrieve/turn_words.hpp). The passage that the words of the
/// turns mean opens the answer (meant_opening.hpp). Where nothing answers the whole of it by name,
/// what answers it of the classes of its medicines does, with a notice.
[[nodiscard]] Result<Answer> answer_question(const index::Generation& generation,
                                             std::string_view question,
                                             const AnswerOptions& options = {},
                                             const retrieve::TurnsSaid& turns = {});

/// Whether the answer is on the whole question: no part of it is named as left out.
[[nodiscard]] bool is_whole(const Answer& answer);

/// Whether answer_question() would answer and not find the evidence insufficient. It decides alike,
/// but composes nothing by itself.
[[nodiscard]] Result<bool> has_answer(const index::Generation& generation,
                                      std::string_view question, const AnswerOptions& options = {});

}  // namespace ibid::answer
