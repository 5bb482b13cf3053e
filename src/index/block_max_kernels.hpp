// The inner loops of the block-max ranking, for three instruction sets. All three give the
// same numbers; tests compare them. Sums are upper bounds of scores in 16-bit units.
//
// What a posting or bound of code c adds under weight w is 0 for c = 0, else c * w / 256 rounded
// down but at least 1: so a sum of 0 means that no term is there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ibid::index {

/// `code` under `weight`, as above.
[[nodiscard]] inline std::uint16_t code_bound(std::uint8_t code, std::uint16_t weight) {
  const auto product = static_cast<std::uint16_t>((std::uint32_t{code} * weight) >> 8);
  return std::max(product, static_cast<std::uint16_t>(code != 0));
}

struct BlockMaxKernels {
  std::string_view name;

  /// sums[i] += code_bound(codes[i], weight) for i < count, a multiple of 32. Sums stay below 2^16.
  void (*add)(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
              std::uint16_t weight);

  /// The largest of `count` sums, a multiple of 32.
  std::uint16_t (*largest)(const std::uint16_t* sums, std::size_t count);

  /// Writes the ascending indexes of sums in [low, high] to `out` (room for `count`, a multiple of
  /// 32) and returns how many.
  std::size_t (*select)(const std::uint16_t* sums, std::size_t count, std::uint16_t low,
                        std::uint16_t high, std::uint32_t* out);

  /// For each of `superblocks`, which have 32 sums each: adds code_bound() of the next of `bounds`
  /// to the sum of each bit set in its mask (32 bits, little-endian, maybe unaligned). Returns the
  /// first bound not used. Where they end too soon, nothing more is added. 32 bytes after
  /// `bounds_end` must be readable.
  const std::uint8_t* (*add_masked)(std::uint16_t* sums, const std::uint8_t* masks,
                                    std::size_t superblocks, const std::uint8_t* bounds,
                                    const std::uint8_t* bounds_end, std::uint16_t weight);

  /// Writes to `maxima` (32) the largest of the first 32 of 1,024 sums, of the next 32, and so on.
  void (*fold)(std::uint16_t* maxima, const std::uint16_t* sums);
};

/// Plain C++, for any machine.
[[nodiscard]] const BlockMaxKernels& portable_kernels();
/// Null where the compiler or the processor cannot.
[[nodiscard]] const BlockMaxKernels* avx2_kernels();
[[nodiscard]] const BlockMaxKernels* avx512_kernels();
/// The widest that this processor runs.
[[nodiscard]] const BlockMaxKernels& best_kernels();

}  // namespace ibid::index
