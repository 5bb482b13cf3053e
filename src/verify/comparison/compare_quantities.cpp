// Amounts: 15 mg for 1.5 mg, mg for ug, "below" for "above", a range widened.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/strings.hpp"
#include "verify/comparison/amount_context.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/comparison/amount_owners.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

// More than the words of any sentence, so that it outweighs every distance.
constexpr std::size_t kOtherNumbers = 10'000;

std::string text_of(const Statement& statement, const text::Quantity& quantity) {
  return statement.text.substr(quantity.range.begin, quantity.range.size());
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

bool is_period(const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 6> kPeriods = {"min", "h", "d", "wk", "mo", "y"};
  return text::is_one_of(quantity.unit, kPeriods);
}

/// "1.27% versus 1.60% per year": of one unit, whether the rate is said or not.
bool is_of_one_kind(const text::Quantity& a, const text::Quantity& b) {
  const std::string_view shorter = a.unit.size() < b.unit.size() ? a.unit : b.unit;
  const std::string_view longer = a.unit.size() < b.unit.size() ? b.unit : a.unit;
  return shorter == longer ||
         (!shorter.empty() && longer.starts_with(shorter) && longer[shorter.size()] == '/');
}

const char* kind_of_conflict(const text::Quantity& a, const text::Quantity& b) {
  if (!same_numbers(a, b)) return "quantity";
  return a.unit != b.unit ? "unit" : "comparator";
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

/// "one hour" beside "an hour", "one dose" beside "a single dose": no amounts in figures.
bool is_single_there(const Statement& claim, const text::Quantity& wanted,
                     const Statement& evidence) {
  if (wanted.low != 1 || wanted.high != 1) return false;
  const std::size_t at = words_before(claim, wanted) + 1;
  if (at >= claim.tokens.size()) return false;
  const bool has_unit = !wanted.unit.empty() && claim.tokens[at].in_quantity;
  for (std::size_t j = 0; j + 1 < evidence.tokens.size(); ++j) {
    constexpr std::array<std::string_view, 2> kArticles = {"a", "an"};
    const std::string& word = evidence.tokens[j].word;
    if (!(has_unit && text::is_one_of(word, kArticles)) && word != "single") continue;
    if (evidence.tokens[j + 1].stem == claim.tokens[at].stem) return true;
  }
  return false;
}

/// "Is three times as high" beside "triples".
bool is_multiple_there(const Statement& claim, const text::Quantity& wanted,
                       const Statement& evidence) {
  struct Multiple {
    double times;
    std::string_view beginning;
  };
  constexpr std::array<Multiple, 5> kMultiples = {
      {{2, "doubl"}, {2, "twice"}, {3, "tripl"}, {3, "threefold"}, {4, "quadrupl"}}};
  const std::size_t at = words_before(claim, wanted) + 1;
  const bool tells_times = at < claim.tokens.size() && wanted.low == wanted.high &&
                           (claim.tokens[at].word == "times" || wanted.unit == "times");
  return tells_times &&
         std::any_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& token) {
           return std::any_of(kMultiples.begin(), kMultiples.end(), [&](const Multiple& multiple) {
             return multiple.times == wanted.low && token.word.starts_with(multiple.beginning);
           });
         });
}

constexpr double kFourDigits = 1000;

// AmountContext's preference for the claim's own amount: below the first the words around it are
// plainly those of another one, below the second rather those. Exchanged on purpose it is below
// -0.7 for 19 amounts in 20.
constexpr double kPlainlyAnother = -0.3;
constexpr double kRatherAnother = -0.1;
// "A and B (5% and 8%)" beside "5% of A and 8% of B": amounts side by side in the evidence's
// order are likely in place, wherever their words stand.
constexpr double kInOrderShare = 1.0 / 3;
constexpr std::size_t kPairedWords = 3;
// "120 rather than under 140 mm Hg", "from 14% of women to 5%".
constexpr std::size_t kJoinedWords = 4;

/// "14 days rather than 7 or 10 days": what is set aside is no rival of what is stated.
bool is_set_aside(const Statement& statement, const text::Quantity& quantity) {
  constexpr std::size_t kSetAsideWords = 4;
  const std::size_t place = words_before(statement, quantity);
  for (std::size_t i = place - std::min(place, kSetAsideWords); i < place; ++i) {
    if (statement.tokens[i].word == "rather" || statement.tokens[i].word == "instead") return true;
  }
  return false;
}

