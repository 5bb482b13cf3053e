// Amounts: 15 mg for 1.5 mg, mg for ug, "below" for "above", a range widened.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/strings.hpp"
#include "verify/amount_context.hpp"
#include "verify/comparison.hpp"

namespace ibid::verify {
namespace {

// More than the words of any sentence, so that it outweighs every distance.
constexpr std::size_t kOtherNumbers = 10'000;

std::string text_of(const Statement& statement, const text::Quantity& quantity) {
  return statement.text.substr(quantity.range.begin, quantity.range.size());
}

bool same_numbers(const text::Quantity& a, const text::Quantity& b) {
  return a.low == b.low && a.high == b.high;
}

/// Units that measure the same kind of thing, so that one amount can stand in place of another.
bool comparable(const text::Quantity& a, const text::Quantity& b) {
  if (a.unit == b.unit) return true;
  text::Quantity probe_a = a;
  text::Quantity probe_b = b;
  probe_a.low = probe_a.high = 0;
  probe_b.low = probe_b.high = 0;
  probe_a.comparator = probe_b.comparator = text::Comparator::kEqual;
  return text::same_amount(probe_a, probe_b);  // zero converts to zero where units convert
}

/// The same numbers, one of them without a unit: left out or written where it was not read.
bool lacks_unit(const text::Quantity& a, const text::Quantity& b) {
  return same_numbers(a, b) && a.comparator == b.comparator && a.unit.empty() != b.unit.empty();
}

/// True of "at most", "at least" and "about": what they say holds of the amount itself as well.
bool takes_in(text::Comparator comparator) {
  return comparator == text::Comparator::kLessOrEqual ||
         comparator == text::Comparator::kGreaterOrEqual || comparator == text::Comparator::kAbout;
}

/// "over 60" beside "60 years or older": as people round a bound.
bool share_a_bound(const text::Quantity& a, const text::Quantity& b) {
  using text::Comparator;
  const auto are = [&](Comparator one, Comparator other) {
    return (a.comparator == one && b.comparator == other) ||
           (a.comparator == other && b.comparator == one);
  };
  const bool same_unit = a.unit == b.unit || a.unit.empty() || b.unit.empty();
  return same_unit && same_numbers(a, b) &&
         (are(Comparator::kGreater, Comparator::kGreaterOrEqual) ||
          are(Comparator::kLess, Comparator::kLessOrEqual));
}

/// "10%" beside "10% or more": not the same, and not the contrary either.
bool is_vaguer(const text::Quantity& a, const text::Quantity& b) {
  if (share_a_bound(a, b)) return true;
  if (!same_numbers(a, b) || a.unit != b.unit) return false;
  return (a.comparator == text::Comparator::kEqual && takes_in(b.comparator)) ||
         (b.comparator == text::Comparator::kEqual && takes_in(a.comparator));
}

/// "40 mg" beside "40 mg a day": one side leaves out how often, which contradicts nothing.
bool leaves_out_rate(const text::Quantity& less, const text::Quantity& more) {
  return same_numbers(less, more) && less.comparator == more.comparator && !less.unit.empty() &&
         more.unit.size() > less.unit.size() && more.unit.starts_with(less.unit) &&
         more.unit[less.unit.size()] == '/';
}

/// "1.27% versus 1.60% per year": of one unit, whether the rate is said or not.
bool is_of_one_kind(const text::Quantity& a, const text::Quantity& b) {
  const std::string_view shorter = a.unit.size() < b.unit.size() ? a.unit : b.unit;
  const std::string_view longer = a.unit.size() < b.unit.size() ? b.unit : a.unit;
  return shorter == longer ||
         (!shorter.empty() && longer.starts_with(shorter) && longer[shorter.size()] == '/');
}

/// "on 10 or more days a month, or painkillers on 15 or more days": the rate is said once for both.
bool implies_rate(const Statement& evidence, const text::Quantity& less,
                  const text::Quantity& more) {
  return leaves_out_rate(less, more) &&
         std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [&](const text::Quantity& other) { return other.unit == more.unit; });
}

const char* kind_of_conflict(const text::Quantity& a, const text::Quantity& b) {
  if (!same_numbers(a, b)) return "quantity";
  return a.unit != b.unit ? "unit" : "comparator";
}

/// Tokens between the places of two amounts, measured over what is aligned before them.
std::size_t words_before(const Statement& statement, const text::Quantity& quantity) {
  std::size_t count = 0;
  for (const Token& token : statement.tokens) {
    if (token.range.end <= quantity.range.begin) ++count;
  }
  return count;
}

/// Where the claim's amount would stand in the evidence: next to the nearest aligned word.
std::size_t expected_place(const Statement& claim, const text::Quantity& quantity,
                           const BagAlignment& bag) {
  const std::size_t place = words_before(claim, quantity);
  std::size_t best = 0;
  std::size_t best_distance = claim.tokens.size() + 1;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (bag.matches[i].kind < MatchKind::kDerived || !claim.tokens[i].has_content) continue;
    const std::size_t distance = i > place ? i - place : place - i;
    if (distance < best_distance) {
      best_distance = distance;
      best = bag.matches[i].target;
    }
  }
  return best;
}

