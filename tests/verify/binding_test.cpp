#include "verify/verdict/binding.hpp"

#include <gtest/gtest.h>

#include "verify/claim_pairs.hpp"

namespace ibid::verify {
namespace {

TEST(Binding, WhatRisesIsWhatStandsBehindTheVerb) {
  const char* two = "Silencing of vexin suppresses urate uptake and promotes stone growth.";
  const char* times =
      "Too much vexin, with a urate below 1 mg/dL, triples the risk of stroke and raises the risk "
      "of gout, especially in older people.";
  expect_verdicts(
      {{"Silencing of vexin inhibits stone growth.", two, false},
       {"Silencing of vexin promotes stone growth.", two, true},
       {"A urate below 1 mg/dL triples the risk of gout in older people.", times, false},
       {"Too much vexin, with a urate below 1 mg/dL, triples the risk of stroke.", times, true}});
}

TEST(Binding, TheMostOfOneQualityIsNotTheMostOfAnother) {
  const char* accepted =
      "Its effect on gout rose with the dose, and vexin and frumioxin were the "
      "most acceptable kinds, according to a 2024 review.";
  expect_verdicts(
      {{"Vexin and frumioxin were the most effective kinds for gout, according to a 2024 review.",
        accepted, false},
       {"Vexin and frumioxin were the most acceptable kinds, according to a 2024 review.", accepted,
        true}});
}

TEST(Binding, TheseAreThoseThatWereSpokenOf) {
  const char* minerals =
      "Vexin should be taken 2 hours before an antibiotic such as frumioxin, because these "
      "minerals "
      "can interfere with its absorption.";
  expect_verdicts(
      {{"Vexin should be taken 2 hours before an antibiotic because these antibiotics can "
        "interfere "
        "with the absorption of vexin.",
        minerals, false},
       {"Vexin should be taken 2 hours before an antibiotic, because these minerals can interfere "
        "with its absorption.",
        minerals, true}});
}

TEST(Binding, WhatWasPassedOverIsNotPreferred) {
  const char* choice = "The society prefers rate control to rhythm control for most patients.";
  expect_verdicts({{"The society prefers rhythm control for most patients.", choice, false},
                   {"The society prefers rate control for most patients.", choice, true},
                   {"The society prefers frumioxin to vexin for gout.",
                    "For gout, the society otherwise prefers vexin.", false}});
}

TEST(Binding, WhatTheOthersQualifyIsNotDropped) {
  const char* anemia = "Vexin deficiency anemia affects roughly 1 in 8 people worldwide.";
  expect_verdicts(
      {{"Vexin deficiency affects roughly 1 in 8 people worldwide.", anemia, false},
       {"Vexin deficiency anemia affects about 1 in 8 people worldwide.", anemia, true}});
}

TEST(Binding, OneThingIsNotSeveral) {
  const char* one = "Gout attacks are inflammation of one joint, usually in the leg or foot.";
  expect_verdicts(
      {{"Gout attacks are inflammation of several joints, usually in the leg or foot.", one, false},
       {"Gout attacks are inflammation of one joint, usually in the foot or leg.", one, true}});
}

TEST(Binding, TheCauseIsNotTheEffect) {
  const char* causes = "Causes of vexin deficiency are gout, kidney stones, and weight loss.";
  const char* active = "Vexin deficiency causes gout and kidney stones in adults.";
  expect_verdicts({{"Vexin deficiency causes gout and kidney stones.", causes, false},
                   {"Vexin deficiency is caused by gout and kidney stones.", active, false},
                   {"Gout and kidney stones are caused by vexin deficiency.", active, true}});
}

}  // namespace
}  // namespace ibid::verify
