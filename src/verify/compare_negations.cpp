// Negations: what one side denies and the other does not, word by aligned word.
#include <cstddef>

#include "verify/comparison.hpp"

namespace ibid::verify {
namespace {

bool is_denied(const Token& token) {
  return token.negations % 2 == 1;
}

/// The negation word whose scope holds token `at`, with what follows up to it.
std::string denial_around(const Statement& statement, std::size_t at) {
  for (std::size_t i = at; i-- > 0;) {
    if (statement.tokens[i].negates) return surface(statement, i, at + 1);
    if (statement.tokens[i].clause != statement.tokens[at].clause) break;
  }
  return surface(statement, at, at + 1);
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
  if (aligned > 0) {
    result.claim_only = static_cast<double>(claim_only) / static_cast<double>(aligned);
    result.evidence_only = static_cast<double>(evidence_only) / static_cast<double>(aligned);
  }
  return result;
}

}  // namespace ibid::verify
