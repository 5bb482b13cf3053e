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
  if (at == 0 && tokens.front().word == "for") return true;  // "For acute gout, …"
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

/// Words of a run that say something, and those of them that the claim has.
struct Said {
  std::size_t words = 0;
  std::size_t said = 0;

  [[nodiscard]] bool is_half() const { return words > 0 && 2 * said >= words; }
};

Said said_of(const Statement& evidence, const BagAlignment& bag, std::size_t begin,
             std::size_t end) {
  Said run;
  for (std::size_t i = begin; i < end; ++i) {
    const Token& token = evidence.tokens[i];
    if (!token.has_content && !token.in_quantity) continue;
    ++run.words;
    run.said += bag.says(i) ? 1 : 0;
  }
  return run;
}

/// Whether the claim says half of what stands under the condition [at, end): the words before it,
/// back to a comma or "and", or those behind one that leads the sentence. "And antibiotics if
/// sputum is purulent" sets none to the rest.
bool says_what_depends(const Statement& evidence, const BagAlignment& bag, std::size_t at,
                       std::size_t end) {
  constexpr std::array<std::string_view, 3> kJoints = {"and", "but", "or"};
  if (at == 0) return said_of(evidence, bag, end, evidence.tokens.size()).is_half();
  std::size_t begin = at;
  while (begin > 0) {
    const Token& token = evidence.tokens[begin - 1];
    const bool is_border = text::is_one_of(token.word, kJoints) ||
                           token.clause != evidence.tokens[std::min(begin, at - 1)].clause;
    if (is_border && said_of(evidence, bag, begin, at).words > 0) break;
    --begin;
  }
  return said_of(evidence, bag, begin, at).is_half();
}

}  // namespace

std::optional<Reason> dropped_condition(const Statement& claim, const Statement& evidence,
                                        const BagAlignment& bag) {
  const bool is_advice = firmness_of(evidence) != Firmness::kUnstated;
  if (has_any(claim, kConditions)) return std::nullopt;
  for (std::size_t at = 0; at < evidence.tokens.size(); ++at) {
    const bool is_group = is_advice && opens_group(evidence, at);
    if (!is_group && !opens_condition(evidence, at, is_advice)) continue;
    const std::size_t end = end_of_condition(evidence, at);
    if (!says_what_depends(evidence, bag, at, end)) continue;
    const Said told = said_of(evidence, bag, at + 1, end);
    if (told.words == 0 || told.is_half() || (is_group && told.said > 0)) continue;
    return Reason{"coverage", "", surface(evidence, at, std::min(end, at + kListedWordsMax))};
  }
  return std::nullopt;
}

}  // namespace ibid::verify
