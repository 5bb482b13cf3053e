// What a text says of a number beside it: "< 5", "at least 5", "5 or more", "not exceed 40".
#pragma once

#include <cstddef>
#include <string_view>

#include "text/quantities.hpp"

namespace ibid::text::internal {

struct ComparatorMatch {
  Comparator comparator = Comparator::kEqual;
  std::size_t begin = 0;  ///< of the comparator's bytes; equals `end` when there is none
  std::size_t end = 0;
};

/// The comparator that ends where a number begins, at `number_begin`, blanks between included.
[[nodiscard]] ComparatorMatch comparator_before(std::string_view text, std::size_t number_begin);

/// The comparator behind a number and its unit, "or more", "and older", "+".
[[nodiscard]] ComparatorMatch comparator_behind(std::string_view text, std::size_t quantity_end);

}  // namespace ibid::text::internal
