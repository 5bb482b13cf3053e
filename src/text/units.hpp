// Units of measurement: one table from what people write to one canonical spelling, with the
// dimension and factor that make "1 g" and "1000 mg" the same amount.
//
// A canonical unit is a numerator and denominators, "mg/kg/d", "mL/min/1.73m2", "/100000 person-y"
// (no numerator: a bare count).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ibid::text::internal {

struct UnitMatch {
  std::string canonical;
  std::size_t end = 0;  ///< behind the unit; equals where it began when there is none
};

/// Reads the unit, rates included ("/day", "per kg per day", "twice daily"), that begins at `at`,
/// which stands right behind a number; a blank or a hyphen may come first.
[[nodiscard]] UnitMatch match_unit(std::string_view text, std::size_t at);

/// The factor that converts an amount in `from` to one in `to`; nothing when they do not measure
/// the same.
[[nodiscard]] std::optional<double> conversion_factor(std::string_view from, std::string_view to);

}  // namespace ibid::text::internal
