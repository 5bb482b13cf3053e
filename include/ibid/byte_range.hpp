// A half-open run of bytes in some UTF-8 text.
#pragma once

#include <cstddef>

namespace ibid {

/// [begin, end), counted in bytes of the text that the holder names.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace ibid
