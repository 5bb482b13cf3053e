#include "verify/comparison/arms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Arms = std::set<std::string>;

// Words behind "than" in which its arm is named.
constexpr std::size_t kNamingWords = 6;

/// One comparison of a sentence.
struct Comparison {
  Arms more;  ///< arms that have more of what is compared
  Arms less;
  Arms subjects;  ///< of these, those of whom it is told; the others are what they are held against
  std::set<std::size_t> outcome;  ///< tokens that tell what is compared
};

bool is_arm(const Token& token) {
  constexpr std::array<std::string_view, 3> kWithout = {"placebo", "sham", "control"};
  return is_one_of(token.word, kWithout) || names_substance(token.word);
}

/// 1 for "more", "commoner", -1 for "fewer"; 0 for what compares nothing.
int sign_of_comparative(const Token& token) {
  constexpr std::array<std::string_view, 2> kOftener = {"commoner", "likelier"};
  if (is_one_of(token.word, kOftener)) return 1;
  if (token.word == "rarer") return -1;
  const bool compares = token.word.ends_with("er") || token.word == "more" || token.word == "less";
  if (!compares || token.cue == nullptr || token.cue->axis != Axis::kAmount) return 0;
  return token.negations == 0 ? token.cue->value : 0;
}

/// "More than", "more effectively than", "to a greater extent than": how much is done, and not more
/// of what stands between.
bool tells_extent(const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 4> kExtents = {"extent", "degree", "often", "so"};
  for (std::size_t i = at + 1; i < end; ++i) {
    if (tokens[i].word == "than") return true;
    if (!tokens[i].word.ends_with("ly") && !is_one_of(tokens[i].word, kExtents)) return false;
  }
  return false;
}

/// "Raised", "lowers": what an arm did to what is compared; "fell": what became of it.
int sign_of_deed(const Token& token) {
  if (token.cue == nullptr || token.cue->axis != Axis::kAmount || token.negations > 0) return 0;
  constexpr std::array<std::string_view, 6> kIrregular = {"cut",  "cuts", "halved",
                                                          "fell", "rose", "grew"};
  const bool is_finite = token.word.ends_with("ed") || token.word.ends_with("es") ||
                         token.word.ends_with("ers") || is_one_of(token.word, kIrregular);
  return is_finite ? token.cue->value : 0;
}

/// True where an arm is named that something is held against.
bool holds_against(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 4> kAgainst = {"than", "versus", "vs", "compared"};
  const std::vector<Token>& tokens = statement.tokens;
  if (is_one_of(tokens[at].word, kAgainst)) return true;
  return tokens[at].word == "relative" && at + 1 < tokens.size() && tokens[at + 1].word == "to";
}

/// How `token` is called in the sentence that both are held to.
using Naming = std::map<std::size_t, std::string>;

std::string name_of(const Statement& statement, std::size_t at, const Naming& naming) {
  const auto found = naming.find(at);
  return found == naming.end() ? statement.tokens[at].stem : found->second;
}

/// What tokens [begin, end) compare; `against` are arms that the part before held against them.
std::optional<Comparison> read_part(const Statement& statement, std::size_t begin, std::size_t end,
                                    const Naming& naming, Arms& against) {
  const std::vector<Token>& tokens = statement.tokens;
  int comparative = 0;
  int deed = 0;
  int change = 0;  // of the word before, where no arm has done it: "pain fell more with zinc"
  Arms subjects;
  Arms others = std::move(against);
  against.clear();
  Comparison comparison;
  std::size_t naming_until = begin;  // behind "than"
  for (std::size_t i = begin; i < end; ++i) {
    if (holds_against(statement, i)) naming_until = i + kNamingWords;
    if (is_arm(tokens[i])) {
      (i < naming_until ? others : subjects).insert(name_of(statement, i, naming));
      continue;
    }
    const int sign = sign_of_comparative(tokens[i]);
    const int changed = change;
    change = sign == 0 && subjects.empty() ? sign_of_deed(tokens[i]) : 0;
    // "Lowered it more than placebo" tells how much was lowered.
    if (sign != 0 && deed != 0 && tells_extent(tokens, i, end)) {
      deed *= sign;
      continue;
    }
    if (sign != 0 && changed != 0 && comparative == 0) {
      comparative = sign * changed;
      continue;
    }
    if (sign != 0 && comparative != 0 && sign != comparative) return std::nullopt;
    if (sign != 0) {
      comparative = sign;
    } else if (deed == 0 && !subjects.empty()) {
      deed = sign_of_deed(tokens[i]);
    }
    if (tokens[i].has_content && tokens[i].cue == nullptr && !is_plain(tokens[i]) &&
        !tokens[i].in_quantity) {
      comparison.outcome.insert(i);
    }
  }
  const int sign = comparative != 0 ? comparative : deed;
  if (sign == 0) {
    against = std::move(others);  // "Compared with zinc, …"
    return std::nullopt;
  }
  if (subjects.empty()) return std::nullopt;
  comparison.subjects = subjects;
  comparison.more = sign > 0 ? subjects : others;
  comparison.less = sign > 0 ? others : subjects;
  // A comparative without its "than" is held against the one other arm of the sentence.
  if (others.empty() && comparative != 0) {
    Arms rest;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (is_arm(tokens[i])) rest.insert(name_of(statement, i, naming));
    }
    for (const std::string& subject : subjects) rest.erase(subject);
    if (rest.size() == 1) (sign > 0 ? comparison.less : comparison.more) = rest;
  }
  return comparison;
}

