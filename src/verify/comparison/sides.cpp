#include "verify/comparison/sides.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"

namespace ibid::verify {
namespace {

/// Tokens [begin, end) of what something is held against.
struct Side {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool holds(std::size_t at) const { return begin <= at && at < end; }
};

std::size_t end_of_clause(const Statement& statement, std::size_t at) {
  std::size_t end = at;
  while (end < statement.tokens.size() &&
         statement.tokens[end].clause == statement.tokens[at].clause) {
    ++end;
  }
  return end;
}

/// "More than 120" bounds an amount.
bool bounds_amount(const Statement& statement, std::size_t than) {
  return statement.tokens[than].word == "than" &&
         (statement.tokens[than].in_quantity || statement.tokens[than + 1].in_quantity);
}

std::optional<Side> held_against(const Statement& statement) {
  constexpr std::array<std::string_view, 3> kAgainst = {"than", "versus", "vs"};
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool is_compared = tokens[i].word == "compared" &&
                             (tokens[i + 1].word == "with" || tokens[i + 1].word == "to");
    if (!is_compared && !text::is_one_of(tokens[i].word, kAgainst)) continue;
    if (bounds_amount(statement, i)) continue;
    const std::size_t begin = i + (is_compared ? 2 : 1);
    if (begin < tokens.size()) return Side{begin, end_of_clause(statement, begin)};
  }
  return std::nullopt;
}

bool stands_in(const Statement& statement, const Token& token, const Side& side, bool inside) {
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    if (side.holds(i) == inside && statement.tokens[i].stem == token.stem) return true;
  }
  return false;
}

/// Whether a word of the claim's first side is what the sentence holds something against.
bool is_held_against(const Statement& claim, const Side& claim_side, const Statement& evidence,
                     const Side& side, const BagAlignment& bag) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (claim_side.holds(i) || (!token.has_content && !token.in_quantity)) continue;
    const bool is_matched = bag.matches[i].kind >= MatchKind::kSameSide;
    const Token& other = is_matched ? evidence.tokens[bag.matches[i].target] : token;
    if (stands_in(evidence, other, side, true) && !stands_in(evidence, other, side, false)) {
      return true;
    }
  }
  return false;
}

/// Whether the sentence has a word on the token's axis that goes the other way.
bool is_turned(const Token& token, const Statement& evidence) {
  return std::any_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& other) {
    return other.cue != nullptr && token.cue->axis == other.cue->axis &&
           sign_of(token) * sign_of(other) < 0;
  });
}

}  // namespace

bool is_told_conversely(const Statement& claim, const Statement& evidence,
                        const BagAlignment& bag) {
  if (finds_no_difference(claim) || finds_no_difference(evidence)) return false;
  if (compare_sides(claim, evidence, bag) != Sides::kExchanged) return false;
  const auto there = held_against(evidence);
  if (there && !is_held_against(claim, *held_against(claim), evidence, *there, bag)) return false;
  // "Lowered it less than B" compares by two words, of which one may turn the other.
  const auto tells_amount = [](const Token& token) {
    return is_signed(token) && !token.word.starts_with("caus");
  };
  const auto compares = std::find_if(claim.tokens.begin(), claim.tokens.end(), tells_amount);
  return compares != claim.tokens.end() &&
         std::count_if(claim.tokens.begin(), claim.tokens.end(), tells_amount) == 1 &&
         is_turned(*compares, evidence);
}

Sides compare_sides(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const auto here = held_against(claim);
  if (!here) return Sides::kNone;
  // Without a side of its own the sentence tells all of one.
  const Side there = held_against(evidence).value_or(Side{});
  std::size_t behind = 0;
  std::size_t before = 0;
  for (std::size_t i = here->begin; i < here->end; ++i) {
    const Token& token = claim.tokens[i];
    if (!token.has_content && !token.in_quantity) continue;
    if (stands_in(claim, token, *here, false)) continue;  // of both sides
    const bool is_matched = bag.matches[i].kind >= MatchKind::kSameSide;
    const Token& other = is_matched ? evidence.tokens[bag.matches[i].target] : token;
    const bool is_behind = stands_in(evidence, other, there, true);
    const bool is_before = stands_in(evidence, other, there, false);
    behind += is_behind && !is_before ? 1 : 0;
    before += is_before && !is_behind ? 1 : 0;
  }
  if (behind == before) return Sides::kUnknown;
  return behind > before ? Sides::kSame : Sides::kExchanged;
}

}  // namespace ibid::verify
