#include "verify/comparison/amount_forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "text/fold.hpp"
#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"

namespace ibid::verify {

bool same_numbers(const text::Quantity& a, const text::Quantity& b) {
  return a.low == b.low && a.high == b.high;
}

bool lacks_unit(const text::Quantity& a, const text::Quantity& b) {
  return same_numbers(a, b) && a.comparator == b.comparator && a.unit.empty() != b.unit.empty();
}

namespace {

/// "mg" beside "mg/d".
bool is_without_rate(std::string_view unit, std::string_view rate) {
  return !unit.empty() && rate.size() > unit.size() && rate.starts_with(unit) &&
         rate[unit.size()] == '/';
}

}  // namespace

bool leaves_out_rate(const text::Quantity& less, const text::Quantity& more) {
  return same_numbers(less, more) && less.comparator == more.comparator &&
         is_without_rate(less.unit, more.unit);
}

std::size_t words_before(const Statement& statement, const text::Quantity& quantity) {
  // Asked for every two amounts of a sentence, so that a walk over its words is too long.
  const auto place = std::partition_point(
      statement.tokens.begin(), statement.tokens.end(),
      [&](const Token& token) { return token.range.end <= quantity.range.begin; });
  return static_cast<std::size_t>(place - statement.tokens.begin());
}

bool is_ratio(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 6> kRatios = {"hr", "rr", "or", "irr", "ratio", "risk"};
  const std::size_t place = words_before(statement, quantity);
  return quantity.unit.empty() && place > 0 &&
         text::is_one_of(statement.tokens[place - 1].word, kRatios);
}

bool is_interval(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 5> kIntervals = {"ci", "cri", "interval", "iqr", "range"};
  const std::size_t place = words_before(statement, quantity);
  return quantity.low < quantity.high && place > 0 &&
         text::is_one_of(statement.tokens[place - 1].word, kIntervals);
}

bool is_confidence_level(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 5> kIntervals = {"ci", "cri", "confidence", "credible",
                                                          "uncertainty"};
  if (quantity.unit != "%") return false;
  const std::size_t behind = words_before(statement, quantity) + 1;
  return behind < statement.tokens.size() &&
         std::find(kIntervals.begin(), kIntervals.end(), statement.tokens[behind].word) !=
             kIntervals.end();
}

namespace {

// "About 40%" may be 38% to 42%.
constexpr double kAboutShare = 0.06;
// "About 3%" is 2.8%; a smaller whole number says too little of what it was.
constexpr double kWholeMin = 2;
// "Nearly a quarter" is 23%: so many percent a share in words may be off.
constexpr double kWordedShareSlack = 3;
// "More than a third" is 37%, "more than 365,000" 365,324; who means more says more.
constexpr double kBoundShare = 0.15;

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

/// "on 10 or more days a month, or painkillers on 15 or more days": the rate is said once for both.
bool implies_rate(const Statement& evidence, const text::Quantity& less,
                  const text::Quantity& more) {
  return leaves_out_rate(less, more) &&
         std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [&](const text::Quantity& other) { return other.unit == more.unit; });
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

/// "within 4 weeks" beside "no later than 4 weeks".
bool ends_there(const Statement& claim, const text::Quantity& wanted, const text::Quantity& other) {
  const std::size_t place = words_before(claim, wanted);
  return same_numbers(wanted, other) && wanted.unit == other.unit &&
         wanted.comparator == text::Comparator::kEqual &&
         other.comparator == text::Comparator::kLessOrEqual && place > 0 &&
         claim.tokens[place - 1].word == "within";
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

/// "Two months" beside "8 weeks": people count four weeks or a little more to a month.
bool is_as_long(const text::Quantity& a, const text::Quantity& b) {
  constexpr double kWeeksMin = 4;
  constexpr double kWeeksMax = 4.5;
  if (a.comparator != b.comparator || a.low != a.high || b.low != b.high) return false;
  if (a.unit == "wk" && b.unit == "mo") return is_as_long(b, a);
  return a.unit == "mo" && b.unit == "wk" && a.low * kWeeksMin <= b.low &&
         b.low <= a.low * kWeeksMax;
}

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
  if (is_as_long(wanted, other)) return true;
  const bool same_unit = wanted.unit == other.unit || is_without_rate(wanted.unit, other.unit);
  if (!same_unit || wanted.low != wanted.high || wanted.low <= 0) return false;
  if (wanted.comparator == Comparator::kAbout && other.low < other.high) {
    return other.low <= wanted.low && wanted.low <= other.high;
  }
  const bool is_point =
      other.comparator == Comparator::kEqual || other.comparator == Comparator::kAbout;
  if (other.low != other.high || !is_point) return false;
  const double stated = other.low;
  switch (wanted.comparator) {
    case Comparator::kAbout:
      return std::fabs(wanted.low - stated) <= kAboutShare * stated ||
             (wanted.low >= kWholeMin && wanted.low == std::round(stated));
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

/// "1.6 times as often" beside "RR 1.56": a ratio says how many times.
bool is_times_of(const Statement& evidence, const text::Quantity& times,
                 const text::Quantity& ratio) {
  if ((times.unit != "x" && times.unit != "fold") || times.low <= 1) return false;
  if (!is_ratio(evidence, ratio) && ratio.unit != "x" && ratio.unit != "fold") return false;
  text::Quantity wanted = times;
  text::Quantity stated = ratio;
  wanted.unit.clear();
  stated.unit.clear();
  return text::same_amount(wanted, stated) || is_rounded_from(wanted, stated);
}

/// "About half" beside "53%".
bool is_worded_share_of(const Statement& claim, const text::Quantity& wanted,
                        const text::Quantity& other) {
  const std::string_view words =
      std::string_view(claim.text).substr(wanted.range.begin, wanted.range.size());
  return wanted.unit == "%" && other.unit == "%" && other.low == other.high &&
         wanted.comparator == text::Comparator::kAbout &&
         words.find_first_of("0123456789") == std::string_view::npos &&
         std::fabs(wanted.low - other.low) <= kWordedShareSlack;
}

/// "50%" beside "half".
bool is_word_for_share(const text::Quantity& wanted, const Statement& evidence,
                       const text::Quantity& other) {
  return wanted.low == wanted.high && wanted.low == other.low &&
         is_worded_share_of(evidence, other, wanted);
}

/// "Over 6 months": during them, and no more than them.
bool lasts(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 6> kPeriods = {"min", "h", "d", "wk", "mo", "y"};
  return quantity.comparator == text::Comparator::kGreater &&
         text::is_one_of(quantity.unit, kPeriods) &&
         text::fold_text(statement.text.substr(quantity.range.begin, 5)) == "over ";
}

/// "Within 6 months" beside "over 6 months".
bool is_as_long_over(const Statement& claim, const text::Quantity& wanted,
                     const Statement& evidence, const text::Quantity& other) {
  if (!same_numbers(wanted, other) || wanted.unit != other.unit) return false;
  const bool is_point_here = wanted.comparator == text::Comparator::kEqual ||
                             ends_there(claim, wanted, other) || lasts(claim, wanted);
  const bool is_point_there =
      other.comparator == text::Comparator::kEqual || lasts(evidence, other);
  return is_point_here && is_point_there;
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

/// "75/25" beside "75%" and "25%": the parts of a mixture, whose unit goes without saying.
bool is_part_of_mixture(const Statement& claim, const text::Quantity& wanted,
                        const text::Quantity& other) {
  const std::string& text = claim.text;
  const bool touches_slash = (wanted.range.begin > 0 && text[wanted.range.begin - 1] == '/') ||
                             (wanted.range.end < text.size() && text[wanted.range.end] == '/');
  return touches_slash && lacks_unit(wanted, other) && other.unit == "%";
}

}  // namespace

bool span_the_same(const Statement& claim, const text::Quantity& a, const Statement& evidence,
                   const text::Quantity& b) {
  constexpr std::array<std::string_view, 4> kTimes = {"d", "wk", "mo", "y"};
  constexpr std::array<std::string_view, 4> kOver = {"over", "at", "by", "during"};
  if (!same_numbers(a, b) || a.unit != b.unit || !text::is_one_of(a.unit, kTimes)) return false;
  const auto is_within = [](const text::Quantity& amount) {
    return amount.comparator == text::Comparator::kLessOrEqual;
  };
  const auto is_over = [&](const Statement& statement, const text::Quantity& amount) {
    const std::size_t place = words_before(statement, amount);
    return amount.comparator == text::Comparator::kEqual && place > 0 &&
           text::is_one_of(statement.tokens[place - 1].word, kOver);
  };
  return (is_within(a) && is_over(evidence, b)) || (is_over(claim, a) && is_within(b));
}

bool is_vaguer(const text::Quantity& a, const text::Quantity& b) {
  if (share_a_bound(a, b)) return true;
  if (!same_numbers(a, b) || a.unit != b.unit) return false;
  return (a.comparator == text::Comparator::kEqual && takes_in(b.comparator)) ||
         (b.comparator == text::Comparator::kEqual && takes_in(a.comparator));
}

namespace {

/// "A cutoff of 45 ng/mL" beside "below 45 ng/mL".
bool is_cutoff(const Statement& statement, const text::Quantity& amount,
               const text::Quantity& bound) {
  constexpr std::array<std::string_view, 4> kCutoffs = {"cutoff", "threshold", "cut", "limit"};
  constexpr std::size_t kNearWords = 3;
  if (!same_numbers(amount, bound) || amount.unit != bound.unit ||
      amount.comparator != text::Comparator::kEqual || !takes_in(bound.comparator)) {
    return false;
  }
  const std::size_t place = words_before(statement, amount);
  for (std::size_t i = place - std::min(place, kNearWords); i < place; ++i) {
    if (text::is_one_of(statement.tokens[i].word, kCutoffs)) return true;
  }
  return false;
}

}  // namespace

namespace {

/// "1 or 2" beside "1-2": the claim names both ends side by side.
bool lists_ends(const Statement& claim, const text::Quantity& wanted, const text::Quantity& other) {
  if (other.low >= other.high || wanted.low != wanted.high) return false;
  for (std::size_t k = 0; k + 1 < claim.quantities.size(); ++k) {
    const text::Quantity& first = claim.quantities[k];
    const text::Quantity& second = claim.quantities[k + 1];
    const std::string_view between =
        std::string_view(claim.text).substr(first.range.end, second.range.begin - first.range.end);
    const bool are_ends = first.low == other.low && first.high == other.low &&
                          second.low == other.high && second.high == other.high;
    const bool is_one =
        wanted.range.begin == first.range.begin || wanted.range.begin == second.range.begin;
    if (between == " or " && are_ends && is_one) return true;
  }
  return false;
}

}  // namespace

bool says_otherwise(const Statement& claim, const text::Quantity& wanted, const Statement& evidence,
                    const text::Quantity& other) {
  return leaves_out_rate(wanted, other) || implies_rate(evidence, other, wanted) ||
         begins_there(claim, wanted, other) || ends_there(claim, wanted, other) ||
         share_a_bound(wanted, other) || is_ratio_of(evidence, wanted, other) ||
         is_times_of(evidence, wanted, other) || is_as_long_over(claim, wanted, evidence, other) ||
         is_worded_share_of(claim, wanted, other) || is_word_for_share(wanted, evidence, other) ||
         is_bare_limit(claim, wanted, other) || is_rounded_from(wanted, other) ||
         states_rate_apart(evidence, other, wanted) || lists_ends(claim, wanted, other) ||
         is_part_of_mixture(claim, wanted, other) || is_cutoff(claim, wanted, other) ||
         is_cutoff(evidence, other, wanted);
}

bool is_year(const text::Quantity& quantity) {
  return quantity.unit.empty() && quantity.low == quantity.high && quantity.low >= 1800 &&
         quantity.low <= 2100 && quantity.low == std::floor(quantity.low);
}

bool has_sign_before(const Statement& statement, std::size_t at, std::string_view signs) {
  if (at == 0 || at >= statement.tokens.size()) return false;
  const std::size_t end = statement.tokens[at - 1].range.end;
  return std::string_view(statement.text)
             .substr(end, statement.tokens[at].range.begin - end)
             .find_first_of(signs) != std::string_view::npos;
}

bool spans_amounts(const text::Quantity& range, const Statement& evidence) {
  if (range.low >= range.high || range.unit.empty()) return false;
  const auto has_end = [&](double end) {
    text::Quantity wanted = range;
    wanted.low = wanted.high = end;
    wanted.comparator = text::Comparator::kEqual;
    return std::any_of(
        evidence.quantities.begin(), evidence.quantities.end(), [&](const text::Quantity& other) {
          return other.unit == range.unit && !is_interval(evidence, other) &&
                 (text::same_amount(wanted, other) || is_rounded_from(wanted, other));
        });
  };
  return has_end(range.low) && has_end(range.high);
}

bool states_amount(const Statement& claim, const text::Quantity& wanted,
                   const Statement& evidence) {
  return std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [&](const text::Quantity& other) {
                       return text::same_amount(wanted, other) || lacks_unit(wanted, other) ||
                              says_otherwise(claim, wanted, evidence, other);
                     });
}

}  // namespace ibid::verify
