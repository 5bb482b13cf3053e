// Amounts of known measures in one text ("eGFR below 30", "aged 50 to 80", "165/104") with the
// range that is said of each: by the names before and behind a number, by its unit, and by what the
// measure can be at all. Reads what text::quantities() finds.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "answer/measured_values.hpp"
#include "text/quantities.hpp"
#include "text/words.hpp"

namespace ibid::answer {

/// What a measure may be; its ends are in it unless said otherwise.
struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool has_low = true;
  bool has_high = true;

  [[nodiscard]] bool holds(double value) const {
    return (has_low ? value >= low : value > low) && (has_high ? value <= high : value < high);
  }
  [[nodiscard]] bool has_lower_end() const {
    return low > -std::numeric_limits<double>::infinity();
  }
  [[nodiscard]] bool has_upper_end() const {
    return high < std::numeric_limits<double>::infinity();
  }
};

/// Numbers in the measure's first unit.
struct MeasuredAmount {
  Measure measure = Measure::kAge;
  double value = 0;  ///< the lower one of two
  bool is_single = true;
  text::Comparator comparator = text::Comparator::kEqual;  ///< beside the number or around it
  std::optional<Interval> interval;                        ///< none where one value is said
  bool is_change = false;   ///< "by 10 mm Hg": by how much, and not how much
  bool is_sought = false;   ///< "lowering BP below 120"
  bool is_of_pair = false;  ///< systolic, and the next amount is the diastolic of it
  ByteRange range;          ///< bytes of the text, unit and comparator included
};

/// Askers leave out more than writers do: "I'm 55", "165/104".
enum class TextKind { kQuestion, kSentence };

/// In order. `words` are text::words(text).
[[nodiscard]] std::vector<MeasuredAmount> amounts_in(std::string_view text,
                                                     std::span<const text::Word> words,
                                                     TextKind kind);

/// How many words the name of a measure takes that begins at a word; 0 where it does not.
[[nodiscard]] std::size_t length_of_name(std::string_view name, std::span<const text::Word> words,
                                         std::size_t at);

}  // namespace ibid::answer
