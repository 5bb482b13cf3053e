// The inner loops of the block-max ranking, for three instruction sets. All three give the
// same numbers; tests compare them. Sums are upper bounds of scores in 16-bit units.
//
// Sums are kept by stripes of 64 blocks: those of the 32 even blocks, then those of the odd ones.
// So bytes one a block become 16-bit lanes, one a sum, without crossing from lane to lane.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "index/postings.hpp"

namespace ibid::index {

inline constexpr std::size_t kStripeBlocks = 64;
inline constexpr std::size_t kTileStripes =
    postings::kTileSuperblocks * postings::kBlocks / kStripeBlocks;
static_assert(kTileStripes == 16, "what fold() fills");

/// Where the sum of a block stands, and which block's sum stands there.
[[nodiscard]] constexpr std::size_t slot_of(std::size_t block) {
  return block / kStripeBlocks * kStripeBlocks + block % 2 * 32 + block / 2 % 32;
}
[[nodiscard]] constexpr std::size_t block_of(std::size_t slot) {
  return slot / kStripeBlocks * kStripeBlocks + slot % 32 * 2 + slot / 32 % 2;
}

/// No weight is smaller, so that the bound of every posting is at least 1 and a sum of 0 means that
/// no term is there.
inline constexpr std::uint16_t kBoundWeightMin = 256;

/// What a posting or a bound of `code` adds under `weight` (at least kBoundWeightMin): 0 for 0.
[[nodiscard]] inline std::uint16_t code_bound(std::uint8_t code, std::uint16_t weight) {
  return static_cast<std::uint16_t>((std::uint32_t{code} * weight) >> 8);
}

/// Sums stop at the largest number there is.
[[nodiscard]] inline std::uint16_t saturated_sum(std::uint16_t a, std::uint16_t b) {
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(std::uint32_t{a} + b, 0xffff));
}

/// What the sweep and the visits read of a rare term in a segment, whatever the kind of its list.
/// One posting before the first and kRareAhead after the last must be readable.
struct RareTerm {
  const std::uint8_t* places = nullptr;   ///< 16 bits, the lower 13 being the place in the tile
  const std::uint8_t* codes = nullptr;    ///< a byte each
  const std::uint32_t* begins = nullptr;  ///< of each tile's postings, and of one tile more
  std::uint16_t weight = 0;               ///< at least kBoundWeightMin
};
inline constexpr std::uint32_t kRareAhead = 32;

struct BlockMaxKernels {
  std::string_view name;

  /// Adds code_bound(codes[b], weight) to the sum of block b, for b < count, a multiple of 64.
  void (*add)(std::uint16_t* sums, const std::uint8_t* codes, std::size_t count,
              std::uint16_t weight);

  /// The largest of `count` sums, a multiple of 32.
  std::uint16_t (*largest)(const std::uint16_t* sums, std::size_t count);

  /// Writes the ascending indexes of sums in [low, high] to `out` (room for `count`, a multiple of
  /// 32) and returns how many.
  std::size_t (*select)(const std::uint16_t* sums, std::size_t count, std::uint16_t low,
                        std::uint16_t high, std::uint32_t* out);

  /// Writes the slots of sums in [low, high] in each of `count` `stripes` to `out`, stripe after
  /// stripe and ascending in each, and returns how many. `out` has room for all sums of the
  /// stripes and kStripeBlocks more.
  std::size_t (*select_in)(const std::uint16_t* sums, const std::uint32_t* stripes,
                           std::size_t count, std::uint16_t low, std::uint16_t high,
                           std::uint32_t* out);

  /// For each of `stripes`: adds code_bound() of the next of `bounds` to the sum of each block
  /// whose bit is set in the stripe's mask (64 bits, little-endian, maybe unaligned). Returns the
  /// first bound not used. Where they end too soon, nothing more is added. 64 bytes after
  /// `bounds_end` must be readable.
  const std::uint8_t* (*add_masked)(std::uint16_t* sums, const std::uint8_t* masks,
                                    std::size_t stripes, const std::uint8_t* bounds,
                                    const std::uint8_t* bounds_end, std::uint16_t weight);

  /// Adds what the terms have in a tile to its sums: code_bound() of each posting, of neighbours in
  /// a block what the second is above the first.
  void (*add_rare)(std::uint16_t* sums, std::span<const RareTerm> terms, std::size_t tile);

  /// Writes to `maxima` (16) the largest sum of each stripe of a tile.
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
