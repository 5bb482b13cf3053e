#include "verify/comparison/features.hpp"

#include <algorithm>
#include <cmath>

#include "verify/comparison/agreement.hpp"

namespace ibid::verify {

const std::array<std::string_view, kFeatureCount> kFeatureIdentifiers = {
    "kCoverage",
    "kCoverageOfAll",
    "kCoverageOfSubject",
    "kCoverageOfNames",
    "kUncovered",
    "kUncoveredNames",
    "kInOrder",
    "kReplaced",
    "kReplacedNames",
    "kInserted",
    "kClaimWords",
    "kEvidenceWords",
    "kEvidenceSentences",
    "kAmountsMatched",
    "kAmountsConflicting",
    "kAmountsMissing",
    "kAmountsInAll",
    "kClaimNegations",
    "kEvidenceNegations",
    "kDeniedByClaimOnly",
    "kDeniedByEvidenceOnly",
    "kDenialDifference",
    "kSameDirection",
    "kOppositeDirection",
    "kSameDirectionNext",
    "kOppositeDirectionNext",
    "kClaimSign",
    "kParityAgrees",
    "kParityAgreesNext",
    "kClaimStrength",
    "kEvidenceStrength",
    "kTentative",
    "kAnnouncesResult",
    "kPopulationConflicts",
    "kSecondCoverage",
    "kDeniedByEvidenceOnlyNext",
    "kPlace",
    "kReverseCoverage",
    "kOppositionInEdit",
    "kNegationInEdit",
    "kRelationDenied",
    "kCuesUnsaid",
    "kCuesUnsaidAnywhere",
    "kEffectAgrees",
    "kEffectAgreesNext",
    "kDenialOnOneSide"};

namespace {

double negation_words(const Statement& statement) {
  return static_cast<double>(std::count_if(statement.tokens.begin(), statement.tokens.end(),
                                           [](const Token& token) { return token.negates; }));
}

/// Coverage of the words that `wanted` accepts; `otherwise` when there are none.
template <class Wanted>
double coverage_of(const Statement& claim, const BagAlignment& bag, double otherwise,
                   Wanted wanted) {
  double covered = 0;
  double total = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content || !wanted(claim.tokens[i])) continue;
    total += 1;
    covered += quality_of(bag.matches[i].kind);
  }
  return total > 0 ? covered / total : otherwise;
}

/// The statement says this of some axis, in whichever words.
bool says(const Statement& statement, Axis axis, int sign) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return is_signed(token) && token.cue->axis == axis && sign_of(token) == sign;
  });
}

/// 1 where the statement says that something got better, -1 for worse, 0 for neither or both: "less
/// mortality" is as good as "improved". What is denied is neither.
int effect_of(const Statement& statement) {
  // What is more or less stands so near.
  constexpr std::size_t kOutcomeWords = 4;
  int effect = 0;
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    const Token& token = statement.tokens[i];
    if (!is_signed(token) || token.negations % 2 == 1) continue;
    if (token.cue->axis == Axis::kValence) {
      effect += token.cue->value;
      continue;
    }
    for (std::size_t words = 1; words <= kOutcomeWords; ++words) {
      int value = 0;
      if (i + words < statement.tokens.size()) {
        value = outcome_value(statement.tokens[i + words].stem);
      }
      if (value == 0 && i >= words) value = outcome_value(statement.tokens[i - words].stem);
      if (value == 0) continue;
      effect += value * token.cue->value;
      break;
    }
  }
  return (effect > 0) - (effect < 0);
}

double reverse_coverage(const Statement& claim, const Statement& evidence,
                        const BagAlignment& bag) {
  std::vector<bool> hit(evidence.tokens.size(), false);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (bag.matches[i].kind >= MatchKind::kDerived) hit[bag.matches[i].target] = true;
  }
  double covered = 0;
  for (std::size_t j = 0; j < hit.size(); ++j) {
    if (evidence.tokens[j].has_content && hit[j]) covered += 1;
  }
  return evidence.content_count > 0 ? covered / static_cast<double>(evidence.content_count) : 0;
}

}  // namespace

