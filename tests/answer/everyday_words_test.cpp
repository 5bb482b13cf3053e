#include "answer/everyday_words.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(EverydayWords, AreThoseThatNameNothingOfMedicine) {
  for (const auto word : {"abilities", "behaviour", "brother", "sooner", "worthwhile", "zero"}) {
    EXPECT_TRUE(is_everyday(word)) << word;
  }
  for (const auto word : {"zinc", "heart", "salt", "pain", "sleep", "vaccine", "brothe", ""}) {
    EXPECT_FALSE(is_everyday(word)) << word;
  }
}

}  // namespace
}  // namespace ibid::answer
