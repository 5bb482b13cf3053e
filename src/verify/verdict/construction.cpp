#include "verify/verdict/construction.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Stems = std::set<std::string_view>;

// Words of the whole that a share is of, of a member of "between … and", of either end of a change.
constexpr std::size_t kWordsOfWhole = 8;
constexpr std::size_t kWordsOfMember = 8;
constexpr std::size_t kWordsOfEnd = 4;

/// Tokens [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_empty() const { return begin >= end; }
};

Stems stems_in(const Statement& statement, Run run) {
  Stems stems;
  for (std::size_t i = run.begin; i < std::min(run.end, statement.tokens.size()); ++i) {
    if (must_be_borne_out(statement.tokens[i])) stems.insert(statement.tokens[i].stem);
  }
  return stems;
}

Stems stems_outside(const Statement& statement, Run run) {
  Stems stems = stems_in(statement, {0, run.begin});
  stems.merge(stems_in(statement, {run.end, statement.tokens.size()}));
  return stems;
}

Stems all_stems(const Statement& statement) {
  return stems_in(statement, {0, statement.tokens.size()});
}

Stems without(const Stems& from, const Stems& taken) {
  Stems rest;
  std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

bool meet(const Stems& a, const Stems& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view stem) { return b.count(stem) > 0; });
}

/// From `begin` on while the clause goes on, as far as the first word that `ends` it.
template <class Ends>
Run run_from(const Statement& statement, std::size_t begin, std::size_t words, const Ends& ends) {
  Run run{begin, begin};
  while (run.end < std::min(statement.tokens.size(), begin + words) &&
         statement.tokens[run.end].clause == statement.tokens[begin].clause &&
         !ends(statement.tokens[run.end])) {
    ++run.end;
  }
  return run;
}

/// The first token behind the amount.
std::size_t behind(const Statement& statement, const text::Quantity& amount) {
  std::size_t at = words_before(statement, amount);
  while (at < statement.tokens.size() && statement.tokens[at].range.begin < amount.range.end) ++at;
  return at;
}

/// The only amount of the statement with that number, or nullptr.
const text::Quantity* only_amount(const Statement& statement, const text::Quantity& wanted) {
  const text::Quantity* found = nullptr;
  for (const text::Quantity& amount : statement.quantities) {
    if (!same_numbers(amount, wanted)) continue;
    if (found != nullptr) return nullptr;
    found = &amount;
  }
  return found;
}

/// What the "of" at `at` is followed by: "cases of anemia" of "5% of cases of anemia".
Run whole_at(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 9> kWithin = {"of",  "with", "the",   "a",    "an",
                                                       "all", "who",  "those", "their"};
  if (at + 1 >= statement.tokens.size() || statement.tokens[at].word != "of") return {};
  if (statement.tokens[at + 1].word == "all" && at + 2 < statement.tokens.size()) ++at;
  return run_from(statement, at + 1, kWordsOfWhole, [&](const Token& token) {
    return token.negates || (is_function_word(token.word) && !is_one_of(token.word, kWithin));
  });
}

/// The whole of which the claim tells something is what the evidence finds in another whole.
bool exchanges_wholes(const Statement& claim, Run whole_here, const Statement& evidence,
                      Run whole_there) {
  const Stems of_here = stems_in(claim, whole_here);
  const Stems of_there = stems_in(evidence, whole_there);
  return !meet(of_here, of_there) && meet(of_here, stems_outside(evidence, whole_there)) &&
         meet(of_there, stems_outside(claim, whole_here));
}

/// "Half of", "a third of".
Run whole_of_fraction(const Statement& statement, std::string_view fraction) {
  for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
    if (statement.tokens[i].word != fraction) continue;
    if (const Run whole = whole_at(statement, i + 1); !whole.is_empty()) return whole;
  }
  return {};
}

