// The unit of every inverted list.
#pragma once

#include <cstdint>

namespace ibid::index {

/// One passage that holds a term.
struct Posting {
  std::uint32_t passage = 0;    ///< within the segment
  std::uint32_t frequency = 0;  ///< weighted occurrences, at least 1
  friend bool operator==(const Posting&, const Posting&) = default;
};

}  // namespace ibid::index
