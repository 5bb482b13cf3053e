// Features: what the verdict model sees of a claim and its evidence. Every one is a count or share
// that a reader can check by hand.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "verify/comparison/comparison.hpp"
#include "verify/comparison/sentence_ranking.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

enum Feature : std::size_t {
  kCoverage,
  kCoverageOfAll,
  kCoverageOfSubject,
  kCoverageOfNames,
  kUncovered,
  kUncoveredNames,
  kInOrder,
  kReplaced,
  kReplacedNames,
  kInserted,
  kClaimWords,
  kEvidenceWords,
  kEvidenceSentences,
  kAmountsMatched,
  kAmountsConflicting,
  kAmountsMissing,
  kAmountsInAll,
  kClaimNegations,
  kEvidenceNegations,
  kDeniedByClaimOnly,
  kDeniedByEvidenceOnly,
  kDenialDifference,
  kSameDirection,
  kOppositeDirection,
  kSameDirectionNext,
  kOppositeDirectionNext,
  kClaimSign,
  kParityAgrees,
  kParityAgreesNext,
  kClaimStrength,
  kEvidenceStrength,
  kTentative,
  kAnnouncesResult,
  kPopulationConflicts,
  kSecondCoverage,
  kDeniedByEvidenceOnlyNext,
  kPlace,
  kReverseCoverage,
  kOppositionInEdit,
  kNegationInEdit,
  kRelationDenied,
  kCuesUnsaid,
  kCuesUnsaidAnywhere,
  kEffectAgrees,
  kEffectAgreesNext,
  kDenialOnOneSide,
  kFeatureCount,
};

/// The enumerators as the table of trees writes them.
extern const std::array<std::string_view, kFeatureCount> kFeatureIdentifiers;

using Features = std::array<double, kFeatureCount>;

/// A claim compared with one sentence of its evidence: what the rules, the model and the reasons
/// all use.
struct Findings {
  QuantityComparison amounts;
  NegationComparison negations;
  DirectionComparison directions;
  ReplacementComparison replacements;
  RoleComparison roles;
  ExclusionComparison exclusions;
  Features features{};
};

/// Compares `claim` with the sentence at `rank` of `ranked` (rank_sentences() of the same evidence,
/// not empty); the features of the surroundings look at the others.
[[nodiscard]] Findings examine(const Statement& claim, std::span<const Statement> evidence,
                               std::span<const RankedSentence> ranked, std::size_t rank,
                               const Vocabulary& vocabulary);

}  // namespace ibid::verify