/// "Anemia in 5% of celiacs" where celiacs are 5% of the anemic.
bool is_share_of_another_whole(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 4> kFractions = {"half", "third", "quarter", "majority"};
  const auto share_differs = [&](const text::Quantity& share) {
    const text::Quantity* there = only_amount(evidence, share);
    if (there == nullptr || share.unit != "%") return false;
    return exchanges_wholes(claim, whole_at(claim, behind(claim, share)), evidence,
                            whole_at(evidence, behind(evidence, *there)));
  };
  const auto fraction_differs = [&](std::string_view fraction) {
    return exchanges_wholes(claim, whole_of_fraction(claim, fraction), evidence,
                            whole_of_fraction(evidence, fraction));
  };
  return std::any_of(claim.quantities.begin(), claim.quantities.end(), share_differs) ||
         std::any_of(kFractions.begin(), kFractions.end(), fraction_differs);
}

/// The word that an amount is of: behind "of", or else right before it.
std::string_view name_next_to(const Statement& statement, const text::Quantity& amount) {
  const std::vector<Token>& tokens = statement.tokens;
  const std::size_t at = behind(statement, amount);
  if (at + 1 < tokens.size() && tokens[at].word == "of" && must_be_borne_out(tokens[at + 1])) {
    return tokens[at + 1].stem;
  }
  const std::size_t place = words_before(statement, amount);
  const bool is_named = place > 0 && must_be_borne_out(tokens[place - 1]) &&
                        tokens[place - 1].cue == nullptr &&
                        !has_sign_before(statement, place, ",;:()");
  return is_named ? std::string_view(tokens[place - 1].stem) : std::string_view();
}

/// "1 mg of zinc for 8 mg of copper" where it is 1 mg of copper for 8 mg of zinc.
bool exchanges_names_of_amounts(const Statement& claim, const Statement& evidence) {
  struct Named {
    std::string_view here;
    std::string_view there;
  };
  std::vector<Named> amounts;
  for (const text::Quantity& amount : claim.quantities) {
    const text::Quantity* there = only_amount(evidence, amount);
    if (there == nullptr || only_amount(claim, amount) == nullptr) continue;
    const Named named{name_next_to(claim, amount), name_next_to(evidence, *there)};
    if (!named.here.empty() && !named.there.empty()) amounts.push_back(named);
  }
  return std::any_of(amounts.begin(), amounts.end(), [&](const Named& a) {
    return a.here != a.there && std::any_of(amounts.begin(), amounts.end(), [&](const Named& b) {
             return a.here == b.there && a.there == b.here;
           });
  });
}

std::optional<std::size_t> find_word(const Statement& statement, std::string_view word,
                                     std::size_t from = 0) {
  for (std::size_t i = from; i < statement.tokens.size(); ++i) {
    if (statement.tokens[i].word == word && !statement.tokens[i].in_quantity) return i;
  }
  return std::nullopt;
}

bool compares(const Statement& statement) {
  constexpr std::array<std::string_view, 8> kComparing = {
      "than", "versus", "vs", "compared", "relative", "against", "unlike", "whereas"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return is_one_of(token.word, kComparing) && !token.in_quantity;
  });
}

/// "5% with B" where "it is commoner (5%) with A than with B": the amount stands before "than", and
/// the claim names what is behind it and not what is before it.
bool tells_of_other_side(const Statement& claim, const Statement& evidence) {
  const auto than = find_word(evidence, "than");
  if (!than || compares(claim)) return false;
  const std::size_t border = evidence.tokens[*than].range.begin;
  bool has_amount = false;
  for (const text::Quantity& amount : evidence.quantities) {
    const bool is_told =
        std::any_of(claim.quantities.begin(), claim.quantities.end(),
                    [&](const text::Quantity& other) { return same_numbers(amount, other); });
    if (is_told && amount.range.begin > border) return false;
    has_amount = has_amount || is_told;
  }
  std::size_t last = *than;
  while (last > 0 && !must_be_borne_out(evidence.tokens[last - 1])) --last;
  if (!has_amount || last == 0) return false;
  const Run other = run_from(evidence, *than + 1, kWordsOfMember,
                             [](const Token& token) { return token.negates; });
  const Stems here = all_stems(claim);
  const Stems behind_than = without(stems_in(evidence, other), stems_in(evidence, {0, *than}));
  return here.count(evidence.tokens[last - 1].stem) == 0 && meet(here, behind_than);
}