Findings examine(const Statement& claim, std::span<const Statement> evidence,
                 std::span<const RankedSentence> ranked, std::size_t rank,
                 const Vocabulary& vocabulary) {
  Findings findings;
  const RankedSentence& best = ranked[rank];
  const Statement& sentence = evidence[best.index];
  findings.amounts = compare_quantities(claim, sentence, best.bag);
  findings.negations = compare_negations(claim, sentence, best.bag);
  findings.directions = compare_directions(claim, sentence, best.bag);
  findings.replacements = compare_replacements(claim, sentence, best.bag, vocabulary);
  findings.roles = compare_roles(claim, sentence, best.bag);
  if (findings.replacements.moved && !findings.roles.is_exchanged) {
    findings.roles.is_exchanged = true;
    findings.roles.reasons = {*findings.replacements.moved};
  }
  findings.exclusions = compare_exclusions(claim, sentence, best.bag);

  Features& f = findings.features;
  f[kCoverage] = best.bag.coverage();
  const std::vector<double> weights = token_weights(claim, evidence);
  double union_covered = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content) continue;
    double quality = 0;
    for (const RankedSentence& entry : ranked) {
      quality = std::max(quality, quality_of(entry.bag.matches[i].kind));
    }
    union_covered += quality * weights[i];
    if (quality < 0.5) {
      f[kUncovered] += 1;
      if (claim.tokens[i].is_name) f[kUncoveredNames] += 1;
    }
  }
  f[kCoverageOfAll] = best.bag.total_weight > 0 ? union_covered / best.bag.total_weight : 0;
  f[kCoverageOfSubject] = coverage_of(claim, best.bag, 1.0, [](const Token& token) {
    return token.cue == nullptr && !token.is_generic;
  });
  f[kCoverageOfNames] =
      coverage_of(claim, best.bag, 1.0, [](const Token& token) { return token.is_name; });
  f[kInOrder] = findings.replacements.in_order;
  f[kReplaced] = static_cast<double>(findings.replacements.replaced);
  f[kReplacedNames] = static_cast<double>(findings.replacements.replaced_names);
  f[kInserted] = static_cast<double>(findings.replacements.inserted);
  f[kClaimWords] = static_cast<double>(claim.content_count);
  f[kEvidenceWords] = static_cast<double>(sentence.content_count);
  f[kEvidenceSentences] = std::log2(1.0 + static_cast<double>(evidence.size()));
  f[kAmountsMatched] = static_cast<double>(findings.amounts.matched);
  f[kAmountsConflicting] = static_cast<double>(findings.amounts.conflicting);
  f[kAmountsMissing] = static_cast<double>(findings.amounts.missing);
  for (const text::Quantity& wanted : claim.quantities) {
    const bool anywhere = std::any_of(
        evidence.begin(), evidence.end(),
        [&](const Statement& statement) { return states_amount(claim, wanted, statement); });
    if (anywhere) f[kAmountsInAll] += 1;
  }
  f[kClaimNegations] = negation_words(claim);
  f[kEvidenceNegations] = negation_words(sentence);
  f[kDeniedByClaimOnly] = findings.negations.claim_only;
  f[kDeniedByEvidenceOnly] = findings.negations.evidence_only;
  f[kDenialDifference] = findings.negations.claim_only + findings.negations.evidence_only;
  f[kRelationDenied] = findings.negations.relation_denied ? 1.0 : 0.0;
  f[kSameDirection] = findings.directions.same;
  f[kOppositeDirection] = findings.directions.opposite;
  for (const Token& token : claim.tokens) {
    if (!is_signed(token)) continue;
    const int sign = sign_of(token);
    if (!says(sentence, token.cue->axis, sign)) f[kCuesUnsaid] += 1;
    const bool anywhere = std::any_of(
        ranked.begin(),
        ranked.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, ranked.size())),
        [&](const RankedSentence& entry) {
          return says(evidence[entry.index], token.cue->axis, sign);
        });
    if (!anywhere) f[kCuesUnsaidAnywhere] += 1;
  }
  const int claimed_effect = effect_of(claim);
  f[kEffectAgrees] = claimed_effect * effect_of(sentence);
  f[kDenialOnOneSide] = (negation_words(claim) > 0) != (negation_words(sentence) > 0) ? 1 : 0;
  const std::size_t next_end = std::min<std::size_t>(3, ranked.size());
  double parity_next = 0;
  for (std::size_t k = 0; k < next_end; ++k) {
    if (k == rank) continue;
    const Statement& other = evidence[ranked[k].index];
    const BagAlignment& bag = ranked[k].bag;
    const double trust = bag.coverage();
    const DirectionComparison directions = compare_directions(claim, other, bag);
    f[kSameDirectionNext] += trust * directions.same;
    f[kOppositeDirectionNext] += trust * directions.opposite;
    parity_next += trust * directions.claim_parity * directions.evidence_parity;
    f[kEffectAgreesNext] += trust * claimed_effect * effect_of(other);
    f[kDeniedByEvidenceOnlyNext] += trust * compare_negations(claim, other, bag).evidence_only;
  }
  for (const Token& token : claim.tokens) {
    if (token.cue == nullptr ||
        (token.cue->axis != Axis::kAmount && token.cue->axis != Axis::kValence)) {
      continue;
    }
    f[kClaimSign] += token.cue->value;
  }
  f[kParityAgrees] = findings.directions.claim_parity * findings.directions.evidence_parity;
  f[kParityAgreesNext] = parity_next;
  f[kClaimStrength] = static_cast<double>(claim.strength);
  f[kEvidenceStrength] = static_cast<double>(sentence.strength);
  f[kTentative] = sentence.is_tentative ? 1.0 : 0.0;
  f[kAnnouncesResult] = sentence.announces_result ? 1.0 : 0.0;
  f[kPopulationConflicts] = static_cast<double>(findings.directions.population_conflicts);
  f[kSecondCoverage] = ranked.size() > 1 ? ranked[rank == 0 ? 1 : 0].bag.coverage() : 0;
  f[kPlace] = evidence.size() > 1
                  ? static_cast<double>(best.index) / static_cast<double>(evidence.size() - 1)
                  : 1.0;
  f[kReverseCoverage] = reverse_coverage(claim, sentence, best.bag);
  for (const Reason& reason : findings.replacements.reasons) {
    if (reason.kind == "direction" || reason.kind == "population") f[kOppositionInEdit] += 1;
    if (reason.kind == "negation") f[kNegationInEdit] += 1;
  }
  return findings;
}

}  // namespace ibid::verify
