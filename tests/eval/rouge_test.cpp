#include "eval/rouge.hpp"

#include <gtest/gtest.h>

namespace ibid::eval {
namespace {

TEST(Rouge, CountsClippedBigrams) {
  // Candidate: the cat, cat the, the cat. Reference: the cat, cat sat. One hit, clipped.
  const Overlap overlap = rouge_2({"the", "cat", "the", "cat"}, {{"the", "cat", "sat"}});
  EXPECT_DOUBLE_EQ(overlap.recall, 1.0 / 2);
  EXPECT_DOUBLE_EQ(overlap.precision, 1.0 / 3);
  EXPECT_DOUBLE_EQ(overlap.f1(), 2 * (1.0 / 2) * (1.0 / 3) / (1.0 / 2 + 1.0 / 3));
}

TEST(Rouge, PoolsSeveralReferences) {
  // References have 2 + 1 bigrams; hits 1 + 1; the candidate's 2 bigrams count once a reference.
  const Overlap overlap = rouge_2({"a", "b", "c"}, {{"a", "b", "x"}, {"b", "c"}});
  EXPECT_DOUBLE_EQ(overlap.recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(overlap.precision, 2.0 / 4);
}

TEST(Rouge, Su4PairsWordsWithAtMostFourBetweenAndCountsSingleWords) {
  // Candidate a b: a, b, (a,b). Reference a x x x x b: within the gap of four.
  const Overlap near = rouge_su4({"a", "b"}, {{"a", "x", "x", "x", "x", "b"}});
  EXPECT_DOUBLE_EQ(near.precision, 3.0 / 3);
  const Overlap far = rouge_su4({"a", "b"}, {{"a", "x", "x", "x", "x", "x", "b"}});
  EXPECT_DOUBLE_EQ(far.precision, 2.0 / 3);
  // Six words: 6 single ones and 15 pairs, all within the gap.
  EXPECT_DOUBLE_EQ(near.recall, 3.0 / 21);
}

TEST(Rouge, IsZeroWithoutWords) {
  EXPECT_DOUBLE_EQ(rouge_2({}, {{"a", "b"}}).f1(), 0);
  EXPECT_DOUBLE_EQ(rouge_2({"a", "b"}, {}).f1(), 0);
}

}  // namespace
}  // namespace ibid::eval
