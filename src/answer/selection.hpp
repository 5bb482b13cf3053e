// From scored candidates to claims: the best first, each next one as good as it is new, sentences
// that say the same merged with all their citations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/closer_look.hpp"
#include "answer/works.hpp"
#include "ibid/evidence.hpp"

namespace ibid::answer {

/// A claim with what arranging it needs.
struct ChosenClaim {
  Claim claim;
  const Candidate* candidate = nullptr;  ///< of its first evidence
  std::vector<CitedWork> works;          ///< of all evidence, each work once, in order
  std::string strength;                  ///< as the passage or the source states it
};

struct SelectionLimits {
  std::size_t claims_max = 0;
  std::size_t words_max = 0;
  double score_min = 0;            ///< candidates under it answer nothing
  double worth_min = 0;            ///< nor do those whose source experts would less likely choose
  bool lead_first = false;         ///< the first claim is the one that does best alone
  double guidance_score_min = 0;   ///< the same for guidelines
  double partial_score_min = 0;    ///< the same for what names only a part of the question
  double named_min = 0;            ///< a claim names at least so much of the question
  bool on_topic_only = false;      ///< a claim names a subject of the question
  double focus_weight = 0;         ///< what naming every subject is worth over naming none
  double others_cost = 0;          ///< of speaking of a population for which nobody asked
  double theme_weight = 0;         ///< what standing under the kind of heading asked for is worth
  double asked_weight = 0;         ///< what speaking of just the population asked for is worth
  double dose_weight = 0;          ///< what giving an amount is worth where a dose is asked for
  std::uint32_t must_say = 0;      ///< bits of Candidate::said that a claim has
  std::uint32_t must_say_one = 0;  ///< bits of which a claim has one
  std::uint32_t must_name = 0;     ///< bits that its Candidate::said and headed have together
  PointGiven point_min = PointGiven::kNot;  ///< how surely a claim gives the point asked for
  std::uint32_t must_head = 0;              ///< bits that its Candidate::headed has
  bool must_give_dose = false;              ///< a claim gives an amount
  bool not_of_others = false;               ///< no claim speaks of others than those asked for
  double superseded_cost = 0;               ///< of resting on superseded works only
  std::size_t background_max = 0;  ///< claims of one kind that name the same part of the subjects
  double novelty_weight = 0;       ///< what full overlap with a chosen claim costs
  double strength_weight = 0;      ///< what the strongest design is worth over the weakest
  double plainness_weight = 0;     ///< see ReaderProfile
  double support_weight = 0;       ///< what four works behind a sentence are worth over one
  std::size_t per_theme_max = 0;   ///< claims under one heading
  /// When set, claims behind the first are chosen by what they are expected to add to the answer
  /// instead of by score, novelty and what else is weighed above.
  const WordPairs* expected = nullptr;
};

struct Selection {
  std::vector<ChosenClaim> claims;  ///< in the order in which they were chosen
  std::vector<WorkPtr> retracted;   ///< left out, each once
};

/// `candidates` are ordered as score() leaves them. Fails when the index is damaged.
[[nodiscard]] Result<Selection> select_claims(std::span<const FoundPassage> passages,
                                              std::span<const Candidate> candidates, Works& works,
                                              const SelectionLimits& limits);

/// Whether select_claims() would choose any; the cheaper question.
[[nodiscard]] Result<bool> has_claim(std::span<const FoundPassage> passages,
                                     std::span<const Candidate> candidates, Works& works,
                                     const SelectionLimits& limits);

}  // namespace ibid::answer
