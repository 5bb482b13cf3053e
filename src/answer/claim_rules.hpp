// Which candidates may be claims, and what speaks for each, whatever else is chosen.
#pragma once

#include <span>

#include "answer/candidates.hpp"
#include "answer/selection.hpp"

namespace ibid::answer {

/// Reads the limits of a selection for one candidate at a time. What it is made of must outlive it.
class ClaimRules {
 public:
  /// `candidates` are ordered as score() leaves them.
  ClaimRules(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
             const SelectionLimits& limits)
      : passages_(passages), candidates_(candidates), limits_(limits) {}

  [[nodiscard]] bool may_be_claim(const Candidate& candidate) const {
    return may_be_claim(candidate, limits_.worth_min);
  }
  /// The same where a claim need be worth only so much.
  [[nodiscard]] bool may_be_claim(const Candidate& candidate, double worth_min) const;

  /// What puts it before others, in the scale of scores.
  [[nodiscard]] double bonus_of(const Candidate& candidate) const;

  /// By what the document's file states; the index may know better later.
  [[nodiscard]] bool rests_on_guideline(const Candidate& candidate) const;

  /// How much puts its passage first: the questions that it says it answers and that ask just what
  /// is asked, or that a conversation means it.
  [[nodiscard]] std::uint32_t times_put_first(const Candidate& candidate) const {
    return answer::times_put_first(passages_[candidate.found]);
  }

  /// Whether it says each of several subjects itself.
  [[nodiscard]] static bool says_all(const Candidate& candidate);

 private:
  [[nodiscard]] double floor_of(const Candidate& candidate) const;
  /// Whether it goes with the best claim, under the same heading.
  [[nodiscard]] bool stands_beside_best(const Candidate& candidate) const;
  [[nodiscard]] double strength_value(const Candidate& candidate) const;
  [[nodiscard]] bool is_superseded(const Candidate& candidate) const;

  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  const SelectionLimits& limits_;
};

}  // namespace ibid::answer
