// Shares in words: "one in four" is 25%, "by a third" 33%, "two and a half years" 2.5 years.
#pragma once

#include <string_view>
#include <vector>

#include "text/quantities.hpp"

namespace ibid::verify {

/// `quantities` of `text` (text::quantities) with shares that are told in words as percentages, and
/// a number and its half as one. A part ("a third") is as good as about that much.
[[nodiscard]] std::vector<text::Quantity> read_shares(std::string_view text,
                                                      std::vector<text::Quantity> quantities);

}  // namespace ibid::verify
