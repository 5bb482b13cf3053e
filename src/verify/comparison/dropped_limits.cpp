#include "verify/comparison/dropped_limits.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/paraphrases.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/qualifiers.hpp"

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

/// "Mild" of "mild asthma", where the claim says nothing of the kind.
bool narrows(const Token& token, const Statement& claim) {
  const Qualifier* qualifier = token.in_quantity ? nullptr : find_qualifier(token.word);
  const bool is_of_whom = qualifier != nullptr && qualifier->kind != QualifierKind::kPace &&
                          qualifier->kind != QualifierKind::kDesign;
  return is_of_whom && (qualifiers_in(claim) & qualifier->meaning) == 0;
}

/// "Plus vexin", "combined with vexin": what is taken beside the subject.
bool joins_a_partner(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 3> kBeforeWith = {"combination", "combined", "together"};
  const std::vector<Token>& tokens = statement.tokens;
  return tokens[at].word == "plus" ||
         (at + 1 < tokens.size() && is_one_of(tokens[at].word, kBeforeWith) &&
          tokens[at + 1].word == "with");
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
  if (!retells(claim.tokens.size(), alignment)) return std::nullopt;
  const bool may_drop = !limits_otherwise(claim, evidence);
  const auto dropped_at = [&](std::size_t at) -> std::string_view {
    if (has_word(claim, evidence.tokens[at].word)) return {};
    if (may_drop && limits_what_follows(evidence, at)) return "strength";
    if (narrows(evidence.tokens[at], claim) || joins_a_partner(evidence, at)) return "coverage";
    return {};
  };
  const std::size_t before = alignment.begin;
  if (before > 0) {
    if (const auto kind = dropped_at(before - 1); !kind.empty()) {
      return Reason{std::string(kind), "", surface(evidence, before - 1, before)};
    }
  }
  for (const Edit& edit : alignment.edits) {
    if (edit.evidence_end - edit.evidence_begin > kDroppedWordsMax) continue;
    for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
      const auto kind = dropped_at(j);
      if (kind.empty()) continue;
      return Reason{std::string(kind), surface(claim, edit.claim_begin, edit.claim_end),
                    surface(evidence, j, edit.evidence_end)};
    }
  }
  return std::nullopt;
}

}  // namespace ibid::verify
