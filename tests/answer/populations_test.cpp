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

TEST(Populations, OfChildrenMayBeOfSomeAgesAlone) {
  EXPECT_TRUE(is_young_child("toddler"));
  EXPECT_TRUE(is_adolescent("teenag"));
  for (const char* of_any_age : {"child", "children", "pediatr"}) {
    EXPECT_FALSE(is_young_child(of_any_age)) << of_any_age;
    EXPECT_FALSE(is_adolescent(of_any_age)) << of_any_age;
  }
}

}  // namespace
}  // namespace ibid::answer
