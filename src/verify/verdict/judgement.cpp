#include "verify/verdict/judgement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/comparison/denials.hpp"
#include "verify/comparison/moved_words.hpp"
#include "verify/input/assertions.hpp"
#include "verify/verdict/doubts.hpp"
#include "verify/verdict/misplacement.hpp"
#include "verify/verdict/restatement.hpp"
#include "verify/verdict/rule_verdict.hpp"
#include "verify/verdict/verdict_model.hpp"

namespace ibid::verify {
namespace {

// A claim of which less than this share stands anywhere in the evidence is not about it. Between a
// fifth and a third lay 8 true claims in other words and 12 false ones, which tells nothing.
constexpr double kUnsupportedCoverage = 0.2;

// A claim with this share of its words in order retells the sentence: where another word stands
// before a word of both, it was exchanged.
constexpr double kRetoldOrder = 0.45;
constexpr double kFullCoverage = 0.93;
// A sentence that spreads the claim's words over more than twice its length says something else.
constexpr double kSpreadMax = 2.0;
constexpr double kOrderedSpreadMax = 3.0;
// Three words in any order are no statement.
constexpr double kOrderlessWordsMin = 4;

// Sentences that are examined: more than a handful never run like the claim.
constexpr std::size_t kExaminedMax = 5;
// With less of the claim a sentence does not run like it.
constexpr double kAlikeCoverageMin = 0.5;
// How sure it is that a sentence accounts for a claim in full.
constexpr double kRestated = 0.85;
// Points of the ranking that a sentence may lie below the best for the model to hear it e times
// less: where several are nearly as good, the ranking may have put the wrong one first.
constexpr double kHeardScale = 2.0;

/// Words of the evidence from the first to the last that the claim has, for each of the claim's.
double spread(const Statement& claim, const BagAlignment& bag) {
  std::size_t first = SIZE_MAX;
  std::size_t last = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content || bag.matches[i].kind < MatchKind::kDerived) continue;
    first = std::min(first, bag.matches[i].target);
    last = std::max(last, bag.matches[i].target);
  }
  if (first > last) return 0;
  return static_cast<double>(last - first + 1) / static_cast<double>(claim.tokens.size());
}

bool runs_alike(const Features& features, double spread) {
  if (features[kInOrder] >= kFullOrder && spread <= kOrderedSpreadMax) return true;
  if (features[kCoverage] >= kFullCoverage && spread <= kSpreadMax &&
      features[kClaimWords] >= kOrderlessWordsMin) {
    return true;
  }
  return features[kCoverage] >= kCloseCoverage && features[kInOrder] >= kCloseOrder;
}
/// "A, but not B", "A while B", "A rather than B": what holds of the one is not told of the other.
bool contrasts(const Statement& statement) {
  static constexpr std::array<std::string_view, 10> kContrasts = {
      "but",    "whereas", "while",  "although", "though",
      "rather", "instead", "except", "unless",   "only"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [](const Token& token) { return text::is_one_of(token.word, kContrasts); });
}

/// True when the claim says what no likeness can bear out: an amount that the evidence states
/// nowhere or of something else, a name that it has nowhere, a denial on one side, or more firmness
/// than the sentence has.
bool overstates(const Statement& claim, const Statement& evidence, const Findings& findings) {
  const Features& features = findings.features;
  if (goes_further(claim, evidence)) return true;
  if (findings.exclusions.has_contrary) return true;
  if (contrasts(claim) && !contrasts(evidence)) return true;
  if (findings.amounts.exchanged + findings.amounts.unplaced > 0) return true;
  if (findings.directions.is_advised_against) return true;
  const ExclusionComparison& exclusions = findings.exclusions;
  if (exclusions.is_set_apart || exclusions.is_of_another) return true;
  if (exclusions.is_qualified_otherwise && features[kInOrder] >= kRetoldOrder) return true;
  if (features[kUncoveredNames] > 0 || features[kDenialOnOneSide] > 0) return true;
  if (features[kAmountsInAll] < static_cast<double>(claim.quantities.size())) return true;
  return features[kEvidenceStrength] > 0 && features[kClaimStrength] > features[kEvidenceStrength];
}

// With less of the claim anywhere in the evidence, what looks turned round is about something else.
constexpr double kTurnedCoverage = 0.55;

/// True of "lacking" and "in the absence of": "without FGF21 mice get plaques" and "FGF21
/// deficiency causes plaques" agree, though one has a sign more.
bool speaks_of_lack(const Statement& claim) {
  return std::any_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& token) {
    return token.cue != nullptr && token.cue->axis == Axis::kBeing && token.cue->value < 0;
  });
}

