#include "verify/comparison/standings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

enum class Standing { kUnknown, kAllowed, kBarred, kFirst, kSecond };

Standing standing_told_by(const Token& token) {
  constexpr std::array<std::string_view, 9> kAllowing = {"acceptable", "allowed", "can",
                                                         "compatible", "may",     "recommended",
                                                         "safe",       "safely",  "suitable"};
  constexpr std::array<std::string_view, 5> kBarring = {"avoid", "avoided", "avoiding",
                                                        "contraindicated", "unsafe"};
  constexpr std::array<std::string_view, 2> kFirst = {"first", "preferred"};
  constexpr std::array<std::string_view, 4> kSecond = {"alternative", "alternatives", "second",
                                                       "secondly"};
  if (text::is_one_of(token.word, kAllowing)) {
    return token.negations % 2 == 0 ? Standing::kAllowed : Standing::kBarred;
  }
  if (token.negations % 2 != 0) return Standing::kUnknown;
  if (text::is_one_of(token.word, kBarring)) return Standing::kBarred;
  if (text::is_one_of(token.word, kFirst)) return Standing::kFirst;
  return text::is_one_of(token.word, kSecond) ? Standing::kSecond : Standing::kUnknown;
}

/// By the nearest word of its clause that tells one.
Standing standing_at(const Statement& statement, std::size_t at) {
  constexpr std::size_t kNearWords = 8;  // "apixaban should in such people be avoided"
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t away = 1; away <= kNearWords; ++away) {
    // What stands behind a name tells of it rather than what stands before.
    for (const std::size_t i : {at + away, at - std::min(at, away)}) {
      if (i >= tokens.size() || tokens[i].clause != tokens[at].clause) continue;
      if (const Standing told = standing_told_by(tokens[i]); told != Standing::kUnknown) {
        return told;
      }
    }
  }
  return Standing::kUnknown;
}

struct Ranked {
  std::size_t at = 0;
  Standing standing = Standing::kUnknown;
};

/// Substances that the statement names once, by stem.
std::map<std::string, Ranked> standings_in(const Statement& statement) {
  std::map<std::string, Ranked> standings;
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    const Token& token = statement.tokens[i];
    if (!names_substance(token.word)) continue;
    const auto [entry, is_new] =
        standings.emplace(token.stem, Ranked{i, standing_at(statement, i)});
    if (!is_new) entry->second.standing = Standing::kUnknown;
  }
  return standings;
}

}  // namespace

std::optional<Reason> find_exchanged_standings(const Statement& claim, const Statement& evidence) {
  const auto here = standings_in(claim);
  if (here.size() < 2) return std::nullopt;
  const auto there = standings_in(evidence);
  for (auto first = here.begin(); first != here.end(); ++first) {
    for (auto second = std::next(first); second != here.end(); ++second) {
      const auto told_first = there.find(first->first);
      const auto told_second = there.find(second->first);
      if (told_first == there.end() || told_second == there.end()) continue;
      const Standing one = first->second.standing;
      const Standing other = second->second.standing;
      const bool is_known = one != Standing::kUnknown && other != Standing::kUnknown;
      if (!is_known || one == other) continue;
      if (told_first->second.standing != other || told_second->second.standing != one) continue;
      const auto [begin, end] = std::minmax(first->second.at, second->second.at);
      const auto [from, to] = std::minmax(told_first->second.at, told_second->second.at);
      return Reason{"roles", surface(claim, begin, end + 1), surface(evidence, from, to + 1)};
    }
  }
  return std::nullopt;
}

}  // namespace ibid::verify
