#include "answer/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Words> outcomes_of(const Finding& finding) {
  std::vector<Words> words;
  for (const Outcome& outcome : finding.outcomes) words.push_back(outcome.words);
  return words;
}

/// Of a sentence that has but one.
Finding finding_in(std::string_view sentence) {
  const std::vector<Finding> findings = findings_in(sentence);
  EXPECT_EQ(findings.size(), 1u) << sentence;
  return findings.size() == 1 ? findings.front() : Finding{};
}

bool contradict(std::string_view a, std::string_view b) {
  return contradict(finding_in(a), finding_in(b));
}

TEST(Findings, SayWhatGoesWhichWayAndWhereby) {
  const Finding finding =
      finding_in("In older women, calcium supplements raised heart attacks (HR 1.31) or death.");
  EXPECT_EQ(finding.sign, 1);
  EXPECT_FALSE(finding.is_denied);
  EXPECT_THAT(finding.cause.named, ElementsAre("calcium"));
  EXPECT_THAT(outcomes_of(finding), ElementsAre(Words{"attack", "heart"}, Words{"death"}));
}

TEST(Findings, StandBeforeTheirVerbToo) {
  const Finding finding = finding_in("Falls were more frequent with magnesium than with placebo.");
  EXPECT_EQ(finding.sign, 1);
  EXPECT_THAT(finding.cause.named, ElementsAre("magnesium"));
  EXPECT_THAT(outcomes_of(finding), ElementsAre(Words{"fall"}));
  EXPECT_THAT(finding_in("Falls were more frequent after zinc than without it.").cause.named,
              ElementsAre("zinc"));
  EXPECT_THAT(outcomes_of(finding_in("Mean survival fell from 9 to 7 months.")),
              ElementsAre(Words{"survival"}));
}

TEST(Findings, NameOneThingInBothNumbers) {
  EXPECT_THAT(outcomes_of(finding_in("Zinc raised biopsies and rashes.")),
              ElementsAre(Words{"biopsy"}, Words{"rash"}));
}

TEST(Findings, AreLinksWithoutADirection) {
  const Finding finding =
      finding_in("No association between magnesium intake and fractures was found in men.");
  EXPECT_EQ(finding.sign, 0);
  EXPECT_TRUE(finding.is_denied);
  EXPECT_THAT(finding.cause.named, ElementsAre("magnesium"));
  EXPECT_THAT(outcomes_of(finding), ElementsAre(Words{"fracture"}));
  EXPECT_THAT(outcomes_of(finding_in(
                  "Zinc was not associated with a significant difference in hip fractures.")),
              ElementsAre(Words{"fracture", "hip"}));
}

TEST(Findings, AreDeniedAsFarAsADenialReaches) {
  EXPECT_TRUE(finding_in("Zinc did not significantly increase bone density.").is_denied);
  EXPECT_FALSE(finding_in("Calcium without vitamin D raised falls.").is_denied);
  EXPECT_TRUE(finding_in("Neither iron 1 mg per kg nor zinc 2 mg per kg a day beat placebo for "
                         "reducing headache days.")
                  .is_denied);
  const std::vector<Finding> two =
      findings_in("Zinc raised bone density without a significant rise in nausea.");
  ASSERT_EQ(two.size(), 2u);
  EXPECT_FALSE(two[0].is_denied);
  EXPECT_TRUE(two[1].is_denied);
}

TEST(Findings, AreNoneOfWhatIsAnAmountOrATreatmentOrSaidBothWays) {
  for (const char* sentence :
       {"An eGFR of 20 or more is asked for.", "Glucose lowering is for adults.",
        "Higher-dose zinc is for adults.", "Zinc is more effective than copper.",
        "Coffee before a meal does not reduce zinc, but coffee with a meal reduces it.", ""}) {
    EXPECT_THAT(findings_in(sentence), IsEmpty()) << sentence;
  }
}

TEST(Findings, TellWhatIsOfLess) {
  EXPECT_TRUE(finding_in("Stopping denosumab raises fractures.").cause.is_of_less);
  EXPECT_TRUE(finding_in("Lower zinc intake was associated with more fractures.").cause.is_of_less);
  EXPECT_FALSE(
      finding_in("Higher zinc intake was associated with fewer fractures.").cause.is_of_less);
}

TEST(Findings, ContradictWhereOneOutcomeGoesTwoWays) {
  EXPECT_TRUE(contradict("Zinc raised hip fractures.", "Zinc lowered fractures."));
  EXPECT_TRUE(contradict("Zinc raised fractures.", "Zinc was not associated with fractures."));
  EXPECT_TRUE(contradict("Zinc lowered headache days.", "Zinc did not reduce headache frequency."));
  EXPECT_TRUE(contradict("Zinc lowered hip fractures.",
                         "Zinc did not lower total, hip, or vertebral fractures at any dose."));
  EXPECT_FALSE(contradict("Zinc lowered fractures.", "Zinc did not raise fractures."));
  EXPECT_FALSE(contradict("Zinc lowered heart attacks.", "Zinc raised heart failure."));
  EXPECT_FALSE(contradict("Zinc did not lower falls.", "Zinc did not raise falls."));
  EXPECT_FALSE(contradict("Zinc lowered relapse of depression.", "Zinc raised depression."));
}

TEST(Findings, AreOfOneThingWhereTheirCausesMayBeOne) {
  const auto may_be_one = [](std::string_view a, std::string_view b) {
    const std::string behind = " lowered fractures.";
    return answer::may_be_one(finding_in(std::string(a) + behind).cause,
                              finding_in(std::string(b) + behind).cause);
  };
  EXPECT_TRUE(may_be_one("Calcium, vitamin D, or both", "Daily vitamin D3 plus calcium"));
  EXPECT_TRUE(may_be_one("Exercise-based rehabilitation", "Aerobic exercise training"));
  EXPECT_FALSE(may_be_one("Vitamin D", "Vitamin D3 plus calcium")) << "a part is not the whole";
  EXPECT_FALSE(may_be_one("Vitamin D", "Vitamin K"));
  EXPECT_FALSE(may_be_one("Vitamin D 800 IU", "Vitamin D 2,000 IU"));
  EXPECT_FALSE(may_be_one("Vitamin D", "Annual vitamin D"));
  EXPECT_FALSE(may_be_one("High-dose ibuprofen", "Regular-dose ibuprofen"));
  EXPECT_FALSE(may_be_one("Zinc intake", "Zinc supplements"));
  EXPECT_FALSE(may_be_one("SGLT2 inhibitors", "Proton pump inhibitors"));
}

TEST(Findings, SayWhatThePeopleHave) {
  EXPECT_THAT(people_in("It fell in older adults with type 2 diabetes in a 2020 meta-analysis."),
              ElementsAre("diabete", "type"));
  EXPECT_THAT(people_in("A difference in fractures was found in women."), IsEmpty());
  EXPECT_THAT(people_in("It fell in studies."), IsEmpty()) << "as in a study";
}

TEST(Findings, SayOfWhomTheyAreNot) {
  EXPECT_THAT(denied_in("It fell in adults without diabetes."), ElementsAre("diabetes"));
  EXPECT_THAT(denied_in("It fell in nondiabetic adults."), ElementsAre("diabetic"));
  EXPECT_THAT(denied_in("Calcium with or without vitamin D raised it."), IsEmpty());
}

}  // namespace
}  // namespace ibid::answer
