// Alignment: which words of a claim stand in a sentence of evidence, and where.
//
// Two alignments answer two questions. The bag alignment matches every word of the claim to its
// best counterpart wherever it stands, so word order, voice and synonyms cost nothing: it measures
// coverage. The edit alignment walks both sentences from left to right and yields what was
// replaced by what: it finds the one word that differs in an otherwise equal sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

enum class MatchKind : std::uint8_t {
  kNone,
  kOpposite,  ///< cues of one axis that oppose each other
  kSameSide,  ///< cues of one axis and side ("reduced", "fell")
  kDerived,   ///< a long common beginning ("malnourished", "malnutrition")
  kAbbreviation,
  kSynonym,  ///< one set of the language's synonym tables
  kStem,
  kExact,
};

/// How much of a claim's word a match of that kind covers, 0..1.
[[nodiscard]] double quality_of(MatchKind kind);

struct Match {
  MatchKind kind = MatchKind::kNone;
  std::size_t target = 0;  ///< token in the evidence
};

/// One entry a token of `claim`.
struct BagAlignment {
  std::vector<Match> matches;
  double covered_weight = 0;  ///< of content tokens, weighted
  double total_weight = 0;
  /// Whether a word of the claim is matched to that token of the evidence.
  [[nodiscard]] bool says(std::size_t evidence_token) const;
  [[nodiscard]] double coverage() const {
    return total_weight > 0 ? covered_weight / total_weight : 0;
  }
};

/// `weights` has one entry a claim token; content tokens only are counted.
[[nodiscard]] BagAlignment align_bag(const Statement& claim, const Statement& evidence,
                                     std::span<const double> weights, const Vocabulary& vocabulary);

/// A run of claim tokens [claim_begin, claim_end) that stands where the evidence has the run
/// [evidence_begin, evidence_end). Either may be empty, not both.
struct Edit {
  std::size_t claim_begin = 0;
  std::size_t claim_end = 0;
  std::size_t evidence_begin = 0;
  std::size_t evidence_end = 0;
};

struct EditAlignment {
  std::vector<Edit> edits;  ///< in order; leading and trailing evidence left over is no edit
  std::size_t matched = 0;  ///< claim tokens that stand in order
  std::size_t begin = 0;    ///< evidence token that the claim begins with
  std::size_t end = 0;      ///< evidence token behind the last one that the claim reaches
};

/// Over all tokens, function words included. O(claim x evidence).
[[nodiscard]] EditAlignment align_edits(const Statement& claim, const Statement& evidence,
                                        const Vocabulary& vocabulary);

/// Whether a claim, or its first `claim_tokens` tokens, retells the sentence: four fifths of these
/// stand in order.
[[nodiscard]] bool retells(std::size_t claim_tokens, const EditAlignment& alignment);

/// How two single tokens match.
[[nodiscard]] MatchKind match_tokens(const Token& claim, const Token& evidence);

}  // namespace ibid::verify
