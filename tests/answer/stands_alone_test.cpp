#include "answer/stands_alone.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(StandsAlone, TellsStatementsFromWhatLeansAndFromFragments) {
  const std::pair<std::string_view, Standing> cases[] = {
      {"Zinc supports bone formation.", Standing::kAlone},
      {"This study shows that zinc supports bone.", Standing::kAlone},
      {"In this trial, zinc raised osteocalcin.", Standing::kAlone},
      {"It is recommended that adults take 8 mg daily.", Standing::kAlone},
      {"It has been shown that zinc supports bone.", Standing::kAlone},
      {"However, the effect was small.", Standing::kLeans},
      {"They were lower in the treated group.", Standing::kLeans},
      {"This increased the risk of fracture.", Standing::kLeans},
      {"It raised osteocalcin in all patients.", Standing::kLeans},
      {"In addition, copper fell.", Standing::kLeans},
      {"The latter was not seen in women.", Standing::kLeans},
      {"Does zinc prevent fractures?", Standing::kNoClaim},
      {"Methods and results:", Standing::kNoClaim},
      {"Zinc deficiency", Standing::kNoClaim},
      {"", Standing::kNoClaim},
      // The fifth word tells, however long the words before it.
      {"It is hypercholesterolemiaphobically pseudohypoparathyroidistically known that zinc helps.",
       Standing::kAlone},
      {"It is hypercholesterolemiaphobically pseudohypoparathyroidistically low in the treated.",
       Standing::kLeans},
  };
  for (const auto& [sentence, expected] : cases) {
    EXPECT_EQ(standing_of(sentence), expected) << sentence;
  }
}

}  // namespace
}  // namespace ibid::answer
