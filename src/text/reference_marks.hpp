// Reference marks: "[2,3]", "[2–4]", and "2, 3, 4" before a full stop as superscripts come out of
// HTML. "(Rondanelli 2021)" is left alone.
#pragma once

#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

/// Nobody cites more works with one mark; without a bound a hostile text would buy much work with
/// few bytes.
inline constexpr int kRangeSpanMax = 200;

struct ReferenceMark {
  std::vector<int> numbers;  ///< ranges expanded, in order, no duplicates
  ByteRange range;           ///< bytes of the mark, brackets included, leading blank excluded
};

struct ReferenceMarkOptions {
  /// The highest number that the document's reference list has; larger numbers are no marks. Bare
  /// superscript-like numbers are read as marks only when this is not 0.
  int highest_number = 0;
};

[[nodiscard]] std::vector<ReferenceMark> reference_marks(std::string_view text,
                                                         const ReferenceMarkOptions& options = {});

}  // namespace ibid::text
