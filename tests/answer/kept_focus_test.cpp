// Conversations that keep to what they are on: outcomes beside conditions, statements that are
// asked about, patients who are told of, threads that are left and returned to. On the corpus, word
// for word.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

struct Turn {
  std::string asked;
  std::string understood;  ///< empty: as it was asked
};
using Conversation = std::vector<Turn>;

void expect_understood(const std::vector<Conversation>& conversations) {
  for (const Conversation& turns : conversations) {
    std::vector<std::string> history;
    for (const Turn& turn : turns) {
      const Standalone resolved = resolve_follow_up(test::corpus(), history, turn.asked);
      EXPECT_EQ(resolved.question, turn.understood.empty() ? turn.asked : turn.understood);
      history.push_back(turn.asked);
    }
  }
}

TEST(KeptFocus, AnOutcomeTakesThePlaceOfNoCondition) {
  expect_understood({
      {{"Is edoxaban better than warfarin in atrial fibrillation?", ""},
       {"stroke?", "What about stroke with edoxaban or warfarin in atrial fibrillation?"},
       {"and dabigatran?", "What about stroke with dabigatran in atrial fibrillation?"}},
      {{"Does zoledronate prevent fractures in older people?", ""},
       {"death neither?", "Does zoledronate prevent death in older people?"}},
      {{"Do SGLT2 inhibitors help in heart failure?", ""},
       {"How often is it ketoacidosis?",
        "How often is ketoacidosis with SGLT2 inhibitors (setting: heart failure)?"}},
  });
}

TEST(KeptFocus, AskedOfAStatementTheStatementStandsBehind) {
  expect_understood({
      {{"Do statins cause diabetes?", ""},
       {"which study showed that", "Which study showed that: Do statins cause diabetes?"},
       {"is it worse in older people", "Do statins cause diabetes in older people?"}},
      {{"What happens if I stop alendronate?", ""},
       {"does that also apply to denosumab?", "What happens if I stop denosumab?"}},
      {{"What systolic pressure should we aim for in hypertension?", ""},
       {"is 130 better",
        "Is 130 better: What systolic pressure should we aim for in hypertension?"}},
  });
}

TEST(KeptFocus, WhatWasToldInPassingIsLeftBehindWithItsTurn) {
  expect_understood({
      {{"How much vitamin D should I take?", ""},
       {"I am feeling fine", "How much vitamin D should I take in people who are feeling fine?"},
       {"what number is low", "What number is low with vitamin D?"}},
      // But not on what treatment turns.
      {{"Is metformin safe?", ""},
       {"my eGFR is 28", "Is metformin safe in people whose eGFR is 28?"},
       {"how often?", "How often should metformin be taken in people whose eGFR is 28?"}},
      // And why asks on a question of those whom it was asked of.
      {{"How much vitamin D should I take?", ""},
       {"I am feeling fine", "How much vitamin D should I take in people who are feeling fine?"},
       {"how come?", "Why: How much vitamin D should I take in people who are feeling fine?"}},
  });
}

TEST(KeptFocus, TheOtherKindTakesThePlaceOfTheOne) {
  expect_understood({
      {{"Which drugs help in heart failure with reduced ejection fraction?", ""},
       {"and preserved EF?",
        "Which drugs help in heart failure with preserved ejection fraction?"}},
      {{"Are steroids used in severe pneumonia?", ""},
       {"in non-severe ones?", "Are steroids used in non-severe pneumonia?"}},
      {{"Are beta blockers dangerous in asthma?", ""},
       {"and the selective ones?", "Are selective beta blockers dangerous in asthma?"},
       {"in COPD?", "Are selective beta blockers dangerous in COPD?"}},
  });
}

