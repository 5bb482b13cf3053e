#include "index/vocabulary.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace ibid::index::testing {
namespace {

TEST(Vocabulary, NumbersStringsAsTheyComeAndSortsThemByBytes) {
  std::mt19937 random(2);
  Vocabulary vocabulary;
  for (int round = 0; round < 2; ++round) {
    std::map<std::string, std::uint32_t> expected;
    for (int i = 0; i < 20'000; ++i) {
      std::string word(random() % 12, 'a');
      for (char& c : word) c = static_cast<char>(random() % 4 == 0 ? random() : 'a' + random() % 2);
      const auto number = static_cast<std::uint32_t>(expected.size());
      EXPECT_EQ(vocabulary.number_of(word), expected.emplace(word, number).first->second);
    }
    ASSERT_EQ(vocabulary.size(), expected.size());
    const std::vector<std::uint32_t> sorted = vocabulary.sorted();
    auto at = sorted.begin();
    for (const auto& [word, number] : expected) {
      EXPECT_EQ(vocabulary.string(number), word);
      EXPECT_EQ(*at++, number);
    }
    vocabulary.clear();
    EXPECT_EQ(vocabulary.size(), 0u);
  }
}

}  // namespace
}  // namespace ibid::index::testing
