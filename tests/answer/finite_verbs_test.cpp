#include "answer/finite_verbs.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(FiniteVerbs, AreToldFromNounsAndParticiples) {
  for (const char* verb : {"is", "showed", "phosphorylates", "abolish", "wrote"}) {
    EXPECT_TRUE(is_finite_verb(verb)) << verb;
  }
  for (const char* other : {"", "zinc", "given", "result", "abolis", "wrot"}) {
    EXPECT_FALSE(is_finite_verb(other)) << other;
  }
}

TEST(FiniteVerbs, ThatMakeAStatementOfAFewWordsAreSomeOfThem) {
  for (const char* verb : {"are", "came", "keeps", "wants"}) {
    EXPECT_TRUE(is_surely_finite(verb)) << verb;
    EXPECT_TRUE(is_finite_verb(verb)) << verb;
  }
  for (const char* infinitive : {"reduce", "help"}) {
    EXPECT_FALSE(is_surely_finite(infinitive)) << infinitive;
    EXPECT_TRUE(is_finite_verb(infinitive)) << infinitive;
  }
}

TEST(FiniteVerbs, ThatAreNounsElsewhereStandBehindAPlural) {
  for (const char* verb : {"lower", "use"}) {
    EXPECT_TRUE(is_verb_behind_plural(verb)) << verb;
    EXPECT_FALSE(is_finite_verb(verb)) << verb;
  }
  EXPECT_FALSE(is_verb_behind_plural("is"));
}

TEST(FiniteVerbs, GiveOrders) {
  for (const char* order : {"add", "offer", "wait"}) EXPECT_TRUE(is_order(order)) << order;
  for (const char* other : {"offers", "is", "zinc"}) EXPECT_FALSE(is_order(other)) << other;
}

}  // namespace
}  // namespace ibid::answer
