// Conversations as people have them, on the corpus: what each follow-up is understood as, word for
// word.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/conversation.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

struct Turn {
  std::string asked;
  std::string understood;  ///< empty: as it was asked
};

const std::vector<std::vector<Turn>> kConversations{
    {{"What is the first-line drug for gout?", ""},
     {"And in kidney disease?", "What is the first-line drug for gout in kidney disease?"},
     {"What about side effects?", "What are the side effects of treatment for gout?"},
     {"Is it safe in pregnancy?", "Is treatment for gout safe in pregnancy?"},
     {"How long should it be taken?", "How long should treatment for gout be taken?"}},
    {{"Does vitamin D prevent fractures?", ""},
     {"And falls?", "Does vitamin D prevent falls?"},
     {"In men?", "Does vitamin D prevent falls in men?"},
     {"What is the dose?", "What is the dose of vitamin D?"},
     {"Can too much be harmful?", "Can too much vitamin D be harmful?"}},
    {{"What is the target blood pressure in hypertension?", ""},
     {"In pregnancy?", "What is the target blood pressure in hypertension in pregnancy?"},
     {"And in diabetes?", "What is the target blood pressure in hypertension in diabetes?"},
     {"Which drugs?", "Which drugs for hypertension?"},
     {"Which should be avoided?", "Which should be avoided in hypertension?"}},
    {{"What is the first choice for preventing migraine?", ""},
     {"Why not topiramate?", "Why not topiramate for preventing migraine?"},
     {"And in children?", "Why not topiramate for preventing migraine in children?"},
     {"Can I combine it with sertraline?", "Can I combine topiramate with sertraline?"}},
    {{"Should atrial fibrillation be treated with apixaban or warfarin?", ""},
     {"What about frail patients?",
      "Should atrial fibrillation be treated with apixaban or warfarin in frail patients?"},
     {"And the dose?", "What is the dose of apixaban or warfarin?"},
     {"Is it the same in pregnancy?", "What is the dose of apixaban or warfarin in pregnancy?"},
     {"thanks", ""},
     {"What is the weather?", ""}},
    {{"Is apixaban safe in kidney disease?", ""},
     {"What about warfarin?", "Is warfarin safe in kidney disease?"},
     {"How often should it be checked?", "How often should warfarin be checked?"}},
    {{"How is gout treated?", ""},
     {"And how is it diagnosed?", "How is gout diagnosed?"},
     {"What are its symptoms?", "What are the symptoms of gout?"},
     {"and the dose of allopurinol?", "What is the dose of allopurinol?"}},
    {{"What is allopurinol?", ""},
     {"Who should not take it?", "Who should not take allopurinol?"},
     {"What are its side effects in older people?",
      "What are the side effects of allopurinol in older people?"},
     {"In women?", "What are the side effects of allopurinol in women?"},
     {"How long?", "How long should allopurinol be taken?"},
     {"Is it safe to take with warfarin?", "Is allopurinol safe to take with warfarin?"}},
    {{"How does metformin work in type 2 diabetes?", ""},
     {"How much?", "How much metformin should be taken?"},
     {"Does it cause vitamin B12 deficiency?", "Does metformin cause vitamin B12 deficiency?"},
     {"Can they take it during pregnancy?", "Can they take metformin during pregnancy?"},
     {"How is this condition diagnosed?", "How is type 2 diabetes diagnosed?"}},
    {{"Does zinc prevent fractures?", ""},
     {"And does calcium prevent falls?", "Does calcium prevent falls?"},
     {"Is it true that vitamin D prevents falls?", ""},
     {"Is there evidence that exercise prevents falls?", ""}},
    {{"What is asthma?", ""},
     {"In patients with asthma, does exercise help?", ""},
     {"Why?", "Why: In patients with asthma, does exercise help?"}},
    {{"How should a gout flare be treated?", ""},
     {"What if I have kidney disease?",
      "How should a gout flare be treated in people who have kidney disease?"},
     {"and how much colchicine?", "How much colchicine for a gout flare?"}},
    {{"I have atrial fibrillation. Do I need a blood thinner?", ""},
     {"which one is best?", "Which blood thinner is best for atrial fibrillation?"},
     {"what about my kidneys, I\u2019m on dialysis",
      "Which blood thinner is best for atrial fibrillation in people who are on dialysis?"},
     {"and with an SSRI?", "Which blood thinner is best for atrial fibrillation with an SSRI?"}},
    {{"What's first line for H. pylori?", ""},
     {"I'm allergic to penicillin",
      "What is first line for H. pylori in people who are allergic to penicillin?"},
     {"how long?", "How long should H. pylori be treated?"},
     {"when do I get tested again?", "When do I get tested again for H. pylori?"}},
    {{"Does vitamin D prevent fractures?", ""},
     {"and falls?", "Does vitamin D prevent falls?"},
     {"How much should I take at 80?", "How much vitamin D should I take at 80?"},
     {"Is it dangerous?", "Is vitamin D dangerous?"}},
    {{"Is metformin safe in pregnancy?", ""},
     {"And insulin?", "Is insulin safe in pregnancy?"},
     {"What is the glucose target?", "What is the glucose target in pregnancy?"}},
    {{"How do you treat COPD exacerbations?", ""},
     {"For how many days?", "For how many days should COPD exacerbations be treated?"},
     {"Are antibiotics needed as well?", "Are antibiotics needed in COPD exacerbations?"},
     {"what about long-term azithromycin?",
      "Are antibiotics needed in COPD exacerbations, and what about long-term azithromycin?"}},
    {{"Zinc for osteoporosis?", ""},
     {"Which form is absorbed best?", "Which form of zinc is absorbed best?"},
     {"What is the maximum?", "What is the maximum dose of zinc?"},
     {"What happens if I exceed that?", "What happens if I exceed the maximum dose of zinc?"}},
    {{"Can I take sildenafil with nitroglycerin?", ""},
     {"How long must I wait?", "How long must I wait between sildenafil and nitroglycerin?"}},
    {{"Should I take antidepressants while breastfeeding?", ""},
     {"Which ones?", "Which antidepressants should I take while breastfeeding?"},
     {"Will they make me gain weight?", "Will antidepressants make me gain weight?"}},
    {{"What does denosumab do?", ""},
     {"what if I stop?", "What happens if I stop denosumab?"},
     {"and zoledronic acid instead?", "What about zoledronic acid instead of denosumab?"},
     {"Which has more side effects?",
      "Which has more side effects, zoledronic acid or denosumab?"}},
    {{"Does zinc prevent fractures in osteoporosis?", ""},
     {"In which patients?", "In which patients does zinc prevent fractures in osteoporosis?"},
     {"My kidneys are bad",
      "Does zinc prevent fractures in osteoporosis in people whose kidneys are bad?"},
     {"What if I take too much?", "What happens if I take too much zinc?"},
     {"what if I miss a dose?", "What happens if I miss a dose of zinc?"}},
    {{"Should atrial fibrillation be treated with apixaban or warfarin?", ""},
     {"Which one?", "Which is better for atrial fibrillation, apixaban or warfarin?"},
     {"I have kidney disease and I'm 82",
      "Which is better for atrial fibrillation, apixaban or warfarin in people who have kidney "
      "disease and who are 82?"}},
    {{"How is gout treated?", ""},
     {"thank you very much", ""},
     {"Which ones?", "Which treatments are best for gout?"},
     {"And if tablets don't work?", "What happens if tablets do not work in gout?"}},
};

TEST(NaturalConversations, EachFollowUpIsUnderstoodWordForWord) {
  for (const std::vector<Turn>& turns : kConversations) {
    std::vector<std::string> history;
    for (const Turn& turn : turns) {
      const Standalone resolved = resolve_follow_up(test::corpus(), history, turn.asked);
      EXPECT_EQ(resolved.question, turn.understood.empty() ? turn.asked : turn.understood);
      history.push_back(turn.asked);
    }
  }
}

}  // namespace
}  // namespace ibid::answer