/// True when most of the claim stands in the evidence, and the signs of the best sentence, cues and
/// denials together, come to the contrary of the claim's.
bool turns_round(const Statement& claim, const Features& features) {
  return features[kParityAgrees] < 0 && features[kCoverageOfAll] >= kTurnedCoverage &&
         !speaks_of_lack(claim);
}

// What shares so much of its subject with a sentence, and amounts besides, retells it.
constexpr double kAnchoredSubject = 0.7;
constexpr std::size_t kAnchorsMin = 2;
constexpr double kAnchored = 0.8;

/// True of a claim whose amounts, two at the least and no years, are all the sentence's, in their
/// places, on most of its subject, and which goes nowhere another way.
bool is_anchored(const Statement& claim, const Statement& evidence, const Findings& findings) {
  const QuantityComparison& amounts = findings.amounts;
  const auto years = static_cast<std::size_t>(
      std::count_if(claim.quantities.begin(), claim.quantities.end(), is_year));
  return amounts.matched >= kAnchorsMin + years && amounts.conflicting + amounts.missing == 0 &&
         findings.features[kCoverageOfSubject] >= kAnchoredSubject &&
         findings.directions.opposite == 0 && findings.directions.population_conflicts == 0 &&
         !has_kind(findings.replacements.reasons, "direction") &&
         !has_kind(findings.replacements.reasons, "negation") && !findings.roles.is_exchanged &&
         !findings.roles.is_inverted && !findings.roles.is_unconfirmed &&
         !overstates(claim, evidence, findings);
}

/// The verdict where they share at most a subject.
Judgement decide_by_model(const Statement& claim, const Statement& evidence,
                          const BagAlignment& bag, const Findings& findings, const Probabilities& p,
                          const LearnedJudge& learned) {
  Judgement judgement;
  if (p.contradicted >= learned.contradicted_min ||
      (p.contradicted >= learned.turned_min && turns_round(claim, findings.features) &&
       !say_denials_otherwise(claim, evidence, bag))) {
    judgement.verdict = Verdict::kContradicted;
    judgement.confidence = p.contradicted;
    append(judgement.reasons, findings.amounts.reasons);
    append(judgement.reasons, findings.negations.reasons);
    append(judgement.reasons, findings.directions.reasons);
    append(judgement.reasons, findings.replacements.reasons);
  } else if (p.supported >= learned.supported_min && !overstates(claim, evidence, findings) &&
             !findings.roles.is_exchanged && !finds_more(claim, evidence, bag)) {
    judgement.verdict = Verdict::kSupported;
    judgement.confidence = p.supported;
  } else if (is_anchored(claim, evidence, findings)) {
    judgement.verdict = Verdict::kSupported;
    judgement.confidence = kAnchored;
  } else if (findings.features[kCoverageOfAll] < kUnsupportedCoverage) {
    judgement.verdict = Verdict::kUnsupported;
    judgement.confidence = std::max(p.neither, 1.0 - findings.features[kCoverageOfAll]);
  } else {
    judgement.confidence = std::max({p.supported, p.contradicted, p.neither});
  }
  return judgement;
}

/// The model's mean over the best sentences, each weighing less the further it ranks below the
/// first.
Probabilities mean_probabilities(std::span<const Findings> examined,
                                 std::span<const RankedSentence> ranked,
                                 const LearnedJudge& learned) {
  Probabilities mean;
  double weights = 0;
  for (std::size_t rank = 0; rank < examined.size(); ++rank) {
    const double weight = std::exp((ranked[rank].score - ranked.front().score) / kHeardScale);
    const Probabilities p = learned.model(examined[rank].features);
    mean.supported += weight * p.supported;
    mean.contradicted += weight * p.contradicted;
    mean.neither += weight * p.neither;
    weights += weight;
  }
  return {mean.supported / weights, mean.contradicted / weights, mean.neither / weights};
}