/// "from age 9" beside "9 years or older".
bool begins_there(const Statement& claim, const text::Quantity& wanted,
                  const text::Quantity& other) {
  if (!same_numbers(wanted, other) || wanted.comparator != text::Comparator::kEqual ||
      other.comparator != text::Comparator::kGreaterOrEqual ||
      (!wanted.unit.empty() && wanted.unit != other.unit)) {
    return false;
  }
  const std::size_t place = words_before(claim, wanted);
  for (std::size_t i = place - std::min<std::size_t>(place, 2); i < place; ++i) {
    if (claim.tokens[i].word == "from") return true;
  }
  return false;
}

/// "below an eGFR of 30" beside "eGFR below 30 mL/min": the claim's comparator stands apart from
/// its amount, and the unit goes without saying.
bool is_bare_limit(const Statement& claim, const text::Quantity& wanted,
                   const text::Quantity& other) {
  constexpr std::array<std::string_view, 3> kBelow = {"below", "under", "less"};
  constexpr std::array<std::string_view, 4> kAbove = {"above", "over", "more", "exceeding"};
  constexpr std::size_t kLimitWords = 4;
  if (!same_numbers(wanted, other) || wanted.comparator != text::Comparator::kEqual ||
      !wanted.unit.empty()) {
    return false;
  }
  const std::size_t place = words_before(claim, wanted);
  for (std::size_t i = place - std::min(place, kLimitWords); i < place; ++i) {
    const std::string_view word = claim.tokens[i].word;
    if (other.comparator == text::Comparator::kLess && text::is_one_of(word, kBelow)) return true;
    if (other.comparator == text::Comparator::kGreater && text::is_one_of(word, kAbove)) {
      return true;
    }
  }
  return false;
}

/// "one hour" beside "an hour", which is no amount in figures.
bool is_single_there(const Statement& claim, const text::Quantity& wanted,
                     const Statement& evidence) {
  if (wanted.low != 1 || wanted.high != 1 || wanted.unit.empty()) return false;
  const std::size_t at = words_before(claim, wanted) + 1;
  if (at >= claim.tokens.size() || !claim.tokens[at].in_quantity) return false;
  for (std::size_t j = 0; j + 1 < evidence.tokens.size(); ++j) {
    constexpr std::array<std::string_view, 2> kArticles = {"a", "an"};
    if (text::is_one_of(evidence.tokens[j].word, kArticles) &&
        evidence.tokens[j + 1].stem == claim.tokens[at].stem) {
      return true;
    }
  }
  return false;
}

// "About 40%" may be 38% to 42%.
constexpr double kAboutShare = 0.05;
// "More than a third" is 37%, "more than 365,000" 365,324; who means more says more.
constexpr double kBoundShare = 0.15;

/// True when `wanted` has at least two digits, fewer than `other`, and is `other` in so many.
bool is_cut_short(double wanted, double other) {
  constexpr double kTwoDigits = 10;
  for (double step = 0.1; step * kTwoDigits <= std::fabs(wanted); step *= 10) {
    const double steps = wanted / step;
    const double other_steps = other / step;
    const bool is_whole = std::fabs(steps - std::round(steps)) < 1e-6;
    const bool was_whole = std::fabs(other_steps - std::round(other_steps)) < 1e-6;
    if (is_whole && !was_whole && std::round(other_steps) == std::round(steps)) return true;
  }
  return false;
}