/// Every comparison, part by part: parts end with signs and before contrasts.
std::vector<Comparison> read_comparisons(const Statement& statement, const Naming& naming) {
  constexpr std::array<std::string_view, 4> kContrasts = {"but", "whereas", "while", "although"};
  std::vector<Comparison> comparisons;
  Arms against;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= statement.tokens.size(); ++i) {
    const bool ends = i == statement.tokens.size() || has_sign_before(statement, i, ",;:()") ||
                      is_one_of(statement.tokens[i].word, kContrasts);
    if (!ends) continue;
    if (auto comparison = read_part(statement, begin, i, naming, against)) {
      comparisons.push_back(std::move(*comparison));
    }
    begin = i;
  }
  return comparisons;
}

bool meet(const Arms& a, const Arms& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& arm) { return b.count(arm) > 0; });
}

/// True when the two compare one thing, or the claim's words for it stand nowhere.
bool compare_one_thing(const Comparison& here, const Comparison& there, const BagAlignment& bag) {
  bool stands_elsewhere = false;
  for (const std::size_t i : here.outcome) {
    if (bag.matches[i].kind < MatchKind::kDerived) continue;
    if (there.outcome.count(bag.matches[i].target) > 0) return true;
    stands_elsewhere = true;
  }
  return !stands_elsewhere;
}

/// "(20% versus 3%)": two amounts of one unit side by side.
struct Pair {
  const text::Quantity* first = nullptr;
  const text::Quantity* second = nullptr;
};

std::optional<Pair> only_pair(const Statement& statement) {
  std::optional<Pair> pair;
  for (std::size_t k = 0; k + 1 < statement.quantities.size(); ++k) {
    const text::Quantity& first = statement.quantities[k];
    const text::Quantity& second = statement.quantities[k + 1];
    const std::string_view between =
        std::string_view(statement.text)
            .substr(first.range.end, second.range.begin - first.range.end);
    const bool is_pair = (between == " versus " || between == " vs " || between == " vs. ") &&
                         first.unit == second.unit && first.low == first.high &&
                         second.low == second.high;
    if (!is_pair) continue;
    if (pair) return std::nullopt;
    pair = Pair{&first, &second};
  }
  return pair;
}

/// Arms named in the part of the claim that ends with the amount or follows it, up to the next one.
Arms arms_near(const Statement& claim, const text::Quantity& amount, const Naming& naming) {
  const std::size_t place = words_before(claim, amount);
  const auto is_border = [&](std::size_t i) {
    return has_sign_before(claim, i, ",;:()") || claim.tokens[i].word == "and" ||
           claim.tokens[i].word == "versus" || claim.tokens[i].word == "than";
  };
  Arms arms;
  Arms all;
  std::size_t begin = place;
  while (begin > 0 && !(begin < claim.tokens.size() && is_border(begin))) --begin;
  std::size_t end = place + 1;
  while (end < claim.tokens.size() && !is_border(end)) ++end;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!is_arm(claim.tokens[i])) continue;
    all.insert(name_of(claim, i, naming));
    if (begin <= i && i < end) arms.insert(name_of(claim, i, naming));
  }
  // "With zinc, nausea occurred in 20%": alone in the claim, an arm is of all its amounts.
  return arms.empty() && all.size() == 1 ? all : arms;
}

/// "3% on zinc" where zinc has the larger of the two.
bool exchanges_pair(const Statement& claim, const Naming& naming, const Comparison& there,
                    const Pair& pair) {
  if (there.more.size() != 1 || there.less.size() != 1) return false;
  // The amounts stand in the order of the arms, and the greater is of the arm that has more.
  const bool first_is_more = meet(there.subjects, there.more);
  if ((pair.first->low > pair.second->low) != first_is_more) return false;
  const Arms& of_first = first_is_more ? there.more : there.less;
  const Arms& of_second = first_is_more ? there.less : there.more;
  for (const text::Quantity& amount : claim.quantities) {
    const bool is_first = text::same_amount(amount, *pair.first);
    const bool is_second = text::same_amount(amount, *pair.second);
    if (is_first == is_second) continue;
    const Arms arms = arms_near(claim, amount, naming);
    const Arms& own = is_first ? of_first : of_second;
    const Arms& other = is_first ? of_second : of_first;
    if (meet(arms, other) && !meet(arms, own)) return true;
  }
  return false;
}

}  // namespace

ArmComparison compare_arms(const Statement& claim, const Statement& evidence,
                           const BagAlignment& bag) {
  ArmComparison result;
  Naming naming;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (bag.matches[i].kind >= MatchKind::kDerived) {
      naming.emplace(i, evidence.tokens[bag.matches[i].target].stem);
    }
  }
  Arms named;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (is_arm(claim.tokens[i])) named.insert(name_of(claim, i, naming));
  }
  for (const Token& token : evidence.tokens) {
    if (is_arm(token)) named.insert(token.stem);
  }
  // What becomes of a single one directions tell.
  if (named.size() < 2) return result;
  const std::vector<Comparison> told = read_comparisons(evidence, {});
  if (told.empty()) return result;
  bool differs = false;
  bool agrees = false;
  for (const Comparison& here : read_comparisons(claim, naming)) {
    for (const Comparison& there : told) {
      if (!compare_one_thing(here, there, bag)) continue;
      const bool same = meet(here.more, there.more) || meet(here.less, there.less);
      const bool other = meet(here.more, there.less) || meet(here.less, there.more);
      agrees = agrees || (same && !other);
      differs = differs || (other && !same);
      result.is_converse = result.is_converse || (same && !other && !here.subjects.empty() &&
                                                  !meet(here.subjects, there.subjects));
    }
  }
  result.is_exchanged = differs && !agrees;
  result.is_converse = result.is_converse && !differs;
  if (const auto pair = only_pair(evidence); pair && told.size() == 1) {
    result.is_exchanged = result.is_exchanged || exchanges_pair(claim, naming, told.front(), *pair);
  }
  return result;
}

}  // namespace ibid::verify