/// A claim in one piece, or a part of one.
Judgement judge_piece(const Statement& claim, std::span<const Statement> evidence,
                      const Vocabulary& vocabulary, const LearnedJudge& learned, bool is_part) {
  if (evidence.empty() || (claim.content_count == 0 && claim.quantities.empty())) return {};
  const std::vector<RankedSentence> ranked = rank_sentences(claim, evidence, vocabulary);
  // Sources say similar things of several doses or groups. The claim stands when any sentence that
  // runs like it agrees, and falls only when none does.
  std::vector<Findings> examined;
  std::optional<Judgement> close;
  std::optional<Judgement> restated;  // in other words than any that run alike
  std::optional<Judgement> in_part;   // so, but for a word
  for (std::size_t rank = 0; rank < std::min(kExaminedMax, ranked.size()); ++rank) {
    const Findings& findings =
        examined.emplace_back(examine(claim, evidence, ranked, rank, vocabulary));
    const bool is_alike = ranked[rank].bag.coverage() >= kAlikeCoverageMin &&
                          runs_alike(findings.features, spread(claim, ranked[rank].bag));
    Judgement judgement;
    if (is_alike) judgement = decide_by_rule(findings);
    const bool is_shuffled = findings.features[kInOrder] < kFullOrder;
    if (judgement.verdict == Verdict::kSupported && is_shuffled &&
        finds_more(claim, evidence[ranked[rank].index], ranked[rank].bag)) {
      judgement = judged(Verdict::kUndetermined, kOpen);
    }
    if (judgement.verdict == Verdict::kContradicted && has_kind(judgement.reasons, "negation") &&
        deny_same_things(claim, evidence[ranked[rank].index], ranked[rank].bag)) {
      // The account in full may still bear it out.
      judgement.alignment = ranked[rank].bag;
      spare_denied_otherwise(judgement, claim, evidence[ranked[rank].index]);
    }
    const bool is_open =
        judgement.verdict != Verdict::kSupported && judgement.verdict != Verdict::kContradicted;
    const bool is_restated =
        is_open && restates(claim, evidence, ranked, rank, findings, vocabulary, is_part);
    if (!is_alike && !is_restated) continue;
    if (is_restated) judgement = judged(Verdict::kSupported, kRestated);
    judgement.best = ranked[rank].index;
    judgement.alignment = ranked[rank].bag;
    spare_other_substances(judgement, claim, evidence[judgement.best]);
    spare_denied_otherwise(judgement, claim, evidence[judgement.best]);
    spare_converse(judgement, claim, evidence[judgement.best]);
    spare_held_off(judgement, claim, evidence[judgement.best]);
    doubt_question(judgement, claim, evidence[judgement.best]);
    doubt_misplaced(judgement, claim, evidence[judgement.best]);
    doubt_added_member(judgement, claim, ranked, vocabulary, evidence[judgement.best]);
    doubt_addition(judgement, claim, findings, ranked);
    if (!is_restated) {
      doubt_further_term(judgement, claim, evidence[judgement.best], vocabulary, false);
    }
    doubt_withheld(judgement, claim, evidence[judgement.best]);
    doubt_unsaid_qualifier(judgement, claim, evidence);
    doubt_dropped_condition(judgement, claim, evidence[judgement.best]);
    if (!is_alike) {
      if (!restated && judgement.verdict == Verdict::kSupported) {
        restated = std::move(judgement);
      } else if (!in_part && judgement.verdict == Verdict::kPartlySupported) {
        in_part = std::move(judgement);
      }
      continue;
    }
    if (judgement.verdict == Verdict::kSupported) return judgement;
    if (!close ||
        (close->verdict != Verdict::kContradicted && judgement.verdict == Verdict::kContradicted &&
         judgement.alignment.coverage() >= close->alignment.coverage())) {
      close = std::move(judgement);
    }
  }
  const Probabilities p = mean_probabilities(examined, ranked, learned);
  if (restated && p.contradicted < learned.contradicted_min) return *restated;
  if (close) {
    explain(*close, claim, evidence[close->best]);
    return *close;
  }
  Judgement judgement = decide_by_model(claim, evidence[ranked.front().index], ranked.front().bag,
                                        examined.front(), p, learned);
  judgement.best = ranked.front().index;
  judgement.alignment = ranked.front().bag;
  spare_other_substances(judgement, claim, evidence[judgement.best]);
  spare_denied_otherwise(judgement, claim, evidence[judgement.best]);
  spare_converse(judgement, claim, evidence[judgement.best]);
  spare_held_off(judgement, claim, evidence[judgement.best]);
  doubt_other_medicine(judgement, examined.front());
  doubt_question(judgement, claim, evidence[judgement.best]);
  doubt_misplaced(judgement, claim, evidence[judgement.best]);
  doubt_further_term(judgement, claim, evidence[judgement.best], vocabulary, true);
  doubt_added_member(judgement, claim, ranked, vocabulary, evidence[judgement.best]);
  doubt_addition(judgement, claim, examined.front(), ranked);
  doubt_unsaid_group(judgement, claim, evidence[judgement.best]);
  doubt_withheld(judgement, claim, evidence[judgement.best]);
  doubt_unsaid_qualifier(judgement, claim, evidence);
  doubt_dropped_condition(judgement, claim, evidence[judgement.best]);
  const bool is_open =
      judgement.verdict == Verdict::kUndetermined || judgement.verdict == Verdict::kUnsupported;
  if (is_open && in_part) return *in_part;
  explain(judgement, claim, evidence[judgement.best]);
  return judgement;
}