/// "About 64 million" beside "64.34 million", "over a third" beside "37%", "36%" beside "36.3%".
bool is_rounded_from(const text::Quantity& wanted, const text::Quantity& other) {
  using text::Comparator;
  if (wanted.unit != other.unit || wanted.low != wanted.high || wanted.low <= 0) return false;
  if (wanted.comparator == Comparator::kAbout && other.low < other.high) {
    return other.low <= wanted.low && wanted.low <= other.high;
  }
  const bool is_point =
      other.comparator == Comparator::kEqual || other.comparator == Comparator::kAbout;
  if (other.low != other.high || !is_point) return false;
  const double stated = other.low;
  switch (wanted.comparator) {
    case Comparator::kAbout:
      return std::fabs(wanted.low - stated) <= kAboutShare * stated;
    case Comparator::kEqual:
      return is_cut_short(wanted.low, stated);
    case Comparator::kGreater:
    case Comparator::kGreaterOrEqual:
      return stated > wanted.low && stated <= wanted.low * (1 + kBoundShare);
    case Comparator::kLess:
    case Comparator::kLessOrEqual:
      return stated < wanted.low && stated >= wanted.low * (1 - kBoundShare);
  }
  return false;
}

constexpr double kFourDigits = 1000;
/// A year, which a number of fewer digits cannot stand in place of.
bool is_year(const text::Quantity& quantity) {
  return quantity.unit.empty() && quantity.low == quantity.high && quantity.low >= 1800 &&
         quantity.low <= 2100 && quantity.low == std::floor(quantity.low);
}

/// True of what stands behind "HR", "odds ratio" and the like.
bool is_ratio(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 6> kRatios = {"hr", "rr", "or", "irr", "ratio", "risk"};
  const std::size_t place = words_before(statement, quantity);
  return quantity.unit.empty() && place > 0 &&
         text::is_one_of(statement.tokens[place - 1].word, kRatios);
}

/// "37% more" beside "RR 1.37": a ratio says by how many percent.
bool is_ratio_of(const Statement& evidence, const text::Quantity& percent,
                 const text::Quantity& ratio) {
  constexpr double kRounded = 0.5;  // percent are given whole
  if (percent.unit != "%" || percent.low != percent.high || ratio.low != ratio.high ||
      ratio.low <= 0 || !is_ratio(evidence, ratio)) {
    return false;
  }
  const double stated = std::fabs(ratio.low - 1) * 100;
  const double slack =
      percent.comparator == text::Comparator::kAbout ? kAboutShare * stated : kRounded;
  return std::fabs(stated - percent.low) <= std::max(kRounded, slack);
}

/// "95% CI 0.77 to 0.96": how sure an amount is.
bool is_interval(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 5> kIntervals = {"ci", "cri", "interval", "iqr", "range"};
  const std::size_t place = words_before(statement, quantity);
  return quantity.low < quantity.high && place > 0 &&
         text::is_one_of(statement.tokens[place - 1].word, kIntervals);
}

/// "1,500 mg of sodium a day" where the claim has "1.5 g daily": the rate stands apart.
bool states_rate_apart(const Statement& evidence, const text::Quantity& other,
                       const text::Quantity& wanted) {
  constexpr std::size_t kRateWords = 4;
  const std::size_t slash = wanted.unit.find('/');
  if (slash == std::string::npos || wanted.unit.substr(slash) != "/d") return false;
  text::Quantity without_rate = wanted;
  without_rate.unit.resize(slash);
  if (!text::same_amount(without_rate, other)) return false;
  const auto is_of_days = [](const Token& token) {
    return token.word == "day" || token.word == "daily";
  };
  const auto behind =
      std::find_if(evidence.tokens.begin(), evidence.tokens.end(),
                   [&](const Token& token) { return token.range.begin >= other.range.end; });
  const auto words = static_cast<std::size_t>(evidence.tokens.end() - behind);
  return std::any_of(behind, behind + static_cast<std::ptrdiff_t>(std::min(words, kRateWords)),
                     is_of_days);
}

