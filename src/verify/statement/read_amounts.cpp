#include "verify/statement/read_amounts.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "text/code_points.hpp"
#include "verify/statement/shares.hpp"

namespace ibid::verify {
namespace {

/// "No later than 4 weeks" and "within 4 weeks" bound what the text floor reads as an amount.
void take_bounds(std::string_view text, std::vector<text::Quantity>& quantities) {
  for (text::Quantity& quantity : quantities) {
    if (quantity.comparator != text::Comparator::kEqual) continue;
    constexpr std::array<std::pair<std::string_view, text::Comparator>, 4> kBounds = {
        {{"no later than ", text::Comparator::kLessOrEqual},
         {"not later than ", text::Comparator::kLessOrEqual},
         {"no earlier than ", text::Comparator::kGreaterOrEqual},
         {"no sooner than ", text::Comparator::kGreaterOrEqual}}};
    for (const auto& [words, comparator] : kBounds) {
      if (!text.substr(0, quantity.range.begin).ends_with(words)) continue;
      quantity.comparator = comparator;
      quantity.range.begin -= words.size();
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
  take_ages(text, quantities);
  return quantities;
}

}  // namespace ibid::verify
