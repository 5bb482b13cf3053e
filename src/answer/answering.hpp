// One question answered as it is read: found, weighed, chosen, arranged and told with what a reader
// must know beside it, or an honest "insufficient evidence".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/candidates.hpp"
#include "answer/claim_choice.hpp"
#include "answer/inquiry.hpp"
#include "answer/meant_opening.hpp"
#include "answer/works.hpp"
#include "ibid/answer.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// One per question: run() or would_answer(), once. Not thread-safe.
class Answering {
 public:
  /// All must outlive it.
  Answering(const index::Generation& generation, const AnswerOptions& options, Reading& reading)
      : generation_(generation),
        options_(options),
        reading_(reading),
        found_(generation, options.filter, reading),
        choice_(options, found_) {}

  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

  [[nodiscard]] Result<Answer> run(std::string_view text, const retrieve::TurnsSaid& turns = {});

  /// Whether run() would answer.
  [[nodiscard]] Result<bool> would_answer(std::string_view text);

  /// Whether run() gave an answer with a claim that names, where there are two, both subjects: a
  /// drug in another disease and another drug in this one do not answer for the drug in this one.
  [[nodiscard]] bool is_said_at_once() const { return is_said_at_once_; }
  /// Whether passages say of just this question that they answer it, as a claim of run() does, or
  /// that nothing does.
  [[nodiscard]] bool is_decided() const { return is_just_asked_ || found_.is_just_unanswered(); }
  /// Whether run() gave a time for "how long" or "how often", or neither is asked.
  [[nodiscard]] bool gives_figure() const { return gives_figure_; }
  /// Whether its first claim does.
  [[nodiscard]] bool opens_with_figure() const { return opens_with_figure_; }
  /// How much of the question, by weight, some claim of run() names; all of it where it is on two
  /// things and the claim says both.
  [[nodiscard]] double most_named() const { return most_named_; }

 private:
  [[nodiscard]] Result<bool> read(std::string_view text, const retrieve::TurnsSaid& turns);
  /// Adds a claim on where a subject is found in food, where there is one and room for it. The
  /// candidates of the others stay where they are.
  [[nodiscard]] Result<void> add_food(Selection& selection, Works& works);
  /// Notes by what an answer of another reading is held better or worse than this one.
  void note_what_is_given(std::span<const ChosenClaim> claims);
  /// Puts the claims in their places, with what a reader must know beside them.
  [[nodiscard]] Result<void> tell(std::span<const ChosenClaim> claims);
  void add_glossary();
  /// The passage of the claim, what stands over it and the title of its document.
  [[nodiscard]] std::string around(const Claim& claim) const;
  /// By a page like this one, since that is what who takes the suggestion gets; most that have
  /// none are told by a brief answer of few passages, which costs less.
  [[nodiscard]] bool is_answered(std::string_view follow_up);

  [[nodiscard]] Result<Answer> without_claims(std::vector<WorkPtr> retracted, Works& works);
  [[nodiscard]] Result<Answer> not_of_these_people(std::vector<WorkPtr> retracted);
  /// `retracted` are the works that selection left out already.
  [[nodiscard]] Result<Answer> insufficient(std::vector<WorkPtr> retracted);
  [[nodiscard]] Answer too_short();
  /// Adds the retracted works behind sentences that name the rarest of the subjects: asked of a
  /// withdrawn trial, the reader learns why nothing of it is said, however little else was found.
  [[nodiscard]] Result<void> add_retracted(std::vector<WorkPtr>& retracted);

  const index::Generation& generation_;
  const AnswerOptions& options_;
  Reading& reading_;
  Inquiry found_;
  ClaimChoice choice_;
  std::vector<Candidate> food_;  // what to eat
  Answer answer_;
  std::size_t passages_brief_ = kPassagesBrief;
  bool is_said_at_once_ = false;
  std::optional<Error> failure_of_trial_;  // of a suggestion: to leave it out would hide a damage
  bool is_just_asked_ = false;
  bool gives_figure_ = true;
  bool opens_with_figure_ = false;
  double most_named_ = 0;
};

}  // namespace ibid::answer
