#include "verify/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "verify/verdict_model.hpp"

namespace ibid::verify {
namespace {

// A claim of which less than this share stands anywhere in the evidence is not about it.
constexpr double kUnsupportedCoverage = 0.34;

// Words in order beside coverage: what makes two sentences run alike rather than share a subject.
constexpr double kCloseOrder = 0.55;
constexpr double kFullCoverage = 0.93;
constexpr double kFullOrder = 0.7;
// A sentence that spreads the claim's words over more than twice its length says something else.
constexpr double kSpreadMax = 2.0;
constexpr double kOrderedSpreadMax = 3.0;
// Three words in any order are no statement.
constexpr double kOrderlessWordsMin = 4;

// Sentences that are examined: more than a handful never run like the claim.
constexpr std::size_t kExaminedMax = 5;
// With less of the claim a sentence does not run like it.
constexpr double kAlikeCoverageMin = 0.5;
// Points of the ranking that a sentence may lie below the best for the model to hear it e times
// less: where several are nearly as good, the ranking may have put the wrong one first.
constexpr double kHeardScale = 2.0;

bool has_kind(const std::vector<Reason>& reasons, std::string_view kind) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return reason.kind == kind; });
}

void append(std::vector<Reason>& to, const std::vector<Reason>& from) {
  for (const Reason& reason : from) {
    if (std::find(to.begin(), to.end(), reason) == to.end()) to.push_back(reason);
  }
}

void append_kind(std::vector<Reason>& to, const std::vector<Reason>& from, std::string_view kind) {
  for (const Reason& reason : from) {
    if (reason.kind == kind && std::find(to.begin(), to.end(), reason) == to.end()) {
      to.push_back(reason);
    }
  }
}

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

/// The verdict where claim and evidence run alike.
Judgement decide_by_rule(const Findings& findings) {
  const Features& features = findings.features;
  const std::vector<Reason>& replaced = findings.replacements.reasons;
  Judgement judgement;
  judgement.verdict = Verdict::kContradicted;
  // Where the words are the same in another order, other amounts may speak of something else.
  const bool in_place = features[kInOrder] >= kCloseOrder;
  // A claim of which one amount differs and another is not there speaks of something else.
  if (findings.amounts.conflicting > 0 && findings.amounts.missing == 0 && in_place) {
    judgement.confidence = 0.97;
    append(judgement.reasons, findings.amounts.reasons);
  }
  // "Lacking it they gain" beside "having it they lose": turned twice is not turned.
  const bool turned_twice = has_kind(replaced, "direction") && has_kind(replaced, "negation");
  for (const std::string_view kind : {"quantity", "direction", "negation", "population"}) {
    if (!has_kind(replaced, kind)) continue;
    if (turned_twice && (kind == "direction" || kind == "negation")) continue;
    judgement.confidence = std::max(judgement.confidence, 0.95);
    append_kind(judgement.reasons, replaced, kind);
  }
  if (findings.negations.heads_differ > 0 && !turned_twice) {
    judgement.confidence = std::max(judgement.confidence, 0.9);
    if (!has_kind(judgement.reasons, "negation")) {
      append(judgement.reasons, findings.negations.reasons);
    }
  }
  if (findings.negations.relation_denied && !turned_twice) {
    judgement.confidence = std::max(judgement.confidence, 0.85);
    append(judgement.reasons, findings.negations.reasons);
    if (judgement.reasons.empty()) judgement.reasons.push_back({"negation", "", "not"});
  }
  const bool names_replaced =
      findings.replacements.replaced_names + findings.replacements.replaced_substances > 0;
  if (names_replaced && !judgement.reasons.empty()) {
    // What is said of another drug, and differs besides, says nothing of this one.
    judgement.verdict = Verdict::kUndetermined;
    judgement.confidence = 0.5;
    append_kind(judgement.reasons, replaced, "entity");
    return judgement;
  }
  if (names_replaced && features[kInOrder] >= kFullOrder) {
    judgement.confidence = std::max(judgement.confidence, 0.85);
    append_kind(judgement.reasons, replaced, "entity");
  }
  if (findings.roles.is_contrary) {
    judgement.confidence = std::max(judgement.confidence, 0.9);
    append(judgement.reasons, findings.roles.reasons);
  }
  if (!judgement.reasons.empty()) return judgement;

  const RoleComparison& roles = findings.roles;
  if (roles.is_exchanged || (roles.is_inverted && features[kInOrder] >= kFullOrder)) {
    judgement.verdict = Verdict::kUnsupported;
    judgement.confidence = 0.85;
    append(judgement.reasons, roles.reasons);
    return judgement;
  }
  if (roles.is_inverted_in_clause || roles.is_unconfirmed) {
    judgement.verdict = Verdict::kUndetermined;
    judgement.confidence = 0.5;
    append(judgement.reasons, roles.reasons);
    return judgement;
  }
  if (findings.amounts.conflicting > 0 || turned_twice) {
    judgement.verdict = Verdict::kUndetermined;
    judgement.confidence = 0.5;
    append(judgement.reasons, findings.amounts.reasons);
    return judgement;
  }
  if (findings.amounts.missing > 0) {
    judgement.verdict = Verdict::kUnsupported;
    judgement.confidence = 0.9;
    return judgement;
  }
  judgement.verdict = Verdict::kPartlySupported;
  append_kind(judgement.reasons, findings.amounts.reasons, "comparator");
  for (const std::string_view kind : {"entity", "strength", "coverage"}) {
    append_kind(judgement.reasons, replaced, kind);
  }
  if (!judgement.reasons.empty()) {
    judgement.confidence = features[kCoverage];
    return judgement;
  }
  if (findings.negations.heads_missing > 0) {
    judgement.confidence = 0.5;
    return judgement;
  }
  if (findings.directions.opposite > findings.directions.same) {
    judgement.verdict = Verdict::kUndetermined;
    judgement.confidence = 0.5;
    append(judgement.reasons, findings.directions.reasons);
    return judgement;
  }
  judgement.verdict = Verdict::kSupported;
  judgement.confidence = 0.9 + 0.09 * std::min(1.0, features[kCoverage] * features[kInOrder]);
  return judgement;
}

