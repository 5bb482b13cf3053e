// Quantities as values: "15 mg", "< 3 mg/day", "1000-1200 mg daily", "95% CI 0.65–1.12",
// "two-thirds", "p < 0.05". What verify compares and what a claim must never change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

enum class Comparator { kEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual, kAbout };

struct Quantity {
  double low = 0;
  double high = 0;  ///< equals `low` unless it is a range
  Comparator comparator = Comparator::kEqual;
  std::string
      unit;         ///< canonical: "mg", "ug", "mg/d", "%", "mg/dL", "y", "p", "" for a bare number
  ByteRange range;  ///< bytes in the text as given, comparator and unit included
};

/// All quantities of `text` in order, apart. Number words ("three") count, except a bare "one";
/// ordinals, names ("IL-6"), labels ("Fig. 2"), years in citations and reference marks do not. A
/// single bare number before a sign ("disease 1, …") may be a mark or a value and is read as a
/// value: who knows the reference list leaves out what reference_marks() finds.
[[nodiscard]] std::vector<Quantity> quantities(std::string_view text);

/// True when the two state the same amount, unit conversion included (1 g = 1000 mg); a difference
/// in comparator or range is a difference.
[[nodiscard]] bool same_amount(const Quantity& a, const Quantity& b);

}  // namespace ibid::text
