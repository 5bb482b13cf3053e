#include "ibid/coverage.hpp"

#include <fmt/format.h>

namespace ibid {

double Coverage::missing_share() const {
  return passages == 0 ? 0 : static_cast<double>(missing_passages) / static_cast<double>(passages);
}

std::string Coverage::notice() const {
  if (is_whole()) return {};
  std::string numbers;
  for (std::size_t i = 0; i < missing_shards.size(); ++i) {
    if (i > 0) numbers += i + 1 == missing_shards.size() ? " and " : ", ";
    numbers += fmt::format("{}", missing_shards[i]);
  }
  return fmt::format("{} {} of {} cannot be reached: {:.1f}% of the passages were not searched.",
                     missing_shards.size() == 1 ? "Shard" : "Shards", numbers, shards,
                     100 * missing_share());
}

}  // namespace ibid
