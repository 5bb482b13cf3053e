// Turns that name little or ask nothing: statements, values, fragments, other patients. On the
// corpus, word for word.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/conversation/own_words.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

struct Turn {
  std::string asked;
  std::string understood;  ///< empty: as it was asked
};

void expect_understood(const std::vector<Turn>& turns) {
  std::vector<std::string> history;
  for (const Turn& turn : turns) {
    const Standalone resolved = resolve_follow_up(test::corpus(), history, turn.asked);
    EXPECT_EQ(resolved.question, turn.understood.empty() ? turn.asked : turn.understood);
    history.push_back(turn.asked);
  }
}

TEST(ShortTurns, AStateIsOfWhatWasAskedAtFirstAndNotOfASideOfIt) {
  expect_understood(
      {{"Does roflumilast prevent COPD exacerbations?", ""},
       {"weight loss?", "What about weight loss with roflumilast in COPD exacerbations?"},
       {"he's depressed though",
        "Does roflumilast prevent COPD exacerbations in people who are depressed?"},
       {"azithromycin instead?",
        "What about azithromycin instead of roflumilast in COPD exacerbations in people who are "
        "depressed?"}});
}

TEST(ShortTurns, WhatIsJudgedIsWhatWasToldInTheSameTurn) {
  expect_understood({{"What is the first choice treatment for Helicobacter pylori?", ""},
                     {"my stools went black, is that normal?",
                      "Is it normal that my stools went black in Helicobacter pylori?"}});
}

TEST(ShortTurns, ALowDoseOfAspirinIsNotForBabies) {
  expect_understood({{"Does coffee matter in atrial fibrillation?", ""},
                     {"New topic, my dad has gout and takes a baby aspirin. Should he stop the "
                      "aspirin?",
                      "Should he stop the aspirin in gout?"}});
}

TEST(ShortTurns, ABabyThatIsGivenAspirinIsAChild) {
  expect_understood({{"Can I give my baby aspirin?", ""},
                     {"what about ibuprofen?", "Can I give my ibuprofen in children?"}});
}

TEST(ShortTurns, TheMostOfWhatIsLackedIsAskedOfThatItself) {
  expect_understood(
      {{"Is low zinc linked to osteoporosis?", ""},
       {"max per day?", "What is the max per day of zinc (low zinc, osteoporosis)?"}});
}

TEST(ShortTurns, WhatIsNamedInTheSameTurnIsMeantBeforeWhatWasSpokenOf) {
  expect_understood({{"What is the blood pressure target in chronic kidney disease?", ""},
                     {"Her eGFR is 24 and she's on ramipril. Stop it?",
                      "Should I stop ramipril in chronic kidney disease in people whose eGFR is "
                      "24?"}});
  expect_understood(
      {{"How is gout treated?", ""},
       {"What starting dose of allopurinol?", "What starting dose of allopurinol in gout?"},
       {"febuxostat would be the other choice but he had an MI two years ago",
        "What starting dose of febuxostat in gout in people who had an MI two years ago?"}});
  expect_understood({{"How is depression treated in teenagers?", ""},
                     {"she'd rather do sport, could that be enough",
                      "Could sport be enough in children (depression)?"}});
}

TEST(ShortTurns, WhatIsToldBeforeSomethingIsAskedAgainLeavesTheTopicAsItIs) {
  expect_understood({{"How is vitamin D deficiency treated?", ""},
                     {"back to the treatment, what daily dose do you carry on with afterwards?",
                      "What daily dose do you carry on with for vitamin D deficiency?"}});
  expect_understood(
      {{"Is H. pylori contagious?", ""}, {"can it cause cancer", "Can H. pylori cause cancer?"}});
  expect_understood({{"What is the first line antibiotic in community-acquired pneumonia?", ""},
                     {"and if there's a penicillin allergy?",
                      "What is the first line antibiotic in community-acquired pneumonia in people "
                      "who have a penicillin allergy?"}});
}

