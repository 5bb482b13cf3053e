#include "verify/verdict/misplacement.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// Words behind an amount that tell of whom or what it is.
constexpr std::size_t kWordsOfAmount = 6;
/// Words on either side of "lowered" and of "was similar" that name an outcome.
constexpr std::size_t kWordsOfOutcome = 3;

using Stems = std::set<std::string_view>;

/// What runs as the evidence does has nothing in another place.
bool stands_word_for_word(const Statement& claim, const Statement& evidence) {
  return std::search(evidence.tokens.begin(), evidence.tokens.end(), claim.tokens.begin(),
                     claim.tokens.end(), [](const Token& there, const Token& here) {
                       return there.word == here.word;
                     }) != evidence.tokens.end();
}

/// "Proven" where the evidence says "unproven", or the other way round.
bool turns_by_prefix(const Statement& a, const Statement& b) {
  return std::any_of(a.tokens.begin(), a.tokens.end(), [&](const Token& token) {
    const bool may_be_turned = token.has_content && token.word != "less";  // "unless" is no "less"
    return may_be_turned && !has_word(b, token.word) && has_word(b, "un" + token.word) &&
           !has_word(a, "un" + token.word);
  });
}

/// How many of several: 1 for "any one of", "either of", 2 for "two of", 0 where none is told.
int how_many_of(const Statement& statement) {
  constexpr std::array<std::string_view, 5> kNumbers = {"one", "two", "three", "four", "five"};
  for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
    const std::string_view word = statement.tokens[i].word;
    if (word == "any" && statement.tokens[i + 1].word == "of") return 1;
    const auto* const number = std::find(kNumbers.begin(), kNumbers.end(), word);
    if (number != kNumbers.end() && statement.tokens[i + 1].word == "of") {
      return static_cast<int>(number - kNumbers.begin()) + 1;
    }
  }
  return 0;
}

bool counts_otherwise(const Statement& claim, const Statement& evidence) {
  const int here = how_many_of(claim);
  const int there = how_many_of(evidence);
  return here != 0 && there != 0 && here != there;
}

/// Tokens [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Behind "but not", "and not", to the end of the clause.
Run behind_denial(const Statement& statement) {
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!tokens[i].negates || (tokens[i - 1].word != "but" && tokens[i - 1].word != "and"))
      continue;
    Run run{i + 1, i + 1};
    while (run.end < tokens.size() && tokens[run.end].clause == tokens[i].clause) ++run.end;
    return run;
  }
  return {};
}

/// From "with" to "as alternatives".
Run before_alternatives(const Statement& statement) {
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!tokens[i].word.starts_with("alternative") || tokens[i - 1].word != "as") continue;
    Run run{0, i - 1};
    for (std::size_t k = i; k-- > 0;) {
      if (tokens[k].word == "with") {
        run.begin = k + 1;
        break;
      }
    }
    return run;
  }
  return {};
}

/// Stems with content that stand in the run alone, or outside of it alone.
Stems stems_only(const Statement& statement, const Run& run, bool inside) {
  Stems in;
  Stems out;
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    const Token& token = statement.tokens[i];
    if (!token.has_content || token.is_generic) continue;
    (run.begin <= i && i < run.end ? in : out).insert(token.stem);
  }
  Stems only;
  for (const std::string_view stem : inside ? in : out) {
    if ((inside ? out : in).count(stem) == 0) only.insert(stem);
  }
  return only;
}

bool meet(const Stems& a, const Stems& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view stem) { return b.count(stem) > 0; });
}

/// What one sets apart the other tells of the rest.
bool changes_sides(const Statement& claim, const Statement& evidence, const Run& here,
                   const Run& there) {
  if (here.begin == here.end || there.begin == there.end) return false;
  return meet(stems_only(claim, here, true), stems_only(evidence, there, false)) &&
         meet(stems_only(claim, here, false), stems_only(evidence, there, true));
}

/// "Zinc but not iron helped" where neither did.
bool divides_what_is_denied_of_both(const Statement& claim, const Statement& evidence) {
  const Run apart = behind_denial(claim);
  return apart.begin < apart.end && has_word(evidence, "neither") && !has_word(claim, "neither");
}

/// "A combined with B" where the evidence has "either A or B", and the other way round.
bool joins_alternatives(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 4> kJoined = {"combined", "combination", "plus",
                                                       "together"};
  constexpr std::array<std::string_view, 4> kApart = {"either", "alone", "separately",
                                                      "monotherapy"};
  const auto turns = [&](const Statement& joined, const Statement& apart) {
    return has_any(joined, kJoined) && !has_any(joined, kApart) && has_any(apart, kApart) &&
           !has_any(apart, kJoined);
  };
  return turns(claim, evidence) || turns(evidence, claim);
}