/// True when the claim says what no likeness can bear out: an amount that the evidence states
/// nowhere, or more firmness than the sentence has.
bool overstates(const Statement& claim, const Features& features) {
  if (features[kAmountsInAll] < static_cast<double>(claim.quantities.size())) return true;
  return features[kEvidenceStrength] > 0 && features[kClaimStrength] > features[kEvidenceStrength];
}

/// The verdict where they share at most a subject.
Judgement decide_by_model(const Statement& claim, const Findings& findings, const Probabilities& p,
                          const LearnedJudge& learned) {
  Judgement judgement;
  if (p.contradicted >= learned.contradicted_min) {
    judgement.verdict = Verdict::kContradicted;
    judgement.confidence = p.contradicted;
    append(judgement.reasons, findings.amounts.reasons);
    append(judgement.reasons, findings.negations.reasons);
    append(judgement.reasons, findings.directions.reasons);
    append(judgement.reasons, findings.replacements.reasons);
  } else if (p.supported >= learned.supported_min && !overstates(claim, findings.features) &&
             !findings.roles.is_exchanged) {
    judgement.verdict = Verdict::kSupported;
    judgement.confidence = p.supported;
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

}  // namespace

Judgement judge_statements(const Statement& claim, std::span<const Statement> evidence,
                           const index::Language& language, const LearnedJudge& learned) {
  if (evidence.empty() || (claim.content_count == 0 && claim.quantities.empty())) return {};
  const std::vector<RankedSentence> ranked = rank_sentences(claim, evidence, language);
  // Sources say similar things of several doses or groups. The claim stands when any sentence that
  // runs like it agrees, and falls only when none does.
  std::vector<Findings> examined;
  std::optional<Judgement> close;
  for (std::size_t rank = 0; rank < std::min(kExaminedMax, ranked.size()); ++rank) {
    const Findings& findings =
        examined.emplace_back(examine(claim, evidence, ranked, rank, language));
    if (ranked[rank].bag.coverage() < kAlikeCoverageMin ||
        !runs_alike(findings.features, spread(claim, ranked[rank].bag))) {
      continue;
    }
    Judgement judgement = decide_by_rule(findings);
    judgement.best = ranked[rank].index;
    judgement.alignment = ranked[rank].bag;
    if (judgement.verdict == Verdict::kSupported) return judgement;
    if (!close ||
        (close->verdict != Verdict::kContradicted && judgement.verdict == Verdict::kContradicted &&
         judgement.alignment.coverage() >= close->alignment.coverage())) {
      close = std::move(judgement);
    }
  }
  if (close) return *close;
  Judgement judgement = decide_by_model(claim, examined.front(),
                                        mean_probabilities(examined, ranked, learned), learned);
  judgement.best = ranked.front().index;
  judgement.alignment = ranked.front().bag;
  return judgement;
}

}  // namespace ibid::verify