/// "A median of 6 years" on both sides: the two words before the amounts, one with content, are the
/// same.
bool has_same_label(const Statement& claim, const text::Quantity& wanted, const Statement& evidence,
                    const text::Quantity& own) {
  const std::size_t here = words_before(claim, wanted);
  const std::size_t there = words_before(evidence, own);
  if (here < 2 || there < 2) return false;
  bool has_content = false;
  for (std::size_t back = 1; back <= 2; ++back) {
    const Token& token = claim.tokens[here - back];
    if (token.in_quantity || token.word != evidence.tokens[there - back].word) return false;
    has_content = has_content || token.has_content;
  }
  return has_content;
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

/// "57.1% vs 22.1%", or "from 14% down to 5%": the claim sets the two amounts side by side.
bool sets_side_by_side(const Statement& claim, const text::Quantity& a, const text::Quantity& b) {
  constexpr std::array<std::string_view, 4> kJoints = {"vs", "versus", "rather", "compared"};
  const text::Quantity& first = a.range.begin < b.range.begin ? a : b;
  const text::Quantity& second = a.range.begin < b.range.begin ? b : a;
  const std::size_t begin = words_before(claim, first);
  const std::size_t end = words_before(claim, second);
  if (end - begin > kJoinedWords) return false;
  return std::any_of(claim.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     claim.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Token& token) { return text::is_one_of(token.word, kJoints); });
}

/// "From 14% to 5%" in the claim.
bool tells_change(const Statement& claim, const text::Quantity& from, const text::Quantity& to) {
  const std::size_t first = words_before(claim, from);
  const std::size_t second = words_before(claim, to);
  return first > 0 && claim.tokens[first - 1].word == "from" && second > first &&
         second - first <= kJoinedWords && claim.tokens[second - 1].word == "to";
}

/// Mean place in the claim of its words, or of its drugs alone, that the evidence has in tokens
/// [begin, end) and nowhere else; nothing when there are none.
std::optional<double> mean_place(const Statement& claim, const Statement& evidence,
                                 const BagAlignment& bag, std::size_t begin, std::size_t end,
                                 bool of_substances) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Match& match = bag.matches[i];
    if (!claim.tokens[i].has_content || match.kind < MatchKind::kDerived) continue;
    if (match.target < begin || match.target >= end) continue;
    if (of_substances && !names_substance(claim.tokens[i].word)) continue;
    const std::string& stem = evidence.tokens[match.target].stem;
    bool stands_elsewhere = false;
    for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
      const bool is_inside = begin <= j && j < end;
      stands_elsewhere = stands_elsewhere || (!is_inside && evidence.tokens[j].stem == stem);
    }
    if (stands_elsewhere) continue;
    sum += static_cast<double>(i);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

/// "57.1% of A, compared with 22.1% of B": true when the claim has A and B in that order, or does
/// not have both.
bool has_arms_in_order(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                       const text::Quantity& a, const text::Quantity& b) {
  constexpr std::size_t kArmWords = 10;
  const text::Quantity& first = a.range.begin < b.range.begin ? a : b;
  const text::Quantity& second = a.range.begin < b.range.begin ? b : a;
  const std::size_t middle = words_before(evidence, second);
  const std::size_t end = std::min(evidence.tokens.size(), middle + kArmWords);
  const auto place = [&](std::size_t from, std::size_t to, bool of_substances) {
    return mean_place(claim, evidence, bag, from, to, of_substances);
  };
  const std::size_t begin = words_before(evidence, first) + 1;
  auto of_first = place(begin, middle, true);
  auto of_second = place(middle + 1, end, true);
  if (!of_first || !of_second) {
    of_first = place(begin, middle, false);
    of_second = place(middle + 1, end, false);
  }
  return !of_first || !of_second || *of_first < *of_second;
}

/// True where words around an amount need not tell what it is of: the claim sets it and the rival
/// side by side in the evidence's order, or tells how the one became the other, which the evidence
/// has the other way round.
bool is_placed_by_its_pair(const Statement& claim, const Statement& evidence,
                           const BagAlignment& bag, const text::Quantity& wanted,
                           const text::Quantity& own, const text::Quantity& rival) {
  const bool own_first = own.range.begin < rival.range.begin;
  return std::any_of(
      claim.quantities.begin(), claim.quantities.end(), [&](const text::Quantity& other) {
        if (!same_numbers(other, rival)) return false;
        const bool wanted_first = wanted.range.begin < other.range.begin;
        if (sets_side_by_side(claim, wanted, other)) {
          return wanted_first == own_first && has_arms_in_order(claim, evidence, bag, own, rival);
        }
        const bool changes_there =
            tells_change(evidence, own, rival) || tells_change(evidence, rival, own);
        return wanted_first != own_first && !changes_there &&
               (tells_change(claim, wanted, other) || tells_change(claim, other, wanted));
      });
}

