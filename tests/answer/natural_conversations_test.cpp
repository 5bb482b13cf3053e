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
