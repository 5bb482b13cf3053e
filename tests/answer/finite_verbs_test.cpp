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

TEST(FiniteVerbs, TellOfOneOrOfMany) {
  for (const char* verb : {"may", "doesn"})
    EXPECT_EQ(verb_form(verb), VerbForm::kAuxiliary) << verb;
  for (const char* verb : {"reduces", "fell"}) EXPECT_EQ(verb_form(verb), VerbForm::kOfAny) << verb;
  for (const char* verb : {"reduce", "lower"}) {
    EXPECT_EQ(verb_form(verb), VerbForm::kOfMany) << verb;
  }
  for (const char* verb : {"causes", "risks"}) {
    EXPECT_EQ(verb_form(verb), VerbForm::kPluralToo) << verb;
  }
  for (const char* other : {"made", "zinc", ""}) {
    EXPECT_EQ(verb_form(other), VerbForm::kNone) << other;
  }
}

TEST(FiniteVerbs, GiveOrders) {
  for (const char* order : {"add", "offer", "wait"}) EXPECT_TRUE(is_order(order)) << order;
  for (const char* other : {"offers", "is", "zinc"}) EXPECT_FALSE(is_order(other)) << other;
  for (const char* order : {"avoid", "inject"}) {
    EXPECT_TRUE(is_order_to_treat(order)) << order;
    EXPECT_TRUE(is_order(order)) << order;
  }
  EXPECT_FALSE(is_order_to_treat("discuss"));
}

}  // namespace
}  // namespace ibid::answer