/// What stands on either side of the "and" of "between … and".
struct Members {
  Stems first;
  Stems second;
};

std::optional<Members> members_between(const Statement& statement) {
  constexpr std::array<std::string_view, 8> kBehind = {"in",   "at",    "over", "during",
                                                       "when", "after", "was",  "were"};
  const auto between = find_word(statement, "between");
  if (!between) return std::nullopt;
  const auto joint = find_word(statement, "and", *between);
  if (!joint || *joint - *between > kWordsOfMember) return std::nullopt;
  const Run second = run_from(statement, *joint + 1, kWordsOfMember,
                              [&](const Token& token) { return is_one_of(token.word, kBehind); });
  return Members{stems_in(statement, {*between + 1, *joint}), stems_in(statement, second)};
}

/// "Between the sick and the healthy" where it is between the sick and the carriers. What has
/// another name on the other side is no other member.
bool is_between_others(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const auto here = members_between(claim);
  const auto there = members_between(evidence);
  if (!here || !there) return false;
  Stems in_claim = all_stems(claim);
  Stems in_evidence = all_stems(evidence);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (bag.matches[i].kind < MatchKind::kDerived) continue;
    in_evidence.insert(claim.tokens[i].stem);
    in_claim.insert(evidence.tokens[bag.matches[i].target].stem);
  }
  const auto is_strange = [](const Stems& own, const Stems& other, const Stems& elsewhere) {
    const Stems alone = without(own, other);
    return !alone.empty() && !meet(alone, elsewhere);
  };
  const bool adds = is_strange(here->first, here->second, in_evidence) ||
                    is_strange(here->second, here->first, in_evidence);
  const bool lacks = is_strange(there->first, there->second, in_claim) ||
                     is_strange(there->second, there->first, in_claim);
  return adds && lacks;
}

/// Words that tell of levels are plain elsewhere.
Stems words_of(const Statement& statement, Run run) {
  Stems words;
  for (std::size_t i = run.begin; i < std::min(run.end, statement.tokens.size()); ++i) {
    if (statement.tokens[i].has_content) words.insert(statement.tokens[i].word);
  }
  return words;
}

std::optional<Members> ends_of_change(const Statement& statement) {
  const auto from = find_word(statement, "from");
  if (!from) return std::nullopt;
  const auto to = find_word(statement, "to", *from);
  if (!to || *to - *from > kWordsOfEnd + 1) return std::nullopt;
  return Members{words_of(statement, {*from + 1, *to}),
                 words_of(statement, {*to + 1, *to + 1 + kWordsOfEnd})};
}

/// "From intermediate to low" where it went from high to intermediate.
bool begins_where_it_ended(const Statement& claim, const Statement& evidence) {
  const auto here = ends_of_change(claim);
  const auto there = ends_of_change(evidence);
  if (!here || !there || meet(here->first, there->first)) return false;
  return meet(here->first, there->second) || meet(here->second, there->first);
}

/// The clause that ends before token `end`, from its first word on.
Run clause_before(const Statement& statement, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && statement.tokens[begin - 1].clause == statement.tokens[end].clause) --begin;
  return {begin, end};
}

/// "Chronic thyroiditis (Hashimoto's thyroiditis)": the run with what stands in brackets behind it.
Run with_other_name(const Statement& statement, Run run) {
  if (!has_sign_before(statement, run.end, "(")) return run;
  do {
    ++run.end;
  } while (run.end < statement.tokens.size() && !has_sign_before(statement, run.end, ")"));
  return run;
}