/// Stems behind the amount up to the next one.
Stems stems_behind(const Statement& statement, const text::Quantity& amount) {
  Stems stems;
  const std::vector<Token>& tokens = statement.tokens;
  std::size_t i = words_before(statement, amount);
  while (i < tokens.size() && tokens[i].in_quantity) ++i;
  for (std::size_t n = 0; i < tokens.size() && n < kWordsOfAmount && !tokens[i].in_quantity; ++i) {
    if (!tokens[i].has_content || is_plain(tokens[i])) continue;
    stems.insert(tokens[i].stem);
    ++n;
  }
  return stems;
}

std::size_t common(const Stems& a, const Stems& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::string_view stem) { return b.count(stem) > 0; }));
}

/// The stems behind one amount in the claim and in the evidence.
struct Both {
  Stems here;
  Stems there;
};

std::size_t common_of_all(const Both& a, const Both& b) {
  return static_cast<std::size_t>(
      std::count_if(a.here.begin(), a.here.end(), [&](std::string_view stem) {
        return a.there.count(stem) > 0 && b.here.count(stem) > 0 && b.there.count(stem) > 0;
      }));
}

/// Amounts of the statement with the same number.
std::ptrdiff_t count_of(const Statement& statement, const text::Quantity& wanted) {
  return std::count_if(statement.quantities.begin(), statement.quantities.end(),
                       [&](const text::Quantity& other) { return same_numbers(wanted, other); });
}

/// "6.9 with A or 13.9 with B" beside "6.9 with B or 13.9 with A".
bool exchanges_amounts(const Statement& claim, const Statement& evidence) {
  std::vector<Both> amounts;
  for (const text::Quantity& here : claim.quantities) {
    if (count_of(claim, here) > 1 || count_of(evidence, here) > 1) continue;
    for (const text::Quantity& there : evidence.quantities) {
      if (here.low != there.low || here.high != there.high) continue;
      amounts.push_back({stems_behind(claim, here), stems_behind(evidence, there)});
      break;
    }
  }
  for (std::size_t i = 0; i + 1 < amounts.size(); ++i) {
    for (std::size_t j = i + 1; j < amounts.size(); ++j) {
      const Both& a = amounts[i];
      const Both& b = amounts[j];
      // A word that an amount has on both sides speaks for it, one that the two amounts have
      // exchanged against it; one that both have says nothing.
      const std::size_t first = common(a.here, b.there);
      const std::size_t second = common(b.here, a.there);
      const std::size_t shared = common_of_all(a, b);
      const std::size_t exchanged = first + second - 2 * shared;
      const std::size_t kept = common(a.here, a.there) + common(b.here, b.there) - 2 * shared;
      if (first > shared && second > shared && exchanged > kept) return true;
    }
  }
  return false;
}

/// Stems with content next to the `at`-th token, in its clause.
Stems stems_near(const Statement& statement, std::size_t at, bool before) {
  Stems stems;
  const std::vector<Token>& tokens = statement.tokens;
  std::size_t i = at;
  while (stems.size() < kWordsOfOutcome) {
    if (before ? i == 0 : i + 1 == tokens.size()) break;
    i = before ? i - 1 : i + 1;
    if (tokens[i].clause != tokens[at].clause) break;
    if (tokens[i].has_content && !tokens[i].in_quantity) stems.insert(tokens[i].stem);
  }
  return stems;
}

/// "Lowered mortality" where "mortality was similar".
bool changes_what_is_alike(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 3> kAlike = {"similar", "unchanged", "alike"};
  if (std::any_of(claim.tokens.begin(), claim.tokens.end(), [&](const Token& token) {
        return is_one_of(token.word, kAlike) || token.negates;
      })) {
    return false;
  }
  for (std::size_t j = 1; j < evidence.tokens.size(); ++j) {
    const std::string_view before = evidence.tokens[j - 1].word;
    if (!is_one_of(evidence.tokens[j].word, kAlike) || (before != "was" && before != "were")) {
      continue;
    }
    const Stems alike = stems_near(evidence, j, true);
    for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
      const Token& token = claim.tokens[i];
      const bool tells_change = token.cue != nullptr && token.cue->axis == Axis::kAmount;
      if (tells_change && meet(stems_near(claim, i, false), alike)) return true;
    }
  }
  return false;
}

}  // namespace

bool misplaces(const Statement& claim, const Statement& evidence) {
  if (stands_word_for_word(claim, evidence)) return false;
  return turns_by_prefix(claim, evidence) || turns_by_prefix(evidence, claim) ||
         counts_otherwise(claim, evidence) || joins_alternatives(claim, evidence) ||
         changes_sides(claim, evidence, behind_denial(claim), behind_denial(evidence)) ||
         changes_sides(claim, evidence, before_alternatives(claim),
                       before_alternatives(evidence)) ||
         divides_what_is_denied_of_both(claim, evidence) || exchanges_amounts(claim, evidence) ||
         changes_what_is_alike(claim, evidence);
}

}  // namespace ibid::verify
