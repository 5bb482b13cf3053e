// Negations: what one side denies and the other does not, word by aligned word.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "verify/comparison/agreement.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/comparison/denials.hpp"

namespace ibid::verify {
namespace {

/// The negation word whose scope holds token `at`, with what follows up to it.
std::string denial_around(const Statement& statement, std::size_t at) {
  for (std::size_t i = at; i-- > 0;) {
    if (statement.tokens[i].negates) return surface(statement, i, at + 1);
    if (statement.tokens[i].clause != statement.tokens[at].clause) break;
  }
  return surface(statement, at, at + 1);
}

constexpr std::array<std::string_view, 18> kRelationWords = {
    "associated", "association", "significant", "significantly", "differ",   "difference",
    "effect",     "evidence",    "affect",      "correlated",    "related",  "show",
    "support",    "improve",     "change",      "benefit",       "increase", "reduce"};

// "No evidence that zinc helps": so far before the claim's first word a denial may stand.
constexpr std::size_t kLeadWords = 4;

/// Looks between the first and the last word of the evidence that the claim has, and right before.
bool denies_relation(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  if (denies(claim)) return false;
  std::size_t first = evidence.tokens.size();
  std::size_t last = 0;
  std::vector<bool> aligned(evidence.tokens.size(), false);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content || bag.matches[i].kind < MatchKind::kDerived) continue;
    aligned[bag.matches[i].target] = true;
    first = std::min(first, bag.matches[i].target);
    last = std::max(last, bag.matches[i].target);
  }
  const auto count_aligned = [&](auto wanted) {
    std::size_t count = 0;
    for (std::size_t j = first; j <= last; ++j) {
      if (aligned[j] && wanted(evidence.tokens[j])) ++count;
    }
    return count;
  };
  for (std::size_t j = first - std::min(first, kLeadWords); j < last; ++j) {
    const Token& token = evidence.tokens[j];
    if (!token.is_denied_head || aligned[j]) continue;
    // What most of the claim's words stand in another clause than, is not what the claim states.
    const std::size_t here =
        count_aligned([&](const Token& other) { return other.clause == token.clause; });
    if (2 * here < count_aligned([](const Token&) { return true; })) continue;
    if (std::find(kRelationWords.begin(), kRelationWords.end(), token.word) !=
        kRelationWords.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace

NegationComparison compare_negations(const Statement& claim, const Statement& evidence,
                                     const BagAlignment& bag) {
  NegationComparison result;
  std::size_t aligned = 0;
  std::size_t claim_only = 0;
  std::size_t evidence_only = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& word = claim.tokens[i];
    const Match& match = bag.matches[i];
    if (word.is_denied_head && match.kind < MatchKind::kDerived) ++result.heads_missing;
    if (!word.has_content || match.kind < MatchKind::kDerived) continue;
    ++aligned;
    const Token& other = evidence.tokens[match.target];
    const bool here = is_denied(word);
    const bool there = is_denied(other);
    if (here == there) continue;
    const bool at_head = here ? word.is_denied_head : other.is_denied_head;
    if (at_head) ++result.heads_differ;
    if (here) {
      ++claim_only;
    } else {
      ++evidence_only;
    }
    if (result.reasons.empty() || (at_head && result.heads_differ == 1)) {
      result.reasons.clear();
      result.reasons.push_back({"negation",
                                here ? denial_around(claim, i) : surface(claim, i, i + 1),
                                there ? denial_around(evidence, match.target)
                                      : surface(evidence, match.target, match.target + 1)});
    }
  }
  const bool are_said_otherwise = say_denials_otherwise(claim, evidence, bag);
  if (deny_same_advice(claim, evidence) || are_said_otherwise) {
    result.heads_differ = 0;
    result.reasons.clear();
    claim_only = evidence_only = 0;
  }
  result.relation_denied = !are_said_otherwise && denies_relation(claim, evidence, bag);
  if (aligned > 0) {
    result.claim_only = static_cast<double>(claim_only) / static_cast<double>(aligned);
    result.evidence_only = static_cast<double>(evidence_only) / static_cast<double>(aligned);
  }
  return result;
}

}  // namespace ibid::verify
