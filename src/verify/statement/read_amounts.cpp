#include "verify/statement/read_amounts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/code_points.hpp"
#include "verify/statement/shares.hpp"

namespace ibid::verify {
namespace {

/// Behind "of gestation" where that follows the amount, else behind the amount.
std::size_t behind_what_it_is_of(std::string_view text, const text::Quantity& quantity) {
  constexpr std::string_view kOf = " of ";
  const std::string_view behind = text.substr(quantity.range.end);
  if (!behind.starts_with(kOf)) return quantity.range.end;
  return quantity.range.end + std::min(behind.find(' ', kOf.size()), behind.size());
}

/// "No later than 4 weeks", "in the first 4 weeks" and "stage 3 or worse" bound what the text floor
/// reads as an amount.
void take_bounds(std::string_view text, std::vector<text::Quantity>& quantities) {
  for (text::Quantity& quantity : quantities) {
    if (quantity.comparator != text::Comparator::kEqual) continue;
    constexpr std::array<std::pair<std::string_view, text::Comparator>, 6> kBounds = {
        {{"at or after ", text::Comparator::kGreaterOrEqual},
         {"at or before ", text::Comparator::kLessOrEqual},
         {"no later than ", text::Comparator::kLessOrEqual},
         {"not later than ", text::Comparator::kLessOrEqual},
         {"no earlier than ", text::Comparator::kGreaterOrEqual},
         {"no sooner than ", text::Comparator::kGreaterOrEqual}}};
    for (const auto& [words, comparator] : kBounds) {
      if (!text.substr(0, quantity.range.begin).ends_with(words)) continue;
      quantity.comparator = comparator;
      quantity.range.begin -= words.size();
    }
    // The words stay: what is set apart is told by them ("but not in the first 4 weeks").
    const std::string_view before = text.substr(0, quantity.range.begin);
    if (before.ends_with("in the first ") || before.ends_with("during the first ")) {
      quantity.comparator = text::Comparator::kLessOrEqual;
    }
    constexpr std::array<std::pair<std::string_view, text::Comparator>, 4> kBoundsBehind = {
        {{" or worse", text::Comparator::kGreaterOrEqual},
         {" or later", text::Comparator::kGreaterOrEqual},
         {" or earlier", text::Comparator::kLessOrEqual},
         {" or sooner", text::Comparator::kLessOrEqual}}};
    const std::size_t end = behind_what_it_is_of(text, quantity);
    for (const auto& [words, comparator] : kBoundsBehind) {
      if (!text.substr(end).starts_with(words)) continue;
      quantity.comparator = comparator;
      // What it is of is no part of the amount.
      if (end == quantity.range.end) quantity.range.end += words.size();
    }
  }
}

/// "Below 4.2 mmol/L (76 mg/dL)": the bound holds of the same amount in the other unit.
void share_bounds(std::string_view text, std::vector<text::Quantity>& quantities) {
  for (std::size_t k = 1; k < quantities.size(); ++k) {
    const text::Quantity& bounded = quantities[k - 1];
    text::Quantity& quantity = quantities[k];
    const bool is_bracketed =
        text.substr(bounded.range.end, quantity.range.begin - bounded.range.end) == " (" &&
        text.substr(quantity.range.end).starts_with(")");
    if (is_bracketed && quantity.comparator == text::Comparator::kEqual && !quantity.unit.empty() &&
        quantity.unit.find('/') != std::string::npos &&
        bounded.unit.find('/') != std::string::npos && quantity.unit != bounded.unit) {
      quantity.comparator = bounded.comparator;
    }
  }
}

/// "By day 28" and "at week 12" are spans of 28 days and 12 weeks.
void take_days(std::string_view text, std::vector<text::Quantity>& quantities) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSpans = {
      {{"day ", "d"}, {"week ", "wk"}, {"month ", "mo"}}};
  for (text::Quantity& quantity : quantities) {
    if (!quantity.unit.empty() || quantity.comparator != text::Comparator::kEqual) continue;
    const std::string_view before = text.substr(0, quantity.range.begin);
    for (const auto& [word, unit] : kSpans) {
      if (!before.ends_with(word)) continue;
      const std::size_t begin = before.size() - word.size();
      if (begin > 0 && text[begin - 1] != ' ') continue;
      quantity.unit = unit;
      quantity.range.begin = begin;
    }
  }
}

/// "From age 65" and "aged 1 to 70" are years.
void take_ages(std::string_view text, std::vector<text::Quantity>& quantities) {
  constexpr double kOldest = 120;
  for (text::Quantity& quantity : quantities) {
    // A unit that is not written was taken from the next amount of a list.
    const bool has_unit = !quantity.unit.empty() && !text::is_digit(text[quantity.range.end - 1]);
    if (has_unit || quantity.high > kOldest) continue;
    const std::string_view before = text.substr(0, quantity.range.begin);
    for (const std::string_view words : {"age ", "aged ", "ages "}) {
      if (!before.ends_with(words)) continue;
      // "Stage 3" is no age.
      const std::size_t begin = before.size() - words.size();
      if (begin > 0 && text::is_letter(before[begin - 1])) continue;
      quantity.unit.assign(1, 'y');
      quantity.range.begin = begin;
    }
  }
}

}  // namespace

std::vector<text::Quantity> read_amounts(std::string_view text) {
  std::vector<text::Quantity> quantities = read_shares(text, text::quantities(text));
  take_bounds(text, quantities);
  share_bounds(text, quantities);
  take_days(text, quantities);
  take_ages(text, quantities);
  return quantities;
}

}  // namespace ibid::verify
