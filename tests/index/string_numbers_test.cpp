#include "index/string_numbers.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace ibid::index::testing {
namespace {

TEST(StringNumbers, CountAsStringsComeAndSortThemByBytes) {
  std::mt19937 random(2);
  StringNumbers numbers;
  for (int round = 0; round < 2; ++round) {
    std::map<std::string, std::uint32_t> expected;
    for (int i = 0; i < 20'000; ++i) {
      std::string word(random() % 24, 'a');
      for (char& c : word) c = static_cast<char>(random() % 4 == 0 ? random() : 'a' + random() % 2);
      const auto number = static_cast<std::uint32_t>(expected.size());
      EXPECT_EQ(numbers.number_of(word), expected.emplace(word, number).first->second);
    }
    ASSERT_EQ(numbers.size(), expected.size());
    const std::vector<std::uint32_t> sorted = numbers.sorted();
    auto at = sorted.begin();
    for (const auto& [word, number] : expected) {
      EXPECT_EQ(numbers.string(number), word);
      EXPECT_EQ(*at++, number);
    }
    numbers.clear();
    EXPECT_EQ(numbers.size(), 0u);
  }
}

TEST(StringNumbers, TellStringsOfTheSameEndsApart) {
  StringNumbers numbers;
  const std::string head = "12345678";
  const std::string tail = "abcdefgh";
  std::uint32_t expected = 0;
  for (const char* middle : {"", "x", "y", "xy", "yx"}) {
    EXPECT_EQ(numbers.number_of(head + middle + tail), expected++) << middle;
  }
  for (std::size_t size = 0; size <= 8; ++size) {
    EXPECT_EQ(numbers.number_of(std::string(size, '\0')), expected++) << size;
    EXPECT_EQ(numbers.number_of(head + std::string(size + 1, '\0')), expected++) << size;
  }
}

}  // namespace
}  // namespace ibid::index::testing
