#include "verify/comparison/dropped_limits.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/paraphrases.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// How many, or how surely: without them a sentence says more.
bool is_limit(const Token& token) {
  constexpr std::array<std::string_view, 22> kLimits = {
      "can",        "appear",    "appeared", "appears", "apparently", "few",
      "likely",     "partially", "partly",   "perhaps", "possibly",   "potentially",
      "presumably", "probably",  "seem",     "seemed",  "seems",      "some",
      "sometimes",  "tend",      "tended",   "tends"};
  return is_one_of(token.word, kLimits);
}

/// A word that limits tokens behind it, not how they were found ("some studies") nor by how much
/// ("more likely", "some 20%").
bool limits_what_follows(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 5> kDegrees = {"less", "least", "more", "most", "not"};
  const std::vector<Token>& tokens = statement.tokens;
  if (!is_limit(tokens[at]) || at + 1 == tokens.size()) return false;
  if (at > 0 && is_one_of(tokens[at - 1].word, kDegrees)) return false;
  return !tokens[at + 1].in_quantity && !tells_only(tokens[at + 1].stem);
}

/// Whether the claim has a word that limits and that the sentence does not have.
bool limits_otherwise(const Statement& claim, const Statement& evidence) {
  return std::any_of(claim.tokens.begin(), claim.tokens.end(), [&](const Token& token) {
    return (is_limit(token) || hedges(token)) && !has_word(evidence, token.word);
  });
}

}  // namespace

std::optional<Reason> find_dropped_limit(const Statement& claim, const Statement& evidence,
                                         const EditAlignment& alignment) {
  // Whoever leaves out more leaves out what is limited.
  constexpr std::size_t kDroppedWordsMax = 4;
  if (!retells(claim.tokens.size(), alignment) || limits_otherwise(claim, evidence))
    return std::nullopt;
  const auto is_dropped = [&](std::size_t at) {
    return limits_what_follows(evidence, at) && !has_word(claim, evidence.tokens[at].word);
  };
  const std::size_t before = alignment.begin;
  if (before > 0 && is_dropped(before - 1)) {
    return Reason{"strength", "", surface(evidence, before - 1, before)};
  }
  for (const Edit& edit : alignment.edits) {
    if (edit.evidence_end - edit.evidence_begin > kDroppedWordsMax) continue;
    for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
      if (!is_dropped(j)) continue;
      return Reason{"strength", surface(claim, edit.claim_begin, edit.claim_end),
                    surface(evidence, j, j + 1)};
    }
  }
  return std::nullopt;
}

}  // namespace ibid::verify
