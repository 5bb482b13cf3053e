#include "answer/sentence_cues.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(SentenceCues, AreWholePhrasesWhateverStandsBetweenTheirWords) {
  EXPECT_TRUE(cues_of("We FOUND, that zinc helps.").finding);
  EXPECT_TRUE(cues_of("(Concluded").finding);
  EXPECT_FALSE(cues_of("We found, in all, that zinc helps.").finding);
  EXPECT_FALSE(cues_of("Zinc was unconcluded.").finding);
  EXPECT_FALSE(cues_of("Zinc was showering.").finding);
  EXPECT_TRUE(cues_of("The aim was to assess zinc.").aim);
  EXPECT_TRUE(cues_of("Osteoporosis is — defined as — low bone mass").definition);
  EXPECT_FALSE(cues_of("Osteoporosis is defined").definition);
  EXPECT_FALSE(cues_of("").finding);
  EXPECT_FALSE(cues_of("é").finding);
}

TEST(SentenceCues, CountNumbersAndNames) {
  EXPECT_TRUE(cues_of("Take 8 mg.").number);
  EXPECT_TRUE(cues_of("(8mg)").number);
  EXPECT_FALSE(cues_of("Vitamin B12 helps.").number);
  EXPECT_EQ(cues_of("IL-6 and FXIa rose").names, 0.5);
  EXPECT_EQ(cues_of(" A1B2\tC 3 x4").names, 0.5);
  EXPECT_EQ(cues_of("").names, 0);
}

}  // namespace
}  // namespace ibid::answer