// AmountContext's preference for the claim's own amount: below the first the words around it are
// plainly those of another one, below the second rather those. Exchanged on purpose it is below
// -0.7 for 19 amounts in 20.
constexpr double kPlainlyAnother = -0.3;
constexpr double kRatherAnother = -0.1;
// "A and B (5% and 8%)" beside "5% of A and 8% of B": amounts side by side in the evidence's
// order are likely in place, wherever their words stand.
constexpr double kInOrderShare = 1.0 / 3;
constexpr std::size_t kPairedWords = 3;

/// "95% CI": how sure an interval is, and no amount of anything.
bool is_confidence_level(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 5> kIntervals = {"ci", "cri", "confidence", "credible",
                                                          "uncertainty"};
  if (quantity.unit != "%") return false;
  const std::size_t behind = words_before(statement, quantity) + 1;
  return behind < statement.tokens.size() &&
         std::find(kIntervals.begin(), kIntervals.end(), statement.tokens[behind].word) !=
             kIntervals.end();
}

/// "14 days rather than 7 or 10 days": what is set aside is no rival of what is stated.
bool is_set_aside(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::size_t kSetAsideWords = 4;
  const std::size_t place = words_before(statement, quantity);
  for (std::size_t i = place - std::min(place, kSetAsideWords); i < place; ++i) {
    if (statement.tokens[i].word == "rather" || statement.tokens[i].word == "instead") return true;
  }
  return false;
}

/// The amount of the evidence whose words an amount of the claim has, though its number is `own`'s.
struct Rivalry {
  const text::Quantity* rival = nullptr;
  double preference = 0;  ///< of the words for `own`, below 0
};

/// True when the claim states both amounts side by side, in the evidence's order.
bool are_paired_in_order(const Statement& claim, const text::Quantity& wanted,
                         const text::Quantity& own, const text::Quantity& rival) {
  const bool own_first = own.range.begin < rival.range.begin;
  const std::size_t place = words_before(claim, wanted);
  return std::any_of(
      claim.quantities.begin(), claim.quantities.end(), [&](const text::Quantity& other) {
        const std::size_t other_place = words_before(claim, other);
        const std::size_t between = std::max(place, other_place) - std::min(place, other_place);
        return between <= kPairedWords && same_numbers(other, rival) &&
               (wanted.range.begin < other.range.begin) == own_first;
      });
}

Rivalry strongest_rival(const Statement& claim, const Statement& evidence,
                        const text::Quantity& wanted, const text::Quantity& own,
                        const AmountContext& context) {
  Rivalry strongest;
  for (const text::Quantity& other : evidence.quantities) {
    if (!is_of_one_kind(other, own) || same_numbers(wanted, other) ||
        is_confidence_level(evidence, other) || is_set_aside(evidence, other)) {
      continue;
    }
    const double preference = context.preference(wanted, own, other) *
                              (are_paired_in_order(claim, wanted, own, other) ? kInOrderShare : 1);
    if (preference < strongest.preference) strongest = {&other, preference};
  }
  return strongest;
}

/// Amounts that the evidence states of something else than the claim.
void compare_contexts(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                      QuantityComparison& result) {
  std::optional<AmountContext> context;
  for (const text::Quantity& wanted : claim.quantities) {
    if (evidence.quantities.size() < 2 || is_confidence_level(claim, wanted)) continue;
    std::optional<Rivalry> best;
    for (const text::Quantity& own : evidence.quantities) {
      if (!text::same_amount(wanted, own) && !leaves_out_rate(wanted, own) &&
          !leaves_out_rate(own, wanted)) {
        continue;
      }
      if (!context) context.emplace(claim, evidence, bag);
      const Rivalry rivalry = strongest_rival(claim, evidence, wanted, own, *context);
      if (!best || rivalry.preference > best->preference) best = rivalry;
    }
    if (!best || best->preference > kRatherAnother) continue;
    ++(best->preference < kPlainlyAnother ? result.exchanged : result.unplaced);
    result.reasons.push_back({"quantity", text_of(claim, wanted), text_of(evidence, *best->rival)});
  }
}

/// "40 mg" of the claim where the evidence has "40 mg a day", and other ways of saying the amount.
bool says_otherwise(const Statement& claim, const text::Quantity& wanted, const Statement& evidence,
                    const text::Quantity& other) {
  return leaves_out_rate(wanted, other) || implies_rate(evidence, other, wanted) ||
         begins_there(claim, wanted, other) || is_ratio_of(evidence, wanted, other) ||
         is_bare_limit(claim, wanted, other) || is_rounded_from(wanted, other) ||
         states_rate_apart(evidence, other, wanted);
}

}  // namespace

