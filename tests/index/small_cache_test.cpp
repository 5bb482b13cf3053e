#include "index/small_cache.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace ibid::index {
namespace {

TEST(SmallCache, KeepsTheTwoValuesOfAHashThatWerePutLast) {
  SmallCache<unsigned, int, 8> cache;  // four pairs
  const auto put = [&](unsigned key, int value) {
    cache.put(key, std::make_shared<const int>(value));
  };
  EXPECT_EQ(cache.find(0), nullptr);
  put(0, 10);
  put(4, 14);
  EXPECT_EQ(*cache.find(0), 10);
  EXPECT_EQ(*cache.find(4), 14);
  put(4, 24);
  EXPECT_EQ(*cache.find(0), 10);  // the same key anew pushes nothing out
  EXPECT_EQ(*cache.find(4), 24);
  put(8, 18);
  EXPECT_EQ(cache.find(0), nullptr);
  EXPECT_EQ(*cache.find(4), 24);
  EXPECT_EQ(*cache.find(8), 18);
}

TEST(SmallCache, GivesOnlyTheValueThatWasPutLast) {
  SmallCache<unsigned, int, 16> cache;
  std::map<unsigned, int> last;
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto key = static_cast<unsigned>(random() % 40);
    if (random() % 2 == 0) {
      cache.put(key, std::make_shared<const int>(i));
      last[key] = i;
    } else if (const auto known = cache.find(key)) {
      ASSERT_EQ(*known, last.at(key));
    }
  }
}

}  // namespace
}  // namespace ibid::index
