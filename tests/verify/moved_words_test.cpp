// Words that moved: the claim has the words of the sentence, some of them in other places.
#include <gtest/gtest.h>

#include "verify/claim_pairs.hpp"

namespace ibid::verify {
namespace {

TEST(MovedWords, TwoThatChangedPlacesBearNothingOut) {
  const char* common =
      "Rash and swelling were more common in the vexin group, whereas cough was more common in the "
      "placebo group.";
  const char* doctors =
      "Adherent doctors had discussed the guideline while non-adherent ones had "
      "not.";
  const char* cells = "Knockdown of SRF inhibited differentiation of skin cells.";
  expect_verdicts({
      {common, common, true},
      {"Rash and cough were more common in the vexin group, whereas swelling was more common in "
       "the placebo group.",
       common, false},
      {"Rash and swelling were more common in the placebo group, whereas cough was more common in "
       "the vexin group.",
       common, false},
      {"Non-adherent doctors had discussed the guideline while adherent ones had not.", doctors,
       false},
      {"Knockdown of skin inhibited differentiation of SRF cells.", cells, false},
  });
}

TEST(MovedWords, AWordInThePlaceOfAnotherBearsNothingOut) {
  const char* common =
      "Rash was more common in the vexin group, whereas cough was more common in the placebo "
      "group.";
  expect_verdicts({
      {"Rash was more common in the vexin group, whereas rash was more common in the placebo "
       "group.",
       common, false},
      {"Cough was more common in the vexin group, whereas cough was more common in the placebo "
       "group.",
       common, false},
  });
}

TEST(MovedWords, AWordOfAnotherClauseInThePlaceOfOneBearsNothingOut) {
  const char* common =
      "Rash and swelling were more common in the vexin group, whereas cough was more common in the "
      "placebo group.";
  const char* spread =
      "SRF is involved in control of cell adhesion and migration, but whether it "
      "contributes to cancer progression has not been shown.";
  expect_verdicts({
      {"Rash and swelling were more common in the vexin group.", common, true},
      {"Rash and cough were more common in the vexin group.", common, false},
      {"SRF is involved in control of cell adhesion and migration.", spread, true},
      {"SRF is involved in control of cell adhesion and progression.", spread, false},
      {"Beans and meat are rich in zinc.", "Meat, oysters, and beans are rich in zinc.", true},
  });
}

TEST(MovedWords, WhatGoesOnBehindAContrastBearsNothingOut) {
  const char* knockdown =
      "Knockdown of SRF inhibited differentiation, whereas overexpression of MAL stimulated "
      "growth.";
  const char* safe = "Vexin was safe but costly in men with gout.";
  expect_verdicts({
      {"Knockdown of SRF inhibited differentiation.", knockdown, true},
      {"Knockdown of SRF inhibited overexpression.", knockdown, false},
      {"Vexin was costly in men with gout.", safe, true},
  });
}

TEST(MovedWords, OfAListOrOfWhatHoldsBothWaysMayComeInAnyOrder) {
  expect_verdicts({
      {"Oysters, meat, and beans are rich in zinc.", "Beans, meat, and oysters are rich in zinc.",
       true},
      {"Gout was associated with hypertension in men.",
       "Hypertension was associated with gout in men.", true},
      {"In men with gout, vexin lowered urate.", "Vexin lowered urate in men with gout.", true},
      {"Urate was lowered by vexin.", "Vexin lowered urate.", true},
      {"The family histories of 130 men with hereditary gout were obtained.",
       "The family histories of 130 men with hereditary gout (HG) (caused by defects of transport) "
       "were obtained, and urate was measured.",
       true},
  });
}

TEST(MovedWords, WhatAnotherSubjectGoesWithIsNotJoined) {
  const char* two =
      "Vexin was associated with dissociation, and frumioxin with a loss of memory, in a trial in "
      "severe gout.";
  expect_verdicts({
      {"Vexin was associated with dissociation in a trial in severe gout.", two, true},
      {"In severe gout, vexin was associated with dissociation and a loss of memory.", two, false},
  });
}

}  // namespace
}  // namespace ibid::verify