/// True of a clause; "and stroke in adults" is the end of a list, of which the part before tells
/// what happens to it.
bool says_something_itself(const Statement& part) {
  return !part.quantities.empty() || asserts(surface(part, 0, part.tokens.size())) ||
         std::any_of(part.tokens.begin(), part.tokens.end(), [](const Token& token) {
           return (token.cue != nullptr && is_direction(token.cue->axis)) || token.negates;
         });
}

/// Supported when every part is, by sentences that speak of one subject.
std::optional<Judgement> judge_parts(const Statement& claim, std::span<const Statement> evidence,
                                     const Vocabulary& vocabulary, const LearnedJudge& learned) {
  const std::vector<Statement> parts = parts_of(claim);
  std::optional<Judgement> whole;
  for (const Statement& part : parts) {
    if (!says_something_itself(part)) return std::nullopt;
    Judgement judgement = judge_piece(part, evidence, vocabulary, learned, true);
    if (judgement.verdict != Verdict::kSupported) return std::nullopt;
    // Two parts may each stand and have changed places.
    const Statement& sentence = evidence[judgement.best];
    if (misplaces(claim, sentence) ||
        find_moved(claim, sentence, align_edits(claim, sentence, vocabulary))) {
      return std::nullopt;
    }
    if (!whole) {
      whole = std::move(judgement);
      continue;
    }
    const bool is_elsewhere = judgement.best != whole->best;
    if (is_elsewhere && !share_a_subject(evidence[judgement.best], evidence[whole->best])) {
      return std::nullopt;
    }
    whole->confidence = std::min(whole->confidence, judgement.confidence);
  }
  return whole;
}

/// A claim in one piece or by its parts.
Judgement judge_whole(const Statement& claim, std::span<const Statement> evidence,
                      const index::Language& language, const LearnedJudge& learned) {
  const Vocabulary vocabulary{language, find_definitions(evidence)};
  Judgement judgement = judge_piece(claim, evidence, vocabulary, learned, false);
  // "Advised against in A but suggested in B": a sentence on B denies nothing that one on A says.
  const bool may_be_of_a_part = judgement.verdict == Verdict::kContradicted &&
                                evidence.size() > 1 && contrasts(claim) &&
                                has_kind(judgement.reasons, "negation");
  if (judgement.verdict == Verdict::kSupported ||
      (judgement.verdict == Verdict::kContradicted && !may_be_of_a_part)) {
    return judgement;
  }
  if (auto by_parts = judge_parts(claim, evidence, vocabulary, learned)) {
    judgement.verdict = Verdict::kSupported;
    judgement.confidence = by_parts->confidence;
    judgement.reasons.clear();
  }
  return judgement;
}

/// What stands behind a cut may say anything.
void doubt_cut(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kSupported || (!claim.is_cut && !evidence.is_cut)) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

/// "It is false that …": what bears out the rest denies the whole. What denies the rest may deny
/// more or less than the whole does.
void turn_where_called_false(Judgement& judgement, const Statement& claim,
                             const Statement& evidence) {
  if (claim.called_false.empty() == evidence.called_false.empty()) return;
  if (judgement.verdict == Verdict::kSupported) {
    judgement.verdict = Verdict::kContradicted;
    judgement.reasons = {{"negation", claim.called_false, evidence.called_false}};
  } else if (judgement.verdict == Verdict::kContradicted) {
    judgement.verdict = Verdict::kUndetermined;
    judgement.confidence = kOpen;
    judgement.reasons.clear();
  }
}

}  // namespace

Judgement judge_statements(const Statement& claim, std::span<const Statement> evidence,
                           const index::Language& language, const LearnedJudge& learned) {
  if (evidence.empty() || (claim.content_count == 0 && claim.quantities.empty())) return {};
  Judgement judgement = judge_whole(claim, evidence, language, learned);
  turn_where_called_false(judgement, claim, evidence[judgement.best]);
  doubt_cut(judgement, claim, evidence[judgement.best]);
  note_animals(judgement, claim, evidence[judgement.best]);
  return judgement;
}

}  // namespace ibid::verify
