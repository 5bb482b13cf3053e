#include "answer/populations.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(Populations, AreNamedByWholeStems) {
  EXPECT_EQ(population_of("mice"), Population::kAnimals);
  EXPECT_EQ(population_of("adolesc"), Population::kChildren);
  EXPECT_EQ(population_of("youth"), Population::kChildren);
  EXPECT_EQ(population_of("utero"), Population::kPregnancy);
  EXPECT_EQ(population_of("lactat"), Population::kBreastfeeding);
  for (const char* other : {"", "r", "ra", "rate", "micelle", "childless", "adult", "\xC3\xA9t"}) {
    EXPECT_EQ(population_of(other), Population::kEverybody) << other;
  }
}

}  // namespace
}  // namespace ibid::answer