/// True when the claim has the amount behind another word than the evidence.
bool is_moved(const Statement& claim, const Statement& evidence, const text::Quantity& amount) {
  const auto word_before = [](const Statement& statement, const text::Quantity& of) {
    const std::size_t place = words_before(statement, of);
    return place > 0 ? std::string_view(statement.tokens[place - 1].stem) : std::string_view();
  };
  return std::any_of(claim.quantities.begin(), claim.quantities.end(),
                     [&](const text::Quantity& stated) {
                       return same_numbers(stated, amount) &&
                              word_before(claim, stated) != word_before(evidence, amount);
                     });
}

/// A year beside the "2" of "type 2", a count beside a ratio: where the claim leaves the one in its
/// place, the other has not taken it.
bool differs_in_kind(const Statement& claim, const Statement& evidence, const text::Quantity& own,
                     const text::Quantity& rival) {
  const bool differs = is_year(own) != is_year(rival) ||
                       is_ratio(evidence, own) != is_ratio(evidence, rival) ||
                       is_interval(evidence, own) != is_interval(evidence, rival);
  return differs && !is_moved(claim, evidence, rival);
}

Rivalry strongest_rival(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                        const text::Quantity& wanted, const text::Quantity& own,
                        AmountContext& context) {
  Rivalry strongest;
  for (const text::Quantity& other : evidence.quantities) {
    // "4 to 6 weeks, again after 4 to 6 months": of another unit, yet in the other's place.
    const bool has_other_unit = same_numbers(wanted, other) && !text::same_amount(wanted, other) &&
                                other.unit != own.unit &&
                                (comparable(other, own) || (is_period(other) && is_period(own)));
    if ((!has_other_unit && (!is_of_one_kind(other, own) || same_numbers(wanted, other))) ||
        is_confidence_level(evidence, other) || is_set_aside(evidence, other) ||
        differs_in_kind(claim, evidence, own, other) ||
        is_placed_by_its_pair(claim, evidence, bag, wanted, own, other)) {
      continue;
    }
    const double preference = context.preference(wanted, own, other) *
                              (are_paired_in_order(claim, wanted, own, other) ? kInOrderShare : 1);
    if (preference < strongest.preference) strongest = {&other, preference};
  }
  return strongest;
}

/// "13% within 5 years, 23% within 10": the claim's amounts, four or more, are one run of the
/// evidence's in its order, so that each stands in its place.
bool states_same_run(const Statement& claim, const Statement& evidence) {
  constexpr std::size_t kRunMin = 4;
  if (claim.quantities.size() < kRunMin) return false;
  return std::search(evidence.quantities.begin(), evidence.quantities.end(),
                     claim.quantities.begin(), claim.quantities.end(),
                     [](const text::Quantity& there, const text::Quantity& here) {
                       return text::same_amount(here, there);
                     }) != evidence.quantities.end();
}

/// Amounts that the evidence states of something else than the claim.
void compare_contexts(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                      QuantityComparison& result) {
  if (states_same_run(claim, evidence)) return;
  std::optional<AmountContext> context;
  for (const text::Quantity& wanted : claim.quantities) {
    if (evidence.quantities.size() < 2 || is_confidence_level(claim, wanted)) continue;
    if (owner_of(wanted, claim, evidence, bag) == Owner::kOwn) continue;
    std::optional<Rivalry> best;
    for (const text::Quantity& own : evidence.quantities) {
      if (!text::same_amount(wanted, own) && !leaves_out_rate(wanted, own) &&
          !leaves_out_rate(own, wanted)) {
        continue;
      }
      const bool is_told_by_label =
          has_same_label(claim, wanted, evidence, own) &&
          std::none_of(evidence.quantities.begin(), evidence.quantities.end(),
                       [&](const text::Quantity& other) {
                         return &other != &own && has_same_label(claim, wanted, evidence, other);
                       });
      if (is_told_by_label) {
        best = Rivalry{};
        break;
      }
      if (!context) context.emplace(claim, evidence, bag);
      const Rivalry rivalry = strongest_rival(claim, evidence, bag, wanted, own, *context);
      if (!best || rivalry.preference > best->preference) best = rivalry;
    }
    if (!best || best->preference > kRatherAnother) continue;
    ++(best->preference < kPlainlyAnother ? result.exchanged : result.unplaced);
    result.reasons.push_back({"quantity", text_of(claim, wanted), text_of(evidence, *best->rival)});
  }
}

}  // namespace

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
        is_single_there(claim, *wanted, evidence) || is_multiple_there(claim, *wanted, evidence) ||
        spans_amounts(*wanted, evidence)) {
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
    } else if (lacks_unit(*wanted, *rival) || span_the_same(claim, *wanted, evidence, *rival)) {
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
