#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "verify/claim_pairs.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

const std::string kDose =
    "Adults should take 15 mg of zinc daily for 8 weeks to reduce the risk of fracture.";

struct Case {
  const char* what;
  const char* claim;
  Verdict verdict;
  const char* reason;  ///< kind of the first reason, or empty
};

TEST(Judge, TellsWhatDiffersFromASentenceThatRunsAlike) {
  const Case cases[] = {
      {"the sentence itself",
       "Adults should take 15 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kSupported, ""},
      {"a number swapped",
       "Adults should take 25 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kContradicted, "quantity"},
      {"a decimal point dropped",
       "Adults should take 1.5 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kContradicted, "quantity"},
      {"a unit swapped",
       "Adults should take 15 mcg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kContradicted, "unit"},
      {"a comparator added",
       "Adults should take less than 15 mg of zinc daily for 8 weeks to reduce the risk of "
       "fracture.",
       Verdict::kContradicted, "comparator"},
      {"a negation added",
       "Adults should not take 15 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kContradicted, "negation"},
      {"a direction flipped",
       "Adults should take 15 mg of zinc daily for 8 weeks to increase the risk of fracture.",
       Verdict::kContradicted, "direction"},
      {"a population swapped",
       "Children should take 15 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kContradicted, "population"},
      {"a drug swapped",
       "Adults should take 15 mg of magnesium daily for 8 weeks to reduce the risk of fracture.",
       Verdict::kUnsupported, "entity"},
      {"reordered",
       "To reduce the risk of fracture, adults should take 15 mg of zinc daily for 8 weeks.",
       Verdict::kSupported, ""},
      {"in the passive",
       "To reduce fracture risk, 15 mg of zinc should be taken daily for 8 weeks by adults.",
       Verdict::kSupported, ""},
      {"a plain word in place of another",
       "Adults should take 15 mg of zinc daily for 8 weeks to reduce the chance of fracture.",
       Verdict::kSupported, ""},
      {"a word of weight in place of another",
       "Adults should take 15 mg of zinc daily for 8 weeks to reduce the pain of fracture.",
       Verdict::kPartlySupported, "entity"},
      {"something else", "Zinc cures cancer.", Verdict::kUnsupported, "coverage"},
  };
  for (const Case& test : cases) {
    const PairVerdict verdict = judge(test.claim, std::vector{kDose});
    EXPECT_EQ(name_of(verdict.verdict), name_of(test.verdict)) << test.what;
    const std::string reason = verdict.reasons.empty() ? "" : verdict.reasons.front().kind;
    EXPECT_EQ(reason, test.reason) << test.what;
  }
}

TEST(Judge, ContradictsOnlyWhatTheEvidenceTurnsRound) {
  struct Pair {
    const char* what;
    const char* claim;
    const char* evidence;
    Verdict verdict;
  };
  const Pair pairs[] = {
      {"the amount itself beside at least that much",
       "10% of kidney cancers in adults were attributable to excess weight.",
       "10% or more of kidney cancers in adults were attributable to excess weight.",
       Verdict::kPartlySupported},
      {"an amount that differs where another is missing",
       "30% of sudden deaths of infants happen before the age of 6 months.",
       "Sudden deaths of infants happen before the age of 9 months.", Verdict::kUndetermined},
      {"turned twice", "Mice lacking vexin in the liver gained more weight on a fatty diet.",
       "Mice with vexin in the liver gained less weight on a fatty diet.", Verdict::kUndetermined},
      {"a prefix that denies", "Loss of vexin deactivates the Ras pathway in breast cancer cells.",
       "Loss of vexin activates the Ras pathway in breast cancer cells.", Verdict::kContradicted},
      {"another sign", "Birth weight is negatively associated with the risk of breast cancer.",
       "Birth weight is positively associated with the risk of breast cancer.",
       Verdict::kContradicted},
  };
  for (const Pair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector<std::string>{pair.evidence});
    EXPECT_EQ(name_of(verdict.verdict), name_of(pair.verdict)) << pair.what;
  }
}

TEST(Judge, HearsWhatIsAdvisedAgainst) {
  const struct {
    const char* claim;
    const char* evidence;
    Verdict verdict;
  } cases[] = {
      {"Aspirin is recommended in children with fever.",
       "Aspirin is recommended against in children with fever.", Verdict::kContradicted},
      {"Aspirin is recommended against in children with fever.",
       "Aspirin is recommended in children with fever.", Verdict::kContradicted},
      {"After a first flare of gout treatment is advised.",
       "After a first flare of gout treatment is advised against unless there are stones.",
       Verdict::kContradicted},
      {"Helicobacter should be treated for two weeks with all regimens.",
       "Helicobacter should be treated for 14 days rather than 7 or 10 days with every regimen.",
       Verdict::kSupported},
      {"The panel advises long courses of zinc for colds.",
       "The panel advises strongly against long courses of zinc for colds.",
       Verdict::kContradicted},
      {"Zinc is recommended to protect against colds in adults.",
       "Zinc is recommended to protect against colds in adults.", Verdict::kSupported},
      {"Salt substitutes are recommended in people with kidney disease.",
       "Salt substitutes are recommended except in people with kidney disease.",
       Verdict::kContradicted},
      {"Corticosteroids should be used in influenza pneumonia.",
       "Oseltamivir should be used and corticosteroids avoided in influenza pneumonia.",
       Verdict::kUndetermined},
      {"Warfarin is acceptable while breastfeeding, and so is apixaban.",
       "Apixaban should be avoided while breastfeeding, whereas warfarin is acceptable.",
       Verdict::kUndetermined},
      {"Warfarin is acceptable while breastfeeding.",
       "Apixaban should be avoided, whereas warfarin is acceptable while breastfeeding.",
       Verdict::kSupported},
      {"Surgery is preferable instead of drugs.", "Drugs are preferable instead of surgery.",
       Verdict::kContradicted},
      {"Only adults with shock should get steroids.",
       "Adults should get steroids except those with shock.", Verdict::kContradicted},
      {"Only adults with shock should get steroids.", "Adults with shock should get steroids.",
       Verdict::kPartlySupported},
      {"Zinc reduces fractures in older adults.",
       "Zinc was associated with fewer fractures in older adults.", Verdict::kPartlySupported},
  };
  for (const auto& test : cases) {
    const PairVerdict verdict = judge(test.claim, std::vector<std::string>{test.evidence});
    EXPECT_EQ(name_of(verdict.verdict), name_of(test.verdict)) << test.claim << test.evidence;
  }
}

TEST(Judge, TakesNoQuestionForAnAnswer) {
  const char* claim = "Immediate reconstruction delays chemotherapy in women with breast cancer.";
  EXPECT_EQ(judge(claim,
                  std::vector<std::string>{
                      "To determine whether immediate reconstruction delays chemotherapy in "
                      "women with breast cancer."})
                .verdict,
            Verdict::kUndetermined);
  EXPECT_EQ(
      judge(claim,
            std::vector<std::string>{"We found no evidence that immediate reconstruction delays "
                                     "chemotherapy in women with breast cancer."})
          .verdict,
      Verdict::kContradicted);
  EXPECT_EQ(judge(claim,
                  std::vector<std::string>{
                      "Immediate reconstruction delays chemotherapy in women with breast "
                      "cancer, but whether it matters is unclear."})
                .verdict,
            Verdict::kSupported);
}

TEST(Judge, KnowsAThingByEveryNameThatItsEvidenceIntroduces) {
  const std::vector<std::string> evidence = {
      "Inhaled nitric oxide (iNO) was given to 80 children.",
      "We studied A20 (TNFAIP3) in glioma cells.",
      "Among children, iNO shortened the stay in intensive care after surgery.",
      "In glioma cells, A20 promoted survival after radiation.",
      "Plasma concentrations of TNF-α fell after treatment with zinc sulfate."};
  for (const char* claim :
       {"Among children, inhaled nitric oxide shortened the stay in intensive care after surgery.",
        "In glioma cells, TNFAIP3 promoted survival after radiation.",
        "Plasma concentrations of TNF-alpha fell after treatment with zinc sulfate."}) {
    EXPECT_EQ(judge(claim, evidence).verdict, Verdict::kSupported) << claim;
  }
  EXPECT_NE(judge("In glioma cells, iNO promoted survival after radiation.", evidence).verdict,
            Verdict::kSupported);
}

TEST(Judge, HearsTheCueThatStandsWithTheClaimsWords) {
  const std::vector<std::string> evidence = {
      "Pyridostatin reduces growth of deficient cells by inducing breaks of double strands and "
      "checkpoint activation."};
  EXPECT_NE(judge("Pyridostatin prevents breaks of double strands.", evidence).verdict,
            Verdict::kSupported);
}

TEST(Judge, TellsWhoStandsOnWhichSide) {
  struct Pair {
    const char* claim;
    const char* evidence;
    Verdict verdict;
  };
  const Pair pairs[] = {
      // Compared the other way round.
      {"Warfarin is better than apixaban at preventing stroke.",
       "Apixaban is better than warfarin at preventing stroke, according to a trial.",
       Verdict::kContradicted},
      {"Bleeding was more frequent with apixaban than with rivaroxaban.",
       "Bleeding was more frequent with rivaroxaban than with apixaban in older people.",
       Verdict::kContradicted},
      {"Warfarin is preferred to direct oral anticoagulants for stroke prevention.",
       "Direct oral anticoagulants are preferred to warfarin for stroke prevention, whereas "
       "warfarin stays first with a mechanical valve.",
       Verdict::kContradicted},
      // Either has the other one's clause.
      {"Insulin should not be the first drug in pregnancy; metformin is preferred.",
       "Metformin should not be the first drug in pregnancy, because it crosses the placenta; "
       "insulin is preferred.",
       Verdict::kContradicted},
      // Exchanged, but not the contrary.
      {"Febuxostat was noninferior to allopurinol for gout flares.",
       "Allopurinol was noninferior to febuxostat for gout flares.", Verdict::kUnsupported},
      {"Levothyroxine reduces the absorption of iron.",
       "Iron reduces the absorption of levothyroxine.", Verdict::kUnsupported},
      // Nothing in the evidence compares.
      {"Hydrochlorothiazide is preferred to losartan in people with gout.",
       "Hydrochlorothiazide should be replaced by another medicine, preferably losartan, in people "
       "with gout.",
       Verdict::kUndetermined},
      // The same, said in another order.
      {"Iron reduces the absorption of levothyroxine.",
       "Calcium and iron interfere with levothyroxine by reducing its absorption.",
       Verdict::kSupported},
      {"In older people, bleeding was more frequent with rivaroxaban than with apixaban.",
       "Bleeding was more frequent with rivaroxaban than with apixaban in older people.",
       Verdict::kSupported},
      {"The absorption of levothyroxine is reduced by iron.",
       "Iron reduces the absorption of levothyroxine.", Verdict::kSupported},
      {"Aspirin and warfarin raise the risk of bleeding.",
       "Warfarin and aspirin raise the risk of bleeding.", Verdict::kSupported},
  };
  for (const Pair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector<std::string>{pair.evidence});
    EXPECT_EQ(name_of(verdict.verdict), name_of(pair.verdict)) << pair.claim;
  }
}

TEST(Judge, TellsWhatAnAmountIsAnAmountOf) {
  const std::string arms =
      "Death from any cause occurred in 4.7% on frumioxin and 6.8% on placebo (HR 0.69, 95% CI "
      "0.53 to 0.88) in chronic kidney disease.";
  const std::string outcomes =
      "Frumioxin 60 mg every 6 months lowered new vertebral fractures by 68%, hip fractures by "
      "40%, and nonvertebral fractures by 20% versus placebo over 3 years in 7,868 women.";
  const std::string ages =
      "The recommended allowance for vexin is 600 IU daily from ages 1 to 70 years and 800 IU "
      "daily from 71 years.";
  const std::string sexes =
      "The recommended allowance for vexin is 8 mg per day for adult women and 11 mg per day for "
      "adult men.";
  struct Pair {
    const char* claim;
    const std::string& evidence;
    Verdict verdict;
  };
  const Pair pairs[] = {
      {"Death occurred in 6.8% on frumioxin and 4.7% on placebo.", arms, Verdict::kContradicted},
      {"Death occurred in 4.7% on frumioxin and 6.8% on placebo.", arms, Verdict::kSupported},
      {"Death occurred in 6.8% on frumioxin.", arms, Verdict::kContradicted},
      {"Frumioxin reduced hip fractures by 68%.", outcomes, Verdict::kContradicted},
      {"Frumioxin reduced hip fractures by 40%.", outcomes, Verdict::kSupported},
      {"Frumioxin reduced vertebral fractures by 40%.", outcomes, Verdict::kContradicted},
      {"Hip fractures fell by 20% with frumioxin.", outcomes, Verdict::kContradicted},
      {"Over three years, frumioxin reduced vertebral fractures by 68% and hip fractures by 40%.",
       outcomes, Verdict::kSupported},
      {"Death occurred in 4.7% on placebo and 6.8% on frumioxin.", arms, Verdict::kContradicted},
      {"The vexin allowance is 800 IU daily from ages 1 to 70.", ages, Verdict::kContradicted},
      {"The recommended allowance for vexin is 800 IU daily from 71 years.", ages,
       Verdict::kSupported},
      {"The vexin allowance is 11 mg per day for adult women.", sexes, Verdict::kContradicted},
      {"The vexin allowance is 11 mg per day for adult men.", sexes, Verdict::kSupported},
  };
  for (const Pair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector{pair.evidence});
    EXPECT_EQ(name_of(verdict.verdict), name_of(pair.verdict)) << pair.claim;
  }
  // The rate is said once for both.
  EXPECT_NE(
      judge("Stroke was less frequent on frumioxin than on vexin (1.60% versus 1.27% a year).",
            std::vector<std::string>{"Stroke was less frequent on frumioxin than on vexin "
                                     "(1.27% versus 1.60% a year)."})
          .verdict,
      Verdict::kSupported);
  EXPECT_EQ(judge("Frumioxin reduced hip fractures by 68%.", std::vector{outcomes}).reasons,
            (std::vector<Reason>{{"quantity", "68%", "40%"}}));
}

TEST(Judge, DoesNotContradictWhatIsOnlySaidOtherwise) {
  struct Pair {
    const char* claim;
    const char* evidence;
    Verdict verdict;
  };
  const Pair pairs[] = {
      {"Prednisone 40 mg for 5 days was noninferior to 14 days for re-exacerbation.",
       "Prednisone 40 mg a day for 5 days was noninferior to 14 days for re-exacerbation.",
       Verdict::kSupported},
      {"Prednisone 40 mg a day for 5 days was noninferior to 14 days for re-exacerbation.",
       "Prednisone 40 mg for 5 days was noninferior to 14 days for re-exacerbation.",
       Verdict::kPartlySupported},
      {"Headache is caused by triptans on 10 or more days a month or painkillers on 15 or more "
       "days "
       "a month.",
       "Headache is caused by triptans on 10 or more days a month or painkillers on 15 or more "
       "days.",
       Verdict::kSupported},
      {"The upper limit for vexin is 4,000 IU a day from age 9.",
       "The upper limit for vexin is 4,000 IU a day at an age of 9 years or older.",
       Verdict::kSupported},
      {"Frumioxin increased biliary disease by 37%.",
       "Frumioxin increased biliary disease (RR 1.37, 95% CI 1.23 to 1.52).", Verdict::kSupported},
      {"Frumioxin reduced biliary disease by 37%.",
       "Frumioxin reduced biliary disease (HR 0.63, 95% CI 0.53 to 0.72).", Verdict::kSupported},
      {"Frumioxin reduced biliary disease by 47%.",
       "Frumioxin reduced biliary disease (HR 0.63, 95% CI 0.53 to 0.72).", Verdict::kUnsupported},
      // Of another drug.
      {"All-cause mortality was lower with apixaban than with warfarin.",
       "All-cause mortality was lower with liraglutide than with placebo in type 2 diabetes.",
       Verdict::kUndetermined},
      {"Hydrocortisone 200 mg lowered mortality in severe pneumonia.",
       "Methylprednisolone 40 mg did not lower mortality in severe pneumonia.",
       Verdict::kUndetermined},
  };
  for (const Pair& pair : pairs) {
    const PairVerdict verdict = judge(pair.claim, std::vector<std::string>{pair.evidence});
    EXPECT_EQ(name_of(verdict.verdict), name_of(pair.verdict)) << pair.claim;
  }
}

TEST(Judge, ReadsALimitWithoutItsUnitAndOneForAn) {
  const std::vector<std::string> evidence = {
      "Metformin is contraindicated in people with an eGFR below 30 mL/min/1.73 m2.",
      "Colchicine is taken as 1.2 mg and then 0.6 mg an hour later in gout flares."};
  EXPECT_EQ(judge("Metformin is contraindicated below an eGFR of 30.", evidence).verdict,
            Verdict::kSupported);
  EXPECT_NE(judge("Metformin is contraindicated below an eGFR of 45.", evidence).verdict,
            Verdict::kSupported);
  EXPECT_EQ(judge("Colchicine is taken as 1.2 mg and then 0.6 mg one hour later in gout flares.",
                  evidence)
                .verdict,
            Verdict::kSupported);
}

TEST(Judge, NamesTheWordsThatTheNearestSentenceDoesNotHave) {
  const std::string nearest = "Frumioxin was given to adults with fever for two weeks.";
  const PairVerdict verdict = judge("Frumioxin cured adults with fever and malaria.",
                                    std::vector<std::string>{"Vexin is a metal.", nearest});
  EXPECT_EQ(name_of(verdict.verdict), name_of(Verdict::kUndetermined));
  EXPECT_EQ(verdict.reasons, (std::vector<Reason>{{"coverage", "cured, malaria", nearest}}));
}

TEST(Judge, SkipsWhatTheEvidenceSaysAsideInBrackets) {
  EXPECT_EQ(judge("Frumioxin lowered deaths versus placebo in 4,744 adults with heart failure.",
                  std::vector<std::string>{
                      "Frumioxin lowered deaths versus placebo (HR 0.74, 95% CI 0.65 to 0.85) in "
                      "4,744 adults with heart failure."})
                .verdict,
            Verdict::kSupported);
}

TEST(Judge, DoesNotContradictByWhatIsSaidOfAnotherDrug) {
  EXPECT_EQ(judge("Zinc supplements prevent fractures.",
                  std::vector<std::string>{
                      "Calcium supplements are not suggested to prevent fractures in adults."})
                .verdict,
            Verdict::kUndetermined);
}

TEST(Judge, NamesTheWordsOnBothSides) {
  const PairVerdict verdict =
      judge("Adults should take 25 mg of zinc daily for 8 weeks to reduce the risk of fracture.",
            std::vector{kDose});
  ASSERT_EQ(verdict.reasons.size(), 1u);
  EXPECT_EQ(verdict.reasons[0], (Reason{"quantity", "25 mg", "15 mg"}));
}

TEST(Judge, FindsTheSentenceThatSpeaksToTheClaim) {
  const std::vector<std::string> evidence = {"Zinc is a trace element.", kDose,
                                             "Calcium is found in milk."};
  EXPECT_EQ(judge("Adults should take 15 mg of zinc daily.", evidence).best_sentence, 1u);
}

TEST(Judge, LetsAClaimStandWhenOneOfSeveralDosesIsItsOwn) {
  const std::vector<std::string> evidence = {
      "Adults should take 25 mg of zinc daily for 8 weeks to reduce the risk of fracture.", kDose};
  EXPECT_EQ(judge(kDose, evidence).verdict, Verdict::kSupported);
}

TEST(Judge, SaysNothingWithoutEvidenceOrWords) {
  EXPECT_EQ(judge("Zinc helps.", {}).verdict, Verdict::kUndetermined);
  EXPECT_EQ(judge("", std::vector{kDose}).verdict, Verdict::kUndetermined);
  EXPECT_EQ(judge("\xff\xfe", std::vector{kDose}).verdict, Verdict::kUndetermined);
  EXPECT_EQ(judge("Zinc helps.", std::vector<std::string>{"\xff"}).verdict, Verdict::kUndetermined);
}

TEST(Judge, HearsWhatIsCalledFalse) {
  const std::vector<std::string> lowered = {
      "Zinc supplements lowered the risk of pneumonia in children aged under five years by 13%."};
  const std::string said =
      "inc supplements lowered the risk of pneumonia in children aged under "
      "five years by 13%";
  for (const std::string& claim :
       {"It is false that z" + said + ".", "It is a myth that z" + said + ".",
        "It's untrue that z" + said + ".", "It isn't true that z" + said + ".",
        "It is simply not true that z" + said + ".", "Z" + said + " is wrong.",
        "Z" + said + ", which is a lie."}) {
    const PairVerdict verdict = judge(claim, lowered);
    EXPECT_EQ(name_of(verdict.verdict), name_of(Verdict::kContradicted)) << claim;
    ASSERT_FALSE(verdict.reasons.empty()) << claim;
    EXPECT_EQ(verdict.reasons[0].kind, "negation") << claim;
    EXPECT_EQ(name_of(judge(claim, std::vector<std::string>{claim}).verdict),
              name_of(Verdict::kSupported))
        << claim;
    EXPECT_EQ(name_of(judge("Z" + said + ".", std::vector<std::string>{claim}).verdict),
              name_of(Verdict::kContradicted))
        << claim;
  }
  // A denial of what the evidence denies is no contradiction.
  EXPECT_NE(name_of(judge("It is a myth that zinc supplements raised the risk of pneumonia in "
                          "children aged under five years by 13%.",
                          lowered)
                        .verdict),
            name_of(Verdict::kContradicted));
}

TEST(Judge, HearsContractions) {
  const std::vector<std::string> lowers = {
      "Zinc supplements lower the risk of pneumonia in children aged under five years by 13%."};
  for (const char* verb : {"didnt", "doesnt", "dont", "cant", "wont", "couldnt", "shouldnt",
                           "can't", "can\u2019t", "won't", "mustn't"}) {
    const std::string claim = std::string("Zinc supplements ") + verb +
                              " lower the risk of pneumonia in children aged under five years by "
                              "13%.";
    EXPECT_EQ(name_of(judge(claim, lowers).verdict), name_of(Verdict::kContradicted)) << claim;
  }
}

TEST(Judge, HearsAdviceInWhatCannotBeDone) {
  const std::vector<std::string> against = {"Vexin is contraindicated in severe kidney disease."};
  const std::vector<std::string> for_it = {"Vexin can be used in severe kidney disease."};
  for (const char* claim : {"Vexin cannot be used in severe kidney disease.",
                            "Vexin can't be used in severe kidney disease.",
                            "Vexin cant be used in severe kidney disease."}) {
    EXPECT_NE(name_of(judge(claim, against).verdict), name_of(Verdict::kContradicted)) << claim;
    EXPECT_EQ(name_of(judge(claim, for_it).verdict), name_of(Verdict::kContradicted)) << claim;
  }
}

TEST(Judge, BearsOutNothingThatItCannotReadToItsEnd) {
  const std::string claim = kDose.substr(0, kDose.size() - 1);
  std::string padding;
  while (padding.size() < 4096) padding += " ,";
  const std::string tail = padding + " and zinc cures cancer in 500 men.";
  const PairVerdict cut = judge(claim + tail, std::vector<std::string>{kDose});
  EXPECT_EQ(name_of(cut.verdict), name_of(Verdict::kUndetermined));
  // Behind the cut the evidence may take back what it says before it.
  const PairVerdict of_cut = judge(kDose, std::vector<std::string>{claim + tail});
  EXPECT_EQ(name_of(of_cut.verdict), name_of(Verdict::kUndetermined));
  const PairVerdict read = judge(claim + padding.substr(0, 3000), std::vector<std::string>{kDose});
  EXPECT_EQ(name_of(read.verdict), name_of(Verdict::kSupported)) << "as far as it can be read";
}

TEST(Judge, TakesNoSentenceWithAGapForEvidence) {
  const std::string claim = "Frumioxin at 5 mg daily cured the fever of most children.";
  const std::vector<std::string> whole = {claim};
  EXPECT_EQ(judge(claim, whole).verdict, Verdict::kSupported);
  for (const char* gap : {"[formula]", "[image]"}) {
    const std::vector<std::string> evidence = {"Frumioxin at 5 mg daily " + std::string(gap) +
                                               " cured the fever of most children."};
    EXPECT_EQ(judge(claim, evidence).verdict, Verdict::kUndetermined) << gap;
  }
}

TEST(Judge, HearsBoundsBehindAnAmount) {
  const std::vector<std::string> later = {
      "Screening for gout is recommended for adults at 24 weeks of treatment or later."};
  EXPECT_EQ(name_of(judge("Screening for gout is recommended for adults at or after 24 weeks of "
                          "treatment.",
                          later)
                        .verdict),
            name_of(Verdict::kSupported));
  for (const char* claim :
       {"Screening for gout is recommended for adults at 24 weeks of treatment or earlier.",
        "Screening for gout is recommended for adults at or before 24 weeks of treatment."}) {
    EXPECT_EQ(name_of(judge(claim, later).verdict), name_of(Verdict::kContradicted)) << claim;
  }
}

TEST(Judge, TellsWhoseARangeOfAListIs) {
  const std::vector<std::string> list = {
      "Vexin should supply 16 to 22 mg of zinc daily in gout, 8 to 22 mg in asthma, and 8 to 11 mg "
      "in pneumonia."};
  for (const char* claim : {"Vexin should supply 16 to 22 mg of zinc daily in pneumonia.",
                            "Vexin should supply 8 to 11 mg of zinc daily in gout.",
                            "Vexin should supply 8 to 22 mg of zinc daily in pneumonia."}) {
    EXPECT_NE(name_of(judge(claim, list).verdict), name_of(Verdict::kSupported)) << claim;
  }
  for (const char* claim : {"Vexin should supply 16 to 22 mg of zinc daily in gout.",
                            "Vexin should supply 8 to 11 mg of zinc daily in pneumonia."}) {
    EXPECT_NE(name_of(judge(claim, list).verdict), name_of(Verdict::kContradicted)) << claim;
  }
}

TEST(Judge, HearsNeitherAndNorAsOneDenial) {
  const std::vector<std::string> evidence = {
      "Serum zinc and zinc intake did not differ between women with gout and women with asthma."};
  EXPECT_NE(name_of(judge("Neither serum zinc nor zinc intake differed between women with gout and "
                          "women with asthma.",
                          evidence)
                        .verdict),
            name_of(Verdict::kContradicted));
  EXPECT_EQ(name_of(judge("Serum zinc and zinc intake differed between women with gout and women "
                          "with asthma.",
                          evidence)
                        .verdict),
            name_of(Verdict::kContradicted));
}

TEST(Judge, KnowsWhoHasNoSymptoms) {
  const std::vector<std::string> evidence = {
      "Screening for gout is recommended for asymptomatic "
      "adults with kidney stones."};
  EXPECT_EQ(name_of(judge("Screening for gout is recommended for adults without symptoms with "
                          "kidney stones.",
                          evidence)
                        .verdict),
            name_of(Verdict::kSupported));
  EXPECT_NE(name_of(judge("Screening for gout is recommended for adults with symptoms and kidney "
                          "stones.",
                          evidence)
                        .verdict),
            name_of(Verdict::kSupported));
}

TEST(Judge, TakesTheCommonestForMostCommon) {
  EXPECT_EQ(name_of(judge("In gout, the most common stones are those of the kidney and the wrist.",
                          std::vector<std::string>{"The commonest stones in gout are those of the "
                                                   "kidney and the wrist."})
                        .verdict),
            name_of(Verdict::kSupported));
}

TEST(Judge, DoesNotTakeWhatIsCommonForRareWhereBothAreTold) {
  EXPECT_NE(
      name_of(judge("Gout is rare worldwide and often a danger to life, according to a 2024 review "
                    "in the Lancet.",
                    std::vector<std::string>{
                        "Gout is common worldwide; it may cause no symptoms at all, symptoms such "
                        "as fatigue, lethargy, weight gain, and feeling cold, or, in rare cases, "
                        "danger to life, according to a 2024 review in the Lancet."})
                  .verdict),
      name_of(Verdict::kSupported));
}

TEST(Judge, WhatIsOnlySupposedBearsOutNothing) {
  const char* supposed = "Some have speculated that vexin may worsen the symptoms of gout.";
  const char* open = "The effect of vexin on the symptoms of gout is unclear.";
  const char* found = "In this trial vexin worsened the symptoms of gout.";
  expect_verdicts({{"Vexin may worsen the symptoms of gout.", supposed, false},
                   {"Vexin has an effect on the symptoms of gout.", open, false},
                   {"Vexin worsened the symptoms of gout.", found, true}});
}

TEST(Judge, ACommonWordForItsCounterpartIsAnotherStatement) {
  expect_verdicts({
      {"Vexin lowered the incidence of gout in men.",
       "Vexin lowered the prevalence of gout in men.", false},
      {"Weight was higher in the intervention group.", "Weight was higher in the control group.",
       false},
      {"Vexin met the primary end point of the trial.",
       "Vexin met the secondary end point of the trial.", false},
      {"Vexin lowered urate after months of treatment.",
       "Vexin lowered urate after years of treatment.", false},
      {"Vexin lowered urate in an observational trial of men.",
       "Vexin lowered urate in a randomized trial of men.", false},
      {"Vexin lowered urate in a randomized trial of 2,000 men.",
       "Vexin lowered urate in a cohort of 2,000 men.", false},
      {"Vexin lowered urate in men, according to a 2022 meta-analysis.",
       "Vexin lowered urate in men, according to a 2022 guideline.", false},
      {"Vexin greatly lowered urate in men with gout.",
       "Vexin slightly lowered urate in men with gout.", false},
      {"The risk of any fall was reduced in men with vexin.",
       "The risk of any fracture was reduced in men with vexin.", false},
      {"Vexin lowered urate after 24 months.", "Vexin lowered urate after 2 years.", true},
  });
}

TEST(Judge, WhatWasSeenInAnimalsAloneStandsAndIsToldAsSuch) {
  const auto reasons = [](const char* claim, const char* evidence) {
    const PairVerdict verdict = judge(claim, std::vector<std::string>{evidence});
    EXPECT_EQ(verdict.verdict, Verdict::kSupported) << claim << " / " << evidence;
    return verdict.reasons;
  };
  const std::vector<Reason> in_rats{{"population", "", "rats"}};
  const std::vector<Reason> in_vitro{{"population", "", "in vitro"}};
  EXPECT_EQ(reasons("Vexin raised bone density.", "Vexin raised bone density in rats."), in_rats);
  EXPECT_EQ(reasons("Vexin lowered urate.", "Vexin lowered urate in vitro."), in_vitro);
  EXPECT_TRUE(
      reasons("Vexin raised bone density in rats.", "Vexin raised bone density in rats.").empty());
  EXPECT_TRUE(
      reasons("Vexin raised bone density.", "Vexin raised bone density in mice and in people.")
          .empty());
}

TEST(Judge, AdviceWithoutItsConditionStandsInPart) {
  const auto judged = [](const char* claim, const char* evidence) {
    return judge(claim, std::vector<std::string>{evidence});
  };
  const char* risk = "Vexin is recommended in gout when the yearly risk of flares is 2% or more.";
  const PairVerdict without = judged("Vexin is recommended in gout.", risk);
  EXPECT_EQ(without.verdict, Verdict::kPartlySupported);
  const std::vector<Reason> condition{
      {"coverage", "", "when the yearly risk of flares is 2% or more"}};
  EXPECT_EQ(without.reasons, condition);
  EXPECT_EQ(judged("Vexin is not used in gout.",
                   "Vexin is not used in gout unless kidney stones are found.")
                .verdict,
            Verdict::kPartlySupported);
  EXPECT_EQ(judged(risk, risk).verdict, Verdict::kSupported);
  EXPECT_EQ(judged("Vexin is recommended in gout with a yearly risk of flares of 2% or more.", risk)
                .verdict,
            Verdict::kSupported);
  EXPECT_EQ(
      judged("Gout should be treated with vexin 40 mg a day.",
             "Gout should be treated with vexin 40 mg a day, and with antibiotics when a joint "
             "is infected.")
          .verdict,
      Verdict::kSupported);
  EXPECT_EQ(judged("Vexin lowered urate.", "Vexin lowered urate when urate was measured.").verdict,
            Verdict::kSupported);
}

}  // namespace
}  // namespace ibid::verify
