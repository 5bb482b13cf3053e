// Which segments are merged when a generation is published: few enough segments to search fast,
// few enough merges that adding costs what is added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ibid::index {

/// Segments of one tier that are left alone; one more and they become one.
inline constexpr std::size_t kSegmentsPerTier = 8;

struct SegmentSize {
  std::uint32_t passages = 0;
  std::uint32_t dead = 0;
};

/// Groups of segments (indexes into `sizes`, ascending) that are each to become one segment.
///
/// Tiers are live passages by powers of eight, so a passage is rewritten once a tier: seven times
/// on its way to a million. A segment that is more than half dead is rewritten alone.
[[nodiscard]] std::vector<std::vector<std::size_t>> choose_merges(
    std::span<const SegmentSize> sizes);

}  // namespace ibid::index
