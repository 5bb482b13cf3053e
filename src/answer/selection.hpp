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
/// Whether all the works that it rests on have been replaced by others.
[[nodiscard]] bool rests_on_replaced(const ChosenClaim& claim);

/// What select_claims() takes. Bits are those of the question's subjects, as Candidate::said has
/// them; scores, worth and the share named are Candidate's. A default asks for nothing.
struct SelectionLimits {
  // How much is taken.
  std::size_t claims_max = 0;
  std::size_t words_max = 0;
  std::size_t per_theme_max = 0;   ///< claims under one heading
  std::size_t background_max = 0;  ///< claims of one kind that name the same part of the subjects
  std::size_t background_per_theme_max = 0;  ///< of these under one heading

  // What a claim must reach.
  double worth_min = 0;           ///< how likely experts would choose its source
  double score_min = 0;           ///< from research
  double says_all_share = 1;      ///< of score_min, where it says all of several subjects
  double guidance_score_min = 0;  ///< from a guideline, in place of score_min
  double partial_score_min = 0;   ///< where it names only a part of the question
  double named_min = 0;           ///< share of the question that it names
  /// What stands under the heading of the best claim need name but so much of what that names and
  /// have such a score; 0: nothing is taken for standing there.
  double named_beside_best = 0;
  double score_beside_best = 0;
  PointGiven point_min = PointGiven::kNot;  ///< how surely it gives the point asked for

  /// Of the subjects, by weight, that a claim must say itself, or there is none at all: what says
  /// less in every one of them is beside the point.
  double said_by_one_min = 0;

  // What a claim must speak of.
  bool on_topic_only = false;        ///< of some subject
  std::uint32_t must_say = 0;        ///< of each of these subjects itself
  std::uint32_t must_say_one = 0;    ///< of one of these itself; 0 = of any or none
  std::uint32_t must_name = 0;       ///< of each of these itself or by its heading
  std::uint32_t must_name_one = 0;   ///< of one of these so; 0 = of any or none
  std::uint32_t must_head = 0;       ///< of each of these by its heading
  std::uint32_t must_be_on_one = 0;  ///< its document is; 0 = on any or none
  bool title_names = false;          ///< for these the document's title does, too
  bool must_give_dose = false;       ///< of an amount to take
  bool not_of_others = false;        ///< of no population but those asked for
  bool of_asked_only = false;        ///< of just these
  /// Of these subjects, itself, where it is of another population.
  std::uint32_t others_must_say = 0;
  /// Of anything but whole sentences only where there are none of these.
  bool whole_sentences_first = false;

  // What puts a claim before others, in the scale of scores; a cost puts it behind.
  double focus_weight = 0;  ///< naming every subject, over naming none
  double theme_weight = 0;  ///< standing under the kind of heading asked for
  /// Each time that its passage is put first: by a question that it says it answers and that asks
  /// just what is asked, since its editors know what the answer is made of, or by a conversation.
  double put_first_weight = 0;
  double asked_weight = 0;         ///< speaking of just the population asked for, or of those
                                   ///< without what they have not
  double setting_weight = 0;       ///< naming the question's setting whole, over nothing of it
  double lead_setting_weight = 0;  ///< the same of the first claim, in the scale of leads
  double dose_weight = 0;          ///< giving an amount where a dose is asked for
  double figure_weight = 0;        ///< giving such a figure as is asked for
  double lead_figure_weight = 0;   ///< the same of the first claim, in the scale of leads
  double fit_weight = 0;           ///< speaking of those with the values stated, over no values
  double strength_weight = 0;      ///< the strongest study design, over the weakest
  double support_weight = 0;       ///< four works behind a sentence, over one
  double plainness_weight = 0;     ///< plain words; see ReaderProfile
  double guidance_weight = 0;      ///< resting on a guideline; see ReaderProfile
  double others_cost = 0;          ///< speaking of a population for which nobody asked
  double later_cost = 0;        ///< what comes once a treatment has begun or failed costs so much
  double superseded_cost = 0;   ///< resting on superseded works alone
  double theme_again_cost = 0;  ///< each claim already chosen under its heading
  double repeat_cost = 0;       ///< telling what one under its heading tells, in other words
  double novelty_weight = 0;    ///< cost of full overlap with a claim already chosen

  // In which order claims are chosen.
  bool lead_first = false;  ///< the first is the one that answers best alone
  /// Of the subjects, by weight, that the first should name itself; where it does, it need be worth
  /// no more than the second of these.
  double lead_said_min = 0;
  double lead_worth_min = 0;
  /// The same where the first fits the values that the question states; it comes before any other
  /// then, and the closer the sooner, by the weight, in the scale of leads.
  double lead_fit_worth_min = 0;
  double lead_fit_weight = 0;
  /// When set, those behind the first go by what they are expected to add to the answer, and not by
  /// score and the weights above.
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
