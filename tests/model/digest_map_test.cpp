#include "model/digest_map.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace ibid::model {
namespace {

TEST(DigestMap, HoldsWhatAMapHolds) {
  DigestMap<int> map;
  std::map<ShortDigest, int> oracle;
  EXPECT_EQ(map.find(short_digest("0")), nullptr);
  for (int i = 0; i < 10'000; ++i) {
    const ShortDigest key = short_digest(std::to_string(i % 7'000));
    const auto [value, is_new] = map.try_emplace(key, i);
    const auto [at, is_new_there] = oracle.try_emplace(key, i);
    EXPECT_EQ(is_new, is_new_there);
    EXPECT_EQ(*value, at->second);
  }
  for (const auto& [key, value] : oracle) {
    ASSERT_NE(map.find(key), nullptr);
    EXPECT_EQ(*map.find(key), value);
  }
  EXPECT_EQ(map.find(short_digest("7000")), nullptr);
  map.clear();
  EXPECT_EQ(map.find(short_digest("0")), nullptr);
  EXPECT_TRUE(map.try_emplace(short_digest("0"), 1).second);
}

TEST(DigestMap, TellsKeysOfTheSameTagApart) {
  DigestMap<int> map;
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(map.try_emplace({7, static_cast<std::uint64_t>(i)}, i).second);
  }
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(*map.find({7, static_cast<std::uint64_t>(i)}), i);
  }
  EXPECT_EQ(map.find({7, 5}), nullptr);
  EXPECT_EQ(map.find({std::uint64_t{1} << 32 | 7, 0}), nullptr);
}

TEST(DigestMap, KeepsValuesWhereTheyAreWhenItGrows) {
  DigestMap<std::string> map;
  std::string* const first = map.try_emplace(short_digest("first"), "first").first;
  for (int i = 0; i < 5'000; ++i) {
    static_cast<void>(map.try_emplace(short_digest(std::to_string(i)), "more"));
  }
  EXPECT_EQ(map.find(short_digest("first")), first);
  EXPECT_EQ(*first, "first");
}

}  // namespace
}  // namespace ibid::model
