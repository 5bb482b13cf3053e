// Amount forms: the ways in which one amount is told: with or without its unit or its rate,
// rounded, as a bound, as a ratio.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/quantities.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// The same low and high end, whatever unit and comparator.
[[nodiscard]] bool same_numbers(const text::Quantity& a, const text::Quantity& b);

/// The same numbers, one of them without a unit: left out or written where it was not read.
[[nodiscard]] bool lacks_unit(const text::Quantity& a, const text::Quantity& b);

/// "Within 6 months" beside "over 6 months", "at 6 months": one span of time.
[[nodiscard]] bool span_the_same(const Statement& claim, const text::Quantity& a,
                                 const Statement& evidence, const text::Quantity& b);

/// "10%" beside "10% or more": not the same, and not the contrary either.
[[nodiscard]] bool is_vaguer(const text::Quantity& a, const text::Quantity& b);

/// "40 mg" beside "40 mg a day": one side leaves out how often, which contradicts nothing.
[[nodiscard]] bool leaves_out_rate(const text::Quantity& less, const text::Quantity& more);

/// Tokens of the statement that end before the amount: its place.
[[nodiscard]] std::size_t words_before(const Statement& statement, const text::Quantity& quantity);

/// True of what stands behind "HR", "odds ratio" and the like.
[[nodiscard]] bool is_ratio(const Statement& statement, const text::Quantity& quantity);

/// "95% CI 0.77 to 0.96": how sure an amount is.
[[nodiscard]] bool is_interval(const Statement& statement, const text::Quantity& quantity);

/// "95% CI": how sure an interval is, and no amount of anything.
[[nodiscard]] bool is_confidence_level(const Statement& statement, const text::Quantity& quantity);

/// A year, which a number of fewer digits cannot stand in place of.
[[nodiscard]] bool is_year(const text::Quantity& quantity);

/// True when one of the signs stands between the token and the one before it.
[[nodiscard]] bool has_sign_before(const Statement& statement, std::size_t at,
                                   std::string_view signs);

/// "37% to 38%" where the evidence has 36.6% in one arm and 37.6% in the other.
[[nodiscard]] bool spans_amounts(const text::Quantity& range, const Statement& evidence);

/// "40 mg" of the claim where the evidence has "40 mg a day", and other ways of saying the amount.
[[nodiscard]] bool says_otherwise(const Statement& claim, const text::Quantity& wanted,
                                  const Statement& evidence, const text::Quantity& other);

}  // namespace ibid::verify
