#include "index/near_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace ibid::index {
namespace {

TEST(NearSearch, FindsWhatBisectionFindsWhateverTheGuess) {
  std::mt19937 random(3);
  for (std::uint32_t size = 0; size < 40; ++size) {
    std::vector<std::uint32_t> keys(size);
    for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(random() % 50);
    std::sort(keys.begin(), keys.end());
    for (std::uint32_t wanted = 0; wanted < 52; ++wanted) {
      const auto above = std::upper_bound(keys.begin(), keys.end(), wanted) - keys.begin();
      const auto expected = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(above, 1) - 1);
      for (const std::uint64_t guess : {0u, 1u, size / 2, size, 1000u}) {
        EXPECT_EQ(last_not_above(wanted, size, guess, [&](std::uint32_t i) { return keys[i]; }),
                  expected)
            << size << " keys, " << wanted << " from " << guess;
      }
    }
  }
}

}  // namespace
}  // namespace ibid::index
