// The amounts of a claim or a sentence of evidence, shares in words, bounds and ages among them.
#pragma once

#include <string_view>
#include <vector>

#include "text/quantities.hpp"

namespace ibid::verify {

/// The quantities of `text` (valid UTF-8) in order, with what the text floor does not read: "one in
/// four" is 25%, "no later than 4 weeks" a bound, and "from age 65" 65 years.
[[nodiscard]] std::vector<text::Quantity> read_amounts(std::string_view text);

}  // namespace ibid::verify