TEST(KeptFocus, WhatIsToldIsOfThoseWhoAreAskedOf) {
  expect_understood({
      {{"apixaban or warfarin for AF", ""},
       {"I have a 79 yo, 58 kg. Dose of the first one?",
        "What is the dose of apixaban in people who are 79 and who weigh 58 kg (setting: atrial "
        "fibrillation)?"}},
      {{"Side effects of SGLT2 inhibitors?", ""},
       {"surgery tomorrow, when to stop",
        "When to stop SGLT2 inhibitors in people who have surgery tomorrow?"}},
      {{"Does zinc improve bone mineral density?", ""},
       {"only older women please", "Does zinc improve bone mineral density in older women?"},
       {"and fractures?", "What about fractures with zinc in older women?"}},
      {{"Is colchicine used for a gout flare?", ""},
       {"Different patient. TSH 0.03 on levothyroxine, what are the risks?",
        "What are the risks of levothyroxine in people who have TSH 0.03 on levothyroxine?"}},
  });
}

TEST(KeptFocus, AThreadIsLeftAndReturnedTo) {
  expect_understood({
      {{"Is semaglutide safe?", ""},
       {"new case: does zinc prevent fractures?", "Does zinc prevent fractures?"},
       {"Back to my injection, does it cause gallstones?", "Does semaglutide cause gallstones?"}},
      {{"how long antibiotics for pneumonia in adults", ""},
       {"and children?", "how long antibiotics for pneumonia in children?"},
       {"which one", "Which antibiotics are best for pneumonia in children?"}},
  });
}

TEST(KeptFocus, WhatAsksIsAnsweredWhereverItStands) {
  expect_understood({
      {{"What are the symptoms of iron deficiency?", ""},
       {"Could it come from celiac disease? My cousin was told so.",
        "Could iron deficiency come from celiac disease?"}},
      {{"Does exercise help depression?", ""},
       {"The doctor mentioned sertraline. Any drawbacks?",
        "What are the drawbacks of sertraline (setting: depression)?"}},
  });
}

TEST(KeptFocus, WhatIsToldOfSomebodyIsWeighedAgainstWhatIsGiven) {
  expect_understood({
      {{"Which of the SSRIs is strongest?", ""},
       {"he takes warfarin as well", "Can SSRIs be taken with warfarin?"}},
      {{"What happens when denosumab is stopped in osteoporosis?", ""},
       {"she has heart failure",
        "Is denosumab safe in people who have heart failure (setting: osteoporosis)?"}},
      // What to do may change with it.
      {{"Should I stop alendronate after five years?", ""},
       {"had a hip fracture last winter",
        "Should I stop alendronate after five years in people who had a hip fracture last "
        "winter?"}},
  });
}

TEST(KeptFocus, WhatLastsIsKeptInMind) {
  expect_understood({
      {{"She is allergic to penicillin. What do I give her for mild pneumonia?", ""},
       {"how long for?",
        "How long should mild pneumonia be treated in people who are allergic to penicillin?"}},
      {{"My father is on dialysis and has atrial fibrillation. Can he have apixaban?", ""},
       {"which dose",
        "Which dose of apixaban in people who are on dialysis (setting: atrial fibrillation)?"}},
  });
}

TEST(KeptFocus, WhatSaysNothingStandsInNoQuestion) {
  expect_understood({
      {{"Is metformin safe in kidney disease?", ""},
       {"and the dose, by the way?", "What is the dose of metformin (setting: kidney disease)?"},
       {"going back to the kidney disease, is ibuprofen harmful?",
        "Is ibuprofen harmful in kidney disease?"}},
      {{"Does vitamin D prevent falls in older people?", ""},
       {"fewer fractures too?", "Does vitamin D mean fewer fractures in older people?"},
       {"until what age?", "Until what age: Does vitamin D mean fewer fractures in older people?"}},
      {{"Can I take iron for anemia?", ""},
       {"orange juice with it?", "Can orange juice be taken with iron in anemia?"}},
      {{"Can type 2 diabetes be reversed by a low-carbohydrate diet?", ""},
       {"compared with a gastric bypass",
        "Is low-carbohydrate diet better than a gastric bypass for type 2 diabetes?"}},
      {{"Can I stop sertraline?", ""},
       {"what are the chances of it coming back",
        "What are the chances of major depression coming back (sertraline)?"}},
  });
}

