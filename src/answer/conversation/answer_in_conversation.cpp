#include "answer/conversation/answer_in_conversation.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "answer/conversation/courtesies.hpp"
#include "answer/follow_ups.hpp"

namespace ibid::answer {
namespace {

retrieve::TurnsSaid turns_of(const Standalone& question) {
  return {question.turn, question.before, question.first};
}

Notice left_out_notice(const std::string& left_out) {
  return {"partial_coverage",
          fmt::format("Nothing found answers this {}; the answer leaves that out.", left_out)};
}

/// resolve_with_answers() that reads at most `left` answers, and takes off what it read.
Result<Standalone> resolve_reading(const index::Generation& generation,
                                   std::span<const std::string> history, std::string_view question,
                                   const AnswerOptions& options, std::size_t& left) {
  std::optional<Error> failure;
  const auto answer_of = [&](const Standalone& asked) -> std::optional<Answer> {
    if (left == 0) return std::nullopt;
    --left;
    Result<Answer> answer = answer_in_conversation(generation, asked, options);
    if (answer) return std::move(*answer);
    failure = answer.error();
    return std::nullopt;
  };
  Standalone resolved = resolve_follow_up(generation, history, question, answer_of);
  if (failure) return fail(*failure);
  return resolved;
}

/// The answer to the first of the readings that is answered whole, else at all.
Result<Answer> answer_first_whole(const index::Generation& generation, const Standalone& question,
                                  const AnswerOptions& options) {
  Result<Answer> best = answer_question(generation, question.question, options, turns_of(question));
  for (const Narrowed& narrowed : question.otherwise) {
    if (!best || is_whole(*best)) return best;
    Result<Answer> other =
        answer_question(generation, narrowed.question, options, turns_of(question));
    if (!other) return other;
    const bool is_better = is_whole(*other) || (other->outcome == Outcome::kAnswered &&
                                                best->outcome != Outcome::kAnswered);
    if (!is_better) continue;
    const bool ends = is_whole(*other);
    if (!narrowed.left_out.empty()) {
      other->notices.insert(other->notices.begin(), left_out_notice(narrowed.left_out));
      other->standalone_question = question.question;
    }
    best = std::move(other);
    if (ends) break;
  }
  return best;
}

}  // namespace

Result<Answer> answer_in_conversation(const index::Generation& generation,
                                      const Standalone& question, const AnswerOptions& options) {
  Result<Answer> answer = answer_first_whole(generation, question, options);
  for (const std::string& reading : question.at_last) {
    if (!answer || answer->outcome != Outcome::kInsufficientEvidence) return answer;
    Result<Answer> other = answer_question(generation, reading, options, turns_of(question));
    if (!other) return other;
    if (other->outcome != Outcome::kAnswered) continue;
    for (const Narrowed& narrowed : question.otherwise) {
      if (narrowed.left_out.empty()) continue;
      other->notices.insert(other->notices.begin(), left_out_notice(narrowed.left_out));
      break;
    }
    return other;
  }
  return answer;
}

Result<Standalone> resolve_with_answers(const index::Generation& generation,
                                        std::span<const std::string> history,
                                        std::string_view question, const AnswerOptions& options) {
  std::size_t left = kAnswersReadMax;
  return resolve_reading(generation, history, question, options, left);
}

Result<std::vector<std::string>> with_offers_taken(const index::Generation& generation,
                                                   std::span<const std::string> turns,
                                                   const AnswerOptions& options) {
  std::vector<std::string> meant;
  std::size_t looked_up = 0;
  std::size_t left = kAnswersReadMax;
  for (const std::string& turn : turns) {
    std::string question = turn;
    if (!meant.empty() && offer_taken(turn, kFollowUpsMax) && looked_up < kOffersTakenMax) {
      ++looked_up;
      const std::span<const std::string> earlier(meant);
      const Result<Standalone> last = resolve_reading(generation, earlier.first(earlier.size() - 1),
                                                      earlier.back(), options, left);
      if (!last) return fail(last.error());
      const Result<Answer> answer = answer_in_conversation(generation, *last, options);
      if (!answer) return fail(answer.error());
      const std::vector<std::string>& offered = answer->follow_up_questions;
      if (const auto taken = offer_taken(turn, offered.size())) question = offered[*taken];
    }
    meant.push_back(std::move(question));
  }
  return meant;
}

}  // namespace ibid::answer
