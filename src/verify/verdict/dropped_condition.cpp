#include "verify/verdict/dropped_condition.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

constexpr std::array<std::string_view, 7> kConditions = {"except", "if",    "only", "provided",
                                                         "unless", "until", "when"};
/// Words of a condition that a reason lists.
constexpr std::size_t kListedWordsMax = 12;

/// Findings are told with "if" and "when" of what everybody takes for granted.
bool opens_condition(const Statement& statement, std::size_t at, bool is_advice) {
  constexpr std::array<std::string_view, 4> kOfAdvice = {"if", "only", "until", "when"};
  const std::vector<Token>& tokens = statement.tokens;
  if (!text::is_one_of(tokens[at].word, kConditions) || at + 1 == tokens.size()) return false;
  if (!is_advice && text::is_one_of(tokens[at].word, kOfAdvice)) return false;
  // "Even if", "as if", "not only": no condition.
  constexpr std::array<std::string_view, 5> kNone = {"as", "even", "not", "or", "whether"};
  return at == 0 || !text::is_one_of(tokens[at - 1].word, kNone);
}

/// "For people with persisting symptoms", "in adults who smoke": for whom something is advised.
bool opens_group(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 4> kFor = {"among", "for", "in", "to"};
  constexpr std::array<std::string_view, 10> kPeople = {
      "adolescents", "adults", "children", "individuals", "men",
      "patients",    "people", "persons",  "those",       "women"};
  constexpr std::array<std::string_view, 6> kWhich = {"aged",  "at",   "who",
                                                      "whose", "with", "without"};
  const std::vector<Token>& tokens = statement.tokens;
  return at + 2 < tokens.size() && text::is_one_of(tokens[at].word, kFor) &&
         text::is_one_of(tokens[at + 1].word, kPeople) &&
         text::is_one_of(tokens[at + 2].word, kWhich);
}

/// Where the condition that begins at `at` ends: at the next clause, or at the end.
std::size_t end_of_condition(const Statement& statement, std::size_t at) {
  std::size_t end = at + 1;
  while (end < statement.tokens.size() &&
         statement.tokens[end].clause == statement.tokens[at].clause) {
    ++end;
  }
  return end;
}

bool is_said(const BagAlignment& bag, std::size_t at) {
  return std::any_of(bag.matches.begin(), bag.matches.end(), [&](const Match& match) {
    return match.kind >= MatchKind::kDerived && match.target == at;
  });
}

/// Whether the claim says half of what stands under the condition at `at`: the words before it,
/// back to a comma or "and". "And antibiotics if sputum is purulent" sets none to the rest.
bool says_what_depends(const Statement& evidence, const BagAlignment& bag, std::size_t at) {
  constexpr std::array<std::string_view, 3> kJoints = {"and", "but", "or"};
  std::size_t words = 0;
  std::size_t said = 0;
  for (std::size_t i = at; i-- > 0;) {
    const Token& token = evidence.tokens[i];
    const bool is_border = text::is_one_of(token.word, kJoints) ||
                           token.clause != evidence.tokens[std::min(i + 1, at - 1)].clause;
    if (is_border && words > 0) break;
    if (!token.has_content || token.in_quantity) continue;
    ++words;
    said += is_said(bag, i) ? 1 : 0;
  }
  return words > 0 && 2 * said >= words;
}

}  // namespace

std::optional<Reason> dropped_condition(const Statement& claim, const Statement& evidence,
                                        const BagAlignment& bag) {
  const bool is_advice = firmness_of(evidence) != Firmness::kUnstated;
  if (has_any(claim, kConditions)) return std::nullopt;
  for (std::size_t at = 0; at < evidence.tokens.size(); ++at) {
    const bool is_group = is_advice && opens_group(evidence, at);
    if (!is_group && !opens_condition(evidence, at, is_advice)) continue;
    if (!says_what_depends(evidence, bag, at)) continue;
    const std::size_t end = end_of_condition(evidence, at);
    std::size_t words = 0;
    std::size_t said = 0;
    for (std::size_t i = at + 1; i < end; ++i) {
      if (!evidence.tokens[i].has_content && !evidence.tokens[i].in_quantity) continue;
      ++words;
      said += is_said(bag, i) ? 1 : 0;
    }
    if (words == 0 || 2 * said >= words || (is_group && said > 0)) continue;
    return Reason{"coverage", "", surface(evidence, at, std::min(end, at + kListedWordsMax))};
  }
  return std::nullopt;
}

}  // namespace ibid::verify