TEST(ShortTurns, WhatIsComplainedOfIsNoTopic) {
  expect_understood({{"Does montelukast change mood in children with asthma?", ""},
                     {"He has nightmares. Could it be the tablets?",
                      "Could it be the tablets in children who have nightmares (montelukast, "
                      "asthma)?"}});
}

TEST(ShortTurns, WhoeverIsToldOfAtTheEndLeavesTheRemediesInTheQuestion) {
  expect_understood({{"apixaban or rivaroxaban for my dad with AF?", ""},
                     {"he weighs 52 kilos and is 81",
                      "apixaban or rivaroxaban for my dad with AF in people who weigh 52 kilos and "
                      "who are 81?"},
                     {"how soon does it wear off",
                      "How soon does apixaban or rivaroxaban wear off in atrial fibrillation in "
                      "people who weigh 52 kilos and who are 81?"}});
}

TEST(ShortTurns, AnotherPatientMayBeAskedOfTheSameRemedies) {
  expect_understood({{"Is propranolol or topiramate better for migraine prevention?", ""},
                     {"which one makes you lose weight",
                      "Which makes you lose weight for migraine, propranolol or topiramate?"},
                     {"Next patient: breastfeeding. Which of the two?",
                      "Which is better for migraine, propranolol or topiramate in people who are "
                      "breastfeeding?"}});
  // One of whom more is told is another topic.
  const std::vector<std::string> history{
      "Is propranolol or topiramate better for migraine prevention?"};
  const Standalone other =
      resolve_follow_up(test::corpus(), history, "Next patient: gout, 52M. Which of the two?");
  EXPECT_EQ(other.question.find("propranolol"), std::string::npos) << other.question;
}

TEST(ShortTurns, WhatIsStatedIsKeptInItsOwnWords) {
  expect_understood(
      {{"How often can I take naproxen for migraine?", ""},
       {"the taste is awful", "The taste is awful: How often can I take naproxen for migraine?"},
       {"what happens if I take more than that",
        "What happens if I take more than that: How often can I take naproxen for migraine?"},
       {"coffee is forbidden, isn't it?", "Is coffee forbidden with naproxen in migraine?"},
       {"a scan is booked, should I stop it?", "Should I stop naproxen (a scan is booked)?"}});
}

TEST(ShortTurns, WhatNamesNothingOfTheThreadNamesItInBrackets) {
  expect_understood({{"Which patients with gout need allopurinol?", ""},
                     {"naproxen or ibuprofen", "What about naproxen or ibuprofen in gout?"},
                     {"penicillin allergy",
                      "Which patients with gout need allopurinol in people who have penicillin "
                      "allergy?"}});
  expect_understood(
      {{"Are there alternatives to statins in kidney disease?", ""},
       {"is niacin one", "Is niacin one: Are there alternatives to statins in kidney disease?"},
       {"stop it?", "Should I stop statins in kidney disease?"}});
  expect_understood({{"Do I need to be treated for Helicobacter if I feel fine?", ""},
                     {"does it lead to ulcers", "Does helicobacter pylori lead to ulcers?"}});
}

TEST(ShortTurns, ATagMakesAQuestionOfAStatement) {
  EXPECT_EQ(without_tag("Coffee is forbidden, is not it?"), "Is coffee forbidden?");
  EXPECT_EQ(without_tag("It worked, right?"), "It worked?");
  EXPECT_EQ(without_tag("Is it safe, and how often?"), "");
  EXPECT_EQ(without_tag("Coffee is forbidden."), "");
}

TEST(ShortTurns, AStatementHasAVerbAndAsksNothing) {
  EXPECT_TRUE(is_statement("the taste is awful"));
  EXPECT_FALSE(is_statement("is the taste awful"));
  EXPECT_FALSE(is_statement("the taste is awful?"));
  EXPECT_FALSE(is_statement("I wonder what is wrong"));
  EXPECT_FALSE(is_statement("bleeding"));
}

}  // namespace
}  // namespace ibid::answer
