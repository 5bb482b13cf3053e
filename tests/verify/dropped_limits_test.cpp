// Claims that retell a sentence but for one word, and by that say more, or another thing.
#include <gtest/gtest.h>

#include "verify/claim_pairs.hpp"

namespace ibid::verify {
namespace {

TEST(DroppedLimits, HowManyAndHowSurelyAreKept) {
  const char* some = "Some adults with gout had kidney stones after a year of vexin.";
  const char* likely = "Vexin probably protects the kidneys of adults with gout from stones.";
  const char* seems = "Vexin seems to be safe in adults with gout and kidney stones.";
  const char* can = "Vexin can be fatal in adults with gout and kidney stones.";
  expect_verdicts({
      {some, some, true},
      {"Adults with gout had kidney stones after a year of vexin.", some, false},
      {"Vexin protects the kidneys of adults with gout from stones.", likely, false},
      {"Vexin is safe in adults with gout and kidney stones.", seems, false},
      {"Vexin is fatal in adults with gout and kidney stones.", can, false},
  });
}

TEST(DroppedLimits, WhatWasFoundByHowManyStudiesLimitsNothing) {
  expect_verdicts({
      {"Studies found fewer kidney stones with vexin than with frumioxin.",
       "Some studies found fewer kidney stones with vexin than with frumioxin.", true},
      {"Flares were more likely with vexin than with frumioxin in older men.",
       "Flares were more likely with vexin than with frumioxin in older men.", true},
  });
}

TEST(DroppedLimits, OfWhomAndTogetherWithWhatIsKept) {
  const char* mild = "Vexin prevents flares in adults with mild gout and kidney stones.";
  const char* plus = "Vexin plus frumioxin lowers urate in adults with gout and kidney stones.";
  expect_verdicts({
      {"Vexin prevents flares in adults with gout and kidney stones.", mild, false},
      {"Vexin lowers urate in adults with gout and kidney stones.", plus, false},
  });
}

TEST(DroppedLimits, TheGroupOfAdviceIsKept) {
  const char* smokers =
      "A chest scan six weeks after pneumonia is advised for people with lasting symptoms or a "
      "higher risk of cancer, according to the society.";
  const char* children =
      "For children with gout and kidney stones, the society recommends vexin as the first "
      "remedy.";
  expect_verdicts({
      {smokers, smokers, true},
      {"A chest scan six weeks after pneumonia is advised, according to the society.", smokers,
       false},
      {"The society recommends vexin as the first remedy.", children, false},
      {"The society recommends vexin as the first remedy for children with gout.", children, true},
  });
}

TEST(DroppedLimits, WhatIsDemandedIsMoreThanWhatIsAdvised) {
  const char* should = "Adults with gout should have their kidneys checked every year.";
  expect_verdicts({
      {should, should, true},
      {"Adults with gout must have their kidneys checked every year.", should, false},
  });
}

TEST(DroppedLimits, HowLongIsNotWhenOrHowOften) {
  const char* after = "Urate was lower after 6 months of vexin in adults with gout.";
  const char* every = "Urate was measured every 6 months in adults with gout on vexin.";
  expect_verdicts({
      {"Urate was lower for 6 months of vexin in adults with gout.", after, false},
      {"Urate was lower at 6 months of vexin in adults with gout.", after, true},
      {"Urate was measured for 6 months in adults with gout on vexin.", every, false},
  });
}

TEST(RetoldButForAWord, BearsNothingOutInFull) {
  const char* large = "Vexin had a large effect on kidney stones in adults with gout.";
  const char* higher = "Urate was higher with vexin than with frumioxin in adults with gout.";
  const char* baseline = "Urate at baseline was 6.2 mg/dL in adults with gout.";
  const char* joined = "Vexin lowers urate in adults with gout and kidney stones.";
  const char* emerged = "Vexin has emerged as a pivotal remedy for gout and kidney stones.";
  expect_verdicts({
      {"Vexin had a small effect on kidney stones in adults with gout.", large, false},
      {"Urate was similar with vexin compared with frumioxin in adults with gout.", higher, false},
      {"Urate at follow-up was 6.2 mg/dL in adults with gout.", baseline, false},
      {"Vexin had a large effect on kidney stones in patients.",
       "Vexin had a large effect on kidney stones in mice.", false},
      {"Vexin has cocultured as a pivotal remedy for gout and kidney stones.", emerged, false},
      {"Vexin lowers urate in adults with gout and kidney stones and is the treatment of choice.",
       joined, false},
      {"Vexin lowers urate in adults with gout and kidney stones because it reduces inflammation.",
       joined, false},
      {"Vexin lowers urate in adults with gout and kidney stones in a randomized trial.", joined,
       false},
  });
}

}  // namespace
}  // namespace ibid::verify
