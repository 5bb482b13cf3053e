#include "index/merge_policy.hpp"

#include <bit>
#include <map>

namespace ibid::index {
namespace {

/// 0 for none, 1 for up to 7 live passages, 2 for up to 63, …
unsigned tier_of(std::uint32_t live) {
  return (static_cast<unsigned>(std::bit_width(live)) + 2) / 3;
}

}  // namespace

std::vector<std::vector<std::size_t>> choose_merges(std::span<const SegmentSize> sizes) {
  std::vector<std::vector<std::size_t>> groups;
  std::map<unsigned, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::uint32_t live = sizes[i].passages - sizes[i].dead;
    if (sizes[i].dead > live) {
      groups.push_back({i});
    } else {
      tiers[tier_of(live)].push_back(i);
    }
  }
  for (auto& [tier, members] : tiers) {
    if (members.size() > kSegmentsPerTier) groups.push_back(std::move(members));
  }
  return groups;
}

}  // namespace ibid::index
