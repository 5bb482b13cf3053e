#include "verify/comparison/denials.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// "Does not work" beside "fails": all that the claim denies is in the evidence's words.
bool denies_in_other_words(const Statement& claim, const BagAlignment& bag) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (claim.tokens[i].negates && bag.matches[i].kind != MatchKind::kSynonym) return false;
  }
  return true;
}

/// "A rather than B" beside "A, not B": what the claim passes over is what stands denied at
/// `negation`.
bool passes_over(const Statement& claim, const BagAlignment& bag, std::size_t negation) {
  constexpr std::size_t kBehindWords = 3;
  constexpr std::size_t kDeniedWords = 2;
  for (std::size_t i = 0; i + 1 < claim.tokens.size(); ++i) {
    const bool passes = (claim.tokens[i].word == "rather" && claim.tokens[i + 1].word == "than") ||
                        (claim.tokens[i].word == "instead" && claim.tokens[i + 1].word == "of");
    if (!passes) continue;
    for (std::size_t k = i + 2; k < std::min(claim.tokens.size(), i + 2 + kBehindWords); ++k) {
      const Match& match = bag.matches[k];
      if (!claim.tokens[k].has_content) continue;
      if (match.kind >= MatchKind::kAbbreviation && match.target > negation &&
          match.target <= negation + kDeniedWords) {
        return true;
      }
      break;
    }
  }
  return false;
}

/// "Left untreated" beside "not treated": all that the evidence denies is in the claim's words.
bool says_denials_otherwise(const Statement& claim, const Statement& evidence,
                            const BagAlignment& bag) {
  bool denies_any = false;
  for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
    if (!evidence.tokens[j].negates) continue;
    denies_any = true;
    const bool is_said = std::any_of(bag.matches.begin(), bag.matches.end(), [&](const Match& m) {
      return m.kind == MatchKind::kSynonym && m.target == j;
    });
    if (!is_said && !passes_over(claim, bag, j)) return false;
  }
  return denies_any;
}

/// Tells one thing and denies another.
bool contrasts(const Statement& statement) {
  constexpr std::array<std::string_view, 6> kContrasts = {"but",      "whereas", "while",
                                                          "although", "though",  "yet"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return is_one_of(token.word, kContrasts); });
}

/// The "nor" of "neither A nor B", which deny once.
bool goes_on_denying(const Statement& statement, std::size_t at) {
  const auto begin = statement.tokens.begin();
  return statement.tokens[at].word == "nor" &&
         std::any_of(begin, begin + static_cast<std::ptrdiff_t>(at),
                     [](const Token& token) { return token.word == "neither"; });
}

/// Tokens of content that the negation at `at` denies: the next few of its clause.
std::vector<std::size_t> denied_behind(const Statement& statement, std::size_t at) {
  constexpr std::size_t kDeniedMax = 3;
  std::vector<std::size_t> denied;
  for (std::size_t i = at + 1; i < statement.tokens.size() && denied.size() < kDeniedMax; ++i) {
    if (statement.tokens[i].clause != statement.tokens[at].clause) break;
    if (statement.tokens[i].has_content) denied.push_back(i);
  }
  return denied;
}

/// "Zinc was not given": the negation at `at` denies only that what is named before it was there.
std::optional<std::size_t> thing_not_given(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 9> kGiven = {
      "given", "used", "use", "added", "taken", "required", "needed", "necessary", "prescribed"};
  constexpr std::size_t kBetween = 3;  // "should not routinely be used"
  bool is_given = false;
  for (std::size_t i = at + 1; i < std::min(statement.tokens.size(), at + 1 + kBetween); ++i) {
    is_given = is_given || is_one_of(statement.tokens[i].word, kGiven);
  }
  if (!is_given) return std::nullopt;
  for (std::size_t i = at; i > 0 && statement.tokens[i - 1].clause == statement.tokens[at].clause;
       --i) {
    if (statement.tokens[i - 1].has_content) return i - 1;
  }
  return std::nullopt;
}

}  // namespace

bool deny_same_things(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  if (contrasts(claim) || contrasts(evidence)) return false;
  std::vector<std::vector<std::size_t>> there;
  for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
    if (!evidence.tokens[j].negates || goes_on_denying(evidence, j)) continue;
    there.push_back(denied_behind(evidence, j));
    // "A scan is not needed": its subject, by which another voice goes on behind the denial.
    for (std::size_t i = j; i > 0 && evidence.tokens[i - 1].clause == evidence.tokens[j].clause;
         --i) {
      if (evidence.tokens[i - 1].has_content) there.back().push_back(i - 1);
    }
  }
  std::size_t here = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].negates || goes_on_denying(claim, i)) continue;
    ++here;
    const std::vector<std::size_t> behind = denied_behind(claim, i);
    const std::optional<std::size_t> thing = thing_not_given(claim, i);
    const bool is_said = std::any_of(there.begin(), there.end(), [&](const auto& denied) {
      const auto is_denied_there = [&](std::size_t k) {
        return std::find(denied.begin(), denied.end(), bag.matches[k].target) != denied.end();
      };
      const auto stands = [&](std::size_t k) {
        return bag.matches[k].kind >= MatchKind::kAbbreviation;
      };
      if (thing && stands(*thing) && is_denied_there(*thing)) return true;
      std::size_t matched = 0;
      for (const std::size_t k : behind) {
        if (!stands(k)) continue;
        if (!is_denied_there(k)) return false;
        ++matched;
      }
      return matched > 0 && stands(behind.front());
    });
    if (!is_said) return false;
  }
  return here > 0 && here == there.size();
}

bool say_denials_otherwise(const Statement& claim, const Statement& evidence,
                           const BagAlignment& bag) {
  if (!denies(claim)) return says_denials_otherwise(claim, evidence, bag);
  return !denies(evidence) && denies_in_other_words(claim, bag);
}

bool exchange_denials(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const auto only_denial = [](const Statement& statement) -> std::optional<std::size_t> {
    std::optional<std::size_t> at;
    for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
      if (!statement.tokens[i].negates) continue;
      if (at) return std::nullopt;
      at = i;
    }
    return at;
  };
  const std::optional<std::size_t> here = only_denial(claim);
  const std::optional<std::size_t> there = only_denial(evidence);
  if (!here || !there || !contrasts(claim) || !contrasts(evidence)) return false;
  const auto is_told_once = [](const Statement& statement, const Token& token) {
    return std::count_if(statement.tokens.begin(), statement.tokens.end(),
                         [&](const Token& other) { return other.stem == token.stem; }) == 1;
  };
  const auto shares_clause = [](const Statement& statement, std::size_t at, std::size_t denial) {
    return statement.tokens[at].clause == statement.tokens[denial].clause;
  };
  // Things alone, each named once: what is done to them may be the same on both sides of "but".
  std::size_t to_denied = 0;
  std::size_t from_denied = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Match& match = bag.matches[i];
    const bool is_thing = token.has_content && token.cue == nullptr && !is_plain(token);
    if (!is_thing || match.kind < MatchKind::kAbbreviation) continue;
    const Token& other = evidence.tokens[match.target];
    if (!is_told_once(claim, token) || !is_told_once(evidence, other)) continue;
    const bool is_denied = shares_clause(claim, i, *here);
    const bool was_denied = shares_clause(evidence, match.target, *there);
    if (is_denied && !was_denied) ++to_denied;
    if (!is_denied && was_denied) ++from_denied;
  }
  return to_denied > 0 && from_denied > 0;
}

}  // namespace ibid::verify