TEST(KeptFocus, ThePronounMeansWhatWasGiven) {
  expect_understood({
      {{"What happens when denosumab is stopped in osteoporosis?", ""},
       {"how quickly does the bone go", "How quickly does the bone go in osteoporosis?"},
       {"how does it do against zoledronate",
        "How does denosumab do against zoledronate (setting: osteoporosis)?"}},
      {{"What reliever is best in asthma?", ""},
       {"which one do they try first", "Which treatment do they try first for asthma?"}},
      {{"How many triptans a month are too many in migraine?", ""},
       {"what sets these off in children", "What sets migraine off in children?"}},
  });
}

TEST(KeptFocus, WhatTheIndexKnowsTogetherBelongsTogether) {
  expect_understood({
      {{"Is levothyroxine better in the morning for hypothyroidism?", ""},
       {"does coffee matter", "Does coffee matter with levothyroxine (setting: hypothyroidism)?"}},
  });
}

TEST(KeptFocus, WhatIsPreventedIsNotWhatSomebodyHas) {
  expect_understood({
      {{"I have atrial fibrillation, is apixaban better than warfarin for preventing a stroke?",
        ""},
       {"when do I stop it before an operation",
        "When do I stop apixaban or warfarin before an operation in atrial fibrillation?"}},
  });
}

TEST(KeptFocus, AfterThanksAnotherPersonIsAnotherCase) {
  expect_understood({
      {{"How is zinc deficiency treated?", ""},
       {"Thanks. My brother has atrial fibrillation, would giving up beer help?",
        "Would giving up beer help in atrial fibrillation?"}},
  });
}

TEST(KeptFocus, APronounThatMayMeanManyThingsIsLeftAsItIs) {
  expect_understood({
      {{"What helps in heart failure with high blood pressure?", ""},
       {"how much better is that than rest",
        "How much better is that than rest (heart failure, high blood pressure)?"}},
      {{"What is the dose of beta blockers in asthma?", ""},
       {"he also wants ibuprofen for his knee",
        "He also wants ibuprofen for his knee (setting: asthma)?"}},
  });
}

TEST(KeptFocus, WhatIsHadIsNotWhatIsTaken) {
  expect_understood({
      {{"Is apixaban good for atrial fibrillation?", ""},
       {"can I have it with food", "Can I have apixaban with food (setting: atrial fibrillation)?"},
       {"any bleeding with it?", "Bleeding with apixaban?"},
       {"more effective?", "Is apixaban more effective for atrial fibrillation?"}},
      {{"Should I be screened for osteoporosis?", ""},
       {"what T score means you have it", "What T score means you have osteoporosis?"}},
  });
}

TEST(KeptFocus, SeveralThingsAreToldOfOnePerson) {
  expect_understood({
      {{"I am 72 and allergic to penicillin and have pneumonia. What should I take?", ""},
       {"how long for?",
        "How long should pneumonia be treated in people who are 72 and allergic to penicillin?"}},
      {{"She is 82. What happens when denosumab is stopped in osteoporosis?", ""},
       {"she has heart failure",
        "Is denosumab safe in people who are 82 and who have heart failure (setting: "
        "osteoporosis)?"}},
  });
}

TEST(KeptFocus, RemediesTreatToo) {
  expect_understood({
      {{"Which antibiotics are given for pneumonia?", ""},
       {"do they treat influenza?", "Do antibiotics treat influenza in pneumonia?"},
       {"how often do they check the lungs", "How often do they check the lungs in pneumonia?"}},
      {{"Who should be screened for osteoporosis?", ""},
       {"and then what do they start you on", "What do they start you on for osteoporosis?"},
       {"what dose do they usually go for",
        "What dose of treatment for osteoporosis do they usually go for?"}},
      {{"What is alendronate for?", ""}, {"when do they start", "When do alendronate start?"}},
  });
}

TEST(KeptFocus, WhatThereIsTooLittleOfIsAConditionOfItsOwn) {
  expect_understood({
      {{"what does it feel like to be short of vitamin d", ""},
       {"what causes it", "What causes low vitamin d?"}},
      {{"what is vitamin d for", ""},
       {"how much of it is in milk", "How much of vitamin d is in milk?"}},
  });
}

}  // namespace
}  // namespace ibid::answer
