// What one side says is stopped and the other that it is taken.
#include <algorithm>
#include <cstddef>

#include "verify/comparison/agreement.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/withheld.hpp"

namespace ibid::verify {
namespace {

/// The words from the one that stops at `at` to what it stops, which may stand before it: "zinc was
/// stopped".
std::string told_as_withheld(const Statement& statement, std::size_t at) {
  const std::vector<Token>& tokens = statement.tokens;
  std::size_t begin = at;
  std::size_t end = at + 1;
  for (std::size_t i = at; i > 0 && (i == at || !tokens[i].has_content || tokens[i].is_withheld);) {
    if (tokens[--i].is_withheld) begin = i;
  }
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    if (tokens[i].is_withheld) end = i + 1;
    if (tokens[i].has_content && !tokens[i].is_withheld) break;
  }
  return surface(statement, begin, end);
}

std::string withheld_words(const Statement& statement) {
  for (std::size_t at = 0; at < statement.tokens.size(); ++at) {
    if (statement.tokens[at].withholds) return told_as_withheld(statement, at);
  }
  return {};
}

/// "Stopping", where the sentence has no word for going without but those that the claim has too.
bool is_stopped_by_claim(const Statement& claim, const Statement& evidence,
                         const BagAlignment& bag) {
  bool stops = false;
  std::vector<bool> is_used(evidence.tokens.size(), false);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const bool stands = bag.matches[i].kind >= MatchKind::kDerived;
    if (stands) is_used[bag.matches[i].target] = true;
    stops = stops || (claim.tokens[i].withholds && !stands);
  }
  if (!stops) return false;
  for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
    if (!is_used[j] && tells_of_lack(evidence.tokens[j])) return false;
  }
  return true;
}

/// A word of the claim that stands in the sentence only as what is stopped, while the claim has no
/// word for that.
bool is_stopped_by_evidence(const Statement& claim, const Statement& evidence,
                            const BagAlignment& bag) {
  bool is_stopped = false;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const bool stands = bag.matches[i].kind >= MatchKind::kDerived;
    const Token* there = stands ? &evidence.tokens[bag.matches[i].target] : nullptr;
    // "Quitting" beside "smoking cessation", "came off" beside "stopped".
    if (there != nullptr && there->withholds) return false;
    if (tells_of_lack(token) && (there == nullptr || there->is_withheld)) return false;
    if (there == nullptr || !there->is_withheld || is_denied(token) || is_plain(token)) continue;
    is_stopped =
        is_stopped ||
        std::none_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& other) {
          return other.stem == there->stem && !other.is_withheld;
        });
  }
  return is_stopped;
}

}  // namespace

std::optional<Reason> withheld_on_one_side(const Statement& claim, const Statement& evidence,
                                           const BagAlignment& bag) {
  const auto withholds = [](const Statement& statement) {
    return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                       [](const Token& token) { return token.withholds; });
  };
  if (withholds(claim) && is_stopped_by_claim(claim, evidence, bag)) {
    return Reason{"negation", withheld_words(claim), ""};
  }
  if (withholds(evidence) && is_stopped_by_evidence(claim, evidence, bag)) {
    return Reason{"negation", "", withheld_words(evidence)};
  }
  return std::nullopt;
}

}  // namespace ibid::verify
