// Amounts of something to take.
#pragma once

#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::answer {

/// Whether a sentence gives one: "5 mg", "10 ug/d", "600 IU daily", and not "6 mg/dL".
[[nodiscard]] bool gives_amount(std::string_view sentence);

/// Where they stand, in order: bytes of the sentence.
[[nodiscard]] std::vector<ByteRange> amounts_in(std::string_view sentence);

}  // namespace ibid::answer
