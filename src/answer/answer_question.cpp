#include "answer/answer_question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "answer/answering.hpp"
#include "answer/medicine_class.hpp"
#include "answer/notices.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

/// Adds to `to` the retractions that `from` tells of and it does not.
void keep_retractions(const Answer& from, Answer& to) {
  for (const Notice& notice : from.notices) {
    const auto same = [&](const Notice& other) { return other.text == notice.text; };
    if (notice.kind != "retraction" || std::any_of(to.notices.begin(), to.notices.end(), same)) {
      continue;
    }
    to.notices.push_back(notice);
  }
}

/// What an answer on classes must have over a whole one on the medicines by name.
struct Advance {
  bool opens_with_figure = false;
  double named_min = 0;  ///< of the question, by weight, in one claim
};

/// A claim that names so much of the question leaves little to find with the class in place of the
/// medicine, and one that names so much more is on what the other left out: "Sertraline … while
/// breastfeeding", asked when it begins to work, and "SSRIs begin to work within". Of 900 questions
/// of the corpus's readers 2 pages more open with a snippet wanted.
constexpr double kNamedEnough = 0.85;
constexpr double kNamedAdvance = 0.15;

/// What is known of the classes of the question's medicines, if that answers the whole question.
Result<std::optional<Answer>> answer_by_class(const index::Generation& generation,
                                              std::string_view question,
                                              const retrieve::TurnsSaid& turns,
                                              const AnswerOptions& options, Reading& reading,
                                              Advance advance) {
  for (const ClassReading& by_class :
       readings_by_class(generation.language(), retrieve::analyzer_of(generation), question)) {
    Answering answering(generation, options, reading);
    // Whatever turn named the medicine, its class was not taken over from another.
    const std::string said =
        turns.last.empty() ? ""
                           : fmt::format("{} {}", turns.last, fmt::join(by_class.classes, " "));
    Result<Answer> answer = answering.run(by_class.question, {said, turns.before, turns.first});
    if (!answer) return fail(answer.error());
    if (!is_whole(*answer) || !answering.is_said_at_once()) continue;
    if (advance.opens_with_figure && !answering.opens_with_figure()) continue;
    if (answering.most_named() < advance.named_min) continue;
    answer->question = std::string(question);
    answer->standalone_question = std::string(question);
    answer->notices.insert(answer->notices.begin(), class_notice(by_class));
    return std::move(*answer);
  }
  return std::nullopt;
}

}  // namespace

bool is_whole(const Answer& answer) {
  return answer.outcome == Outcome::kAnswered &&
         std::none_of(answer.notices.begin(), answer.notices.end(),
                      [](const Notice& notice) { return notice.kind == "partial_coverage"; });
}

Result<Answer> answer_question(const index::Generation& generation, std::string_view question,
                               const AnswerOptions& options, const retrieve::TurnsSaid& turns) {
  Reading reading(generation);
  Answering by_name(generation, options, reading);
  Result<Answer> answer = by_name.run(question, turns);
  if (!answer) return answer;
  if (by_name.is_decided()) return answer;
  const bool is_on_all = is_whole(*answer) && by_name.is_said_at_once();
  Advance advance;
  if (is_on_all && !by_name.gives_figure()) {
    advance.opens_with_figure = true;
  } else if (is_on_all) {
    if (by_name.most_named() >= kNamedEnough) return answer;
    advance.named_min = by_name.most_named() + kNamedAdvance;
  }
  auto of_class = answer_by_class(generation, question, turns, options, reading, advance);
  if (!of_class) return fail(of_class.error());
  if (!*of_class) return answer;
  keep_retractions(*answer, **of_class);
  return std::move(**of_class);
}

Result<bool> has_answer(const index::Generation& generation, std::string_view question,
                        const AnswerOptions& options) {
  Reading reading(generation);
  const Result<bool> by_name = Answering(generation, options, reading).would_answer(question);
  if (!by_name || *by_name) return by_name;
  const auto of_class = answer_by_class(generation, question, {}, options, reading, {});
  if (!of_class) return fail(of_class.error());
  return of_class->has_value();
}

}  // namespace ibid::answer
