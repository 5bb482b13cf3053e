// Bisection that begins where the key should be: keys that rise evenly, as the first records of
// blocks and the first passages of documents do, are found in a step or two, where bisection from
// the middle waits for memory a dozen times.
#pragma once

#include <algorithm>
#include <cstdint>

namespace ibid::index {

/// The last i below `size` for which key(i) is not above `wanted`; 0 when there is none. Keys
/// ascend, maybe with equals. `guess` changes only how soon it is found.
template <class Key>
[[nodiscard]] std::uint32_t last_not_above(std::uint32_t wanted, std::uint32_t size,
                                           std::uint64_t guess, Key key) {
  if (size == 0) return 0;
  const auto near = static_cast<std::uint32_t>(std::min<std::uint64_t>(guess, size - 1));
  // All below `low` are not above, and none from `high` on is.
  std::uint32_t low = 0;
  std::uint32_t high = size;
  if (key(near) <= wanted) {
    low = near + 1;
    for (std::uint32_t step = 1; low < high; step *= 2) {
      const std::uint32_t at = std::min(high - 1, low + step - 1);
      if (key(at) > wanted) {
        high = at;
        break;
      }
      low = at + 1;
    }
  } else {
    high = near;
    for (std::uint32_t step = 1; low < high; step *= 2) {
      const std::uint32_t at = high - std::min(high, step);
      if (key(at) <= wanted) {
        low = at + 1;
        break;
      }
      high = at;
    }
  }
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (key(middle) <= wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? 0 : low - 1;
}

}  // namespace ibid::index