/// What the first in an order is said to be: the words behind "the main cause … is", or before "is
/// the best".
Run first_in_order(const Statement& statement) {
  constexpr std::array<std::string_view, 9> kFirst = {
      "primary", "main", "leading", "chief", "principal", "common", "usual", "commonest", "best"};
  constexpr std::array<std::string_view, 4> kBeing = {"is", "are", "was", "were"};
  constexpr std::size_t kWordsBetween = 3;  // "is by far the best"
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool needs_most = tokens[i].word == "common" || tokens[i].word == "usual";
    if (!is_one_of(tokens[i].word, kFirst)) continue;
    if (needs_most && (i == 0 || tokens[i - 1].word != "most")) continue;
    for (std::size_t verb = i; verb > i - std::min(i, kWordsBetween); --verb) {
      if (is_one_of(tokens[verb - 1].word, kBeing)) return clause_before(statement, verb - 1);
    }
    for (std::size_t verb = i + 1; verb < std::min(tokens.size(), i + 1 + kWordsOfWhole); ++verb) {
      if (!is_one_of(tokens[verb].word, kBeing)) continue;
      if (verb + 1 == tokens.size()) break;
      return with_other_name(statement, run_from(statement, verb + 1, kWordsOfWhole,
                                                 [](const Token& token) { return token.negates; }));
    }
  }
  return {};
}

/// "The main cause is polluted air" where it is smoke, and air is a further one.
bool puts_another_first(const Statement& claim, const Statement& evidence,
                        const BagAlignment& bag) {
  const Run here = first_in_order(claim);
  const Run there = first_in_order(evidence);
  if (here.is_empty() || there.is_empty()) return false;
  const Stems said = stems_in(claim, here);
  const Stems meant = stems_in(evidence, there);
  Stems others = without(said, meant);
  Stems left_out = without(meant, said);
  // It may have another name.
  for (std::size_t i = here.begin; i < here.end; ++i) {
    const Match& match = bag.matches[i];
    if (match.kind < MatchKind::kDerived || match.target < there.begin ||
        match.target >= there.end) {
      continue;
    }
    others.erase(claim.tokens[i].stem);
    left_out.erase(evidence.tokens[match.target].stem);
  }
  return !left_out.empty() && meet(others, stems_outside(evidence, there));
}

/// What is caused at first, and what that leads to.
std::optional<Members> chain_of(const Statement& statement) {
  const std::vector<Token>& tokens = statement.tokens;
  const auto to_end = [](const Token& token) { return token.negates; };
  for (std::size_t lead = 1; lead + 2 < tokens.size(); ++lead) {
    if (!tokens[lead].word.starts_with("lead") || tokens[lead + 1].word != "to") continue;
    for (std::size_t cause = 0; cause + 1 < lead; ++cause) {
      if (!tokens[cause].word.starts_with("cause") && !tokens[cause].word.starts_with("induce")) {
        continue;
      }
      const Run first = run_from(statement, cause + 1, lead - cause - 1, to_end);
      return Members{stems_in(statement, first), stems_in(statement, {lead + 2, tokens.size()})};
    }
  }
  return std::nullopt;
}

/// "Causes cancer, which leads to ulcers" where it causes ulcers, which lead to cancer.
bool turns_a_chain(const Statement& claim, const Statement& evidence) {
  const auto here = chain_of(claim);
  const auto there = chain_of(evidence);
  if (!here || !there || meet(without(here->first, there->second), there->first)) return false;
  return meet(here->first, there->second) && meet(here->second, there->first);
}

bool lifts_conditions(const Statement& statement) {
  return has_pair(statement, "or", "not") || has_pair(statement, "even", "when") ||
         has_pair(statement, "even", "if") || has_pair(statement, "regardless", "of") ||
         has_pair(statement, "irrespective", "of");
}

/// "Whether or not it is severe" where the evidence has "when it is severe".
bool lifts_a_condition(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 5> kConditions = {"if", "when", "unless", "provided",
                                                           "where"};
  const bool has_condition =
      std::any_of(evidence.tokens.begin(), evidence.tokens.end(),
                  [&](const Token& token) { return is_one_of(token.word, kConditions); });
  return has_condition && lifts_conditions(claim) && !lifts_conditions(evidence);
}

}  // namespace

bool fills_otherwise(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  return is_share_of_another_whole(claim, evidence) ||
         exchanges_names_of_amounts(claim, evidence) || tells_of_other_side(claim, evidence) ||
         is_between_others(claim, evidence, bag) || begins_where_it_ended(claim, evidence) ||
         puts_another_first(claim, evidence, bag) || turns_a_chain(claim, evidence) ||
         lifts_a_condition(claim, evidence);
}

}  // namespace ibid::verify
