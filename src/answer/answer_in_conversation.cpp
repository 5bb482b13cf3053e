#include "answer/answer_in_conversation.hpp"

#include <fmt/format.h>

#include <utility>

namespace ibid::answer {
namespace {

Notice left_out_notice(const std::string& left_out) {
  return {"partial_coverage",
          fmt::format("Nothing found answers this {}; the answer leaves that out.", left_out)};
}

}  // namespace

Result<Answer> answer_in_conversation(const index::Generation& generation,
                                      const Standalone& question, const AnswerOptions& options) {
  Result<Answer> best = answer_question(generation, question.question, options);
  for (const Narrowed& narrowed : question.otherwise) {
    if (!best || is_whole(*best)) return best;
    Result<Answer> other = answer_question(generation, narrowed.question, options);
    if (!other) return other;
    const bool is_better = is_whole(*other) || (other->outcome == Outcome::kAnswered &&
                                                best->outcome != Outcome::kAnswered);
    if (!is_better) continue;
    const bool ends = is_whole(*other);
    if (!narrowed.left_out.empty()) {
      other->notices.insert(other->notices.begin(), left_out_notice(narrowed.left_out));
    }
    best = std::move(other);
    if (ends) break;
  }
  return best;
}

}  // namespace ibid::answer
