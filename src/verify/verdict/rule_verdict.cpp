#include "verify/verdict/rule_verdict.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/fold.hpp"
#include "verify/comparison/comparison.hpp"

namespace ibid::verify {

bool has_kind(const std::vector<Reason>& reasons, std::string_view kind) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return reason.kind == kind; });
}

void append(std::vector<Reason>& to, const std::vector<Reason>& from) {
  for (const Reason& reason : from) {
    // "Long" beside "long" tells a reader nothing.
    const bool differs = text::fold_text(reason.claim) != text::fold_text(reason.evidence);
    if (differs && std::find(to.begin(), to.end(), reason) == to.end()) to.push_back(reason);
  }
}

Judgement judged(Verdict verdict, double confidence, std::vector<Reason> reasons) {
  Judgement judgement;
  judgement.verdict = verdict;
  judgement.confidence = confidence;
  judgement.reasons = std::move(reasons);
  return judgement;
}

namespace {

void append_kind(std::vector<Reason>& to, const std::vector<Reason>& from, std::string_view kind) {
  for (const Reason& reason : from) {
    if (reason.kind == kind && std::find(to.begin(), to.end(), reason) == to.end()) {
      to.push_back(reason);
    }
  }
}

// How sure each rule is. Set by hand so that they order as the rules erred on SciFact and on our
// corruptions (docs/evaluation-verify.md): an amount that differs misleads least, a denial or a
// name elsewhere in the sentence most.
constexpr double kAmountDiffers = 0.97;
constexpr double kWordTurned = 0.95;
constexpr double kHeadDenied = 0.9;
constexpr double kComparedOtherwise = 0.9;
constexpr double kRelationDenied = 0.85;
constexpr double kRolesExchanged = 0.85;
constexpr double kAmountMissing = 0.9;

/// "Lacking it they gain" beside "having it they lose": turned twice is not turned.
bool is_turned_twice(const Findings& findings) {
  return has_kind(findings.replacements.reasons, "direction") &&
         has_kind(findings.replacements.reasons, "negation");
}

bool is_name_replaced(const Findings& findings) {
  return findings.replacements.replaced_names + findings.replacements.replaced_substances > 0;
}

/// What the evidence says the other way round; no reasons when nothing.
Judgement turned_round(const Findings& findings) {
  const std::vector<Reason>& replaced = findings.replacements.reasons;
  const bool turned_twice = is_turned_twice(findings);
  Judgement judgement = judged(Verdict::kContradicted, 0);
  const auto raise = [&](double confidence) {
    judgement.confidence = std::max(judgement.confidence, confidence);
  };
  // Where the words are the same in another order, other amounts may speak of something else; and
  // so does a claim of which one amount differs and another is not there.
  const bool in_place = findings.features[kInOrder] >= kCloseOrder;
  if (findings.amounts.conflicting + findings.amounts.exchanged > 0 &&
      findings.amounts.missing == 0 && in_place) {
    raise(kAmountDiffers);
    append(judgement.reasons, findings.amounts.reasons);
  }
  for (const std::string_view kind : {"quantity", "direction", "negation", "population"}) {
    if (!has_kind(replaced, kind)) continue;
    if (turned_twice && (kind == "direction" || kind == "negation")) continue;
    raise(kWordTurned);
    append_kind(judgement.reasons, replaced, kind);
  }
  if (findings.negations.heads_differ > 0 && !turned_twice) {
    raise(kHeadDenied);
    if (!has_kind(judgement.reasons, "negation")) {
      append(judgement.reasons, findings.negations.reasons);
    }
  }
  if (findings.exclusions.is_set_apart) {
    raise(kHeadDenied);
    append_kind(judgement.reasons, findings.exclusions.reasons, "negation");
  }
  if (findings.negations.relation_denied && !turned_twice) {
    raise(kRelationDenied);
    append(judgement.reasons, findings.negations.reasons);
    if (judgement.reasons.empty()) judgement.reasons.push_back({"negation", "", "not"});
  }
  return judgement;
}

/// Contradicted, or about something else; no reasons when neither.
Judgement decide_against(const Findings& findings) {
  Judgement judgement = turned_round(findings);
  if (is_name_replaced(findings)) {
    const bool differs_besides = !judgement.reasons.empty();
    const bool in_place = findings.features[kInOrder] >= kFullOrder;
    if (differs_besides || in_place) {
      append_kind(judgement.reasons, findings.replacements.reasons, "entity");
      judgement.confidence = std::max(judgement.confidence, kNameReplaced);
    }
    if (differs_besides) {
      // What is said of another drug, and differs besides, says nothing of this one.
      return judged(Verdict::kUndetermined, kOpen, std::move(judgement.reasons));
    }
  }
  if (findings.roles.is_contrary) {
    judgement.confidence = std::max(judgement.confidence, kComparedOtherwise);
    append(judgement.reasons, findings.roles.reasons);
  }
  return judgement;
}

/// What is said of vertebral fractures says nothing of those of the hip.
std::optional<Judgement> doubt_kinds(const Findings& findings) {
  if (!findings.exclusions.is_of_another && !findings.exclusions.names_further_substance) {
    return std::nullopt;
  }
  Judgement judgement = judged(Verdict::kUnsupported, kNameReplaced);
  append_kind(judgement.reasons, findings.exclusions.reasons, "entity");
  return judgement;
}

/// Who does what to whom is not what the evidence says, though not its contrary.
std::optional<Judgement> doubt_roles(const Findings& findings) {
  const RoleComparison& roles = findings.roles;
  if (roles.is_exchanged || (roles.is_inverted && findings.features[kInOrder] >= kFullOrder)) {
    return judged(Verdict::kUnsupported, kRolesExchanged, roles.reasons);
  }
  if (roles.is_inverted_in_clause || roles.is_unconfirmed) {
    return judged(Verdict::kUndetermined, kOpen, roles.reasons);
  }
  return std::nullopt;
}

}  // namespace

Judgement decide_by_rule(const Findings& findings) {
  const Features& features = findings.features;
  if (Judgement against = decide_against(findings); !against.reasons.empty()) return against;
  if (auto doubt = doubt_roles(findings)) return *doubt;
  if (auto doubt = doubt_kinds(findings)) return *doubt;
  const QuantityComparison& amounts = findings.amounts;
  if (amounts.conflicting + amounts.exchanged + amounts.unplaced > 0 || is_turned_twice(findings)) {
    return judged(Verdict::kUndetermined, kOpen, findings.amounts.reasons);
  }
  if (amounts.missing > 0) return judged(Verdict::kUnsupported, kAmountMissing);

  std::vector<Reason> reasons;
  append_kind(reasons, amounts.reasons, "comparator");
  append_kind(reasons, amounts.reasons, "unit");
  for (const std::string_view kind : {"entity", "strength", "coverage"}) {
    append_kind(reasons, findings.replacements.reasons, kind);
  }
  if (!reasons.empty()) {
    return judged(Verdict::kPartlySupported, features[kCoverage], std::move(reasons));
  }
  if (findings.negations.heads_missing > 0) return judged(Verdict::kPartlySupported, kOpen);
  const DirectionComparison& directions = findings.directions;
  const bool is_rather_opposite = directions.opposite > 0 && directions.opposite >= directions.same;
  if (is_rather_opposite || directions.is_advised_against || directions.tells_other_frequency) {
    return judged(Verdict::kUndetermined, kOpen, directions.reasons);
  }
  return judged(Verdict::kSupported,
                0.9 + 0.09 * std::min(1.0, features[kCoverage] * features[kInOrder]));
}

}  // namespace ibid::verify