bool states_amount(const Statement& claim, const text::Quantity& wanted,
                   const Statement& evidence) {
  return std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [&](const text::Quantity& other) {
                       return text::same_amount(wanted, other) || lacks_unit(wanted, other) ||
                              says_otherwise(claim, wanted, evidence, other);
                     });
}

QuantityComparison compare_quantities(const Statement& claim, const Statement& evidence,
                                      const BagAlignment& bag) {
  QuantityComparison result;
  std::vector<bool> used(evidence.quantities.size(), false);
  std::vector<const text::Quantity*> open;
  std::vector<const text::Quantity*> repeated;
  for (const text::Quantity& wanted : claim.quantities) {
    std::size_t found = used.size();
    for (std::size_t k = 0; k < used.size(); ++k) {
      if (!text::same_amount(wanted, evidence.quantities[k])) continue;
      if (found == used.size() || used[found]) found = k;
    }
    if (found == used.size()) {
      open.push_back(&wanted);
    } else if (used[found]) {
      repeated.push_back(&wanted);
    } else {
      used[found] = true;
      ++result.matched;
    }
  }
  // An amount that the claim states more often than the evidence stands, unless the evidence has
  // another one left that it took the place of.
  for (const text::Quantity* wanted : repeated) {
    bool rival = false;
    for (std::size_t k = 0; k < used.size(); ++k) {
      rival = rival || (!used[k] && evidence.quantities[k].unit == wanted->unit);
    }
    if (rival) {
      open.push_back(wanted);
    } else {
      ++result.matched;
    }
  }
  for (const text::Quantity* wanted : open) {
    const auto says_it_otherwise = [&](const text::Quantity& other) {
      return says_otherwise(claim, *wanted, evidence, other);
    };
    if (std::any_of(evidence.quantities.begin(), evidence.quantities.end(), says_it_otherwise) ||
        is_single_there(claim, *wanted, evidence)) {
      ++result.matched;
      continue;
    }
    const std::size_t expected = expected_place(claim, *wanted, bag);
    const text::Quantity* rival = nullptr;
    std::size_t rival_rank = 0;
    for (std::size_t k = 0; k < used.size(); ++k) {
      const text::Quantity& other = evidence.quantities[k];
      const bool numbers_agree = same_numbers(*wanted, other);
      if (used[k] && !numbers_agree) continue;
      if (is_confidence_level(evidence, other) || (is_year(other) && wanted->low < kFourDigits)) {
        continue;
      }
      if (!comparable(*wanted, other) && !numbers_agree) continue;
      // "75/25" is no ratio of hazards.
      if (!numbers_agree && is_ratio(evidence, other) && !is_ratio(claim, *wanted)) continue;
      if (is_interval(evidence, other) && wanted->low == wanted->high) continue;
      const std::size_t place = words_before(evidence, other);
      // Equal numbers under another unit or comparator beat any other amount; equal numbers
      const std::size_t distance = place > expected ? place - expected : expected - place;
      // without a unit count only when nothing else can be meant, as with "below 45 mL, or below
      // 30".
      const bool is_bare =
          lacks_unit(*wanted, other) && wanted->comparator == text::Comparator::kEqual;
      const std::size_t rank = distance + (is_bare         ? 2 * kOtherNumbers
                                           : numbers_agree ? 0
                                                           : kOtherNumbers);
      if (rival == nullptr || rank < rival_rank) {
        rival = &other;
        rival_rank = rank;
      }
    }
    if (rival == nullptr) {
      ++result.missing;
    } else if (lacks_unit(*wanted, *rival)) {
      ++result.matched;
    } else {
      const bool is_contrary = !is_vaguer(*wanted, *rival) && !leaves_out_rate(*rival, *wanted);
      ++(is_contrary ? result.conflicting : result.vaguer);
      result.reasons.push_back(
          {kind_of_conflict(*wanted, *rival), text_of(claim, *wanted), text_of(evidence, *rival)});
    }
  }
  compare_contexts(claim, evidence, bag, result);
  return result;
}

}  // namespace ibid::verify
