#include "answer/stated_questions.hpp"

#include <gtest/gtest.h>

#include "index/language.hpp"

namespace ibid::answer {
namespace {

bool is_for_anybody(std::string_view question) {
  index::Analyzer analyzer(index::Language::built_in());
  return answer::is_for_anybody(question, analyzer);
}

TEST(StatedQuestions, AreForAnybodyAsWholeSentences) {
  for (const char* question :
       {"Do people with osteoporosis have less zinc in their blood?",
        "How long should allopurinol be taken?", "Can metformin be taken with an eGFR below 30?"}) {
    EXPECT_TRUE(is_for_anybody(question)) << question;
  }
  for (const char* question :
       {"", "?", "zinc osteoporosis", "is zinc low in osteoporosis?", "Is zinc low in osteoporosis",
        "Zinc levels in osteoporosis?", "Is zinc low? And iron?", "What about zinc?"}) {
    EXPECT_FALSE(is_for_anybody(question)) << question;
  }
}

TEST(StatedQuestions, AreForNobodyElseWhereTheyNameWhoAsksOrOnePatient) {
  for (const char* question :
       {"Should I take my zinc with food?", "Is zinc safe for your bones?",
        "Can mum take zinc with alendronate?", "Should her zinc be measured each year?",
        "Is apixaban safe in an 82F with falls?", "Should a 68yo start taking zinc tablets?"}) {
    EXPECT_FALSE(is_for_anybody(question)) << question;
  }
}

TEST(StatedQuestions, AreReadAtAGlance) {
  EXPECT_FALSE(
      is_for_anybody("Does zinc that is given for more than a year or two to people whose bones "
                     "have grown thin with age help them?"));
}

TEST(StatedQuestions, TheFirstOfThePassageThatIsForAnybodyIsTaken) {
  index::Analyzer analyzer(index::Language::built_in());
  Passage passage;
  EXPECT_EQ(stated_question(passage, analyzer), "");
  passage.questions = {"zinc and bones", "Does my zinc help my bones?",
                       "Does zinc help thin bones?", "Is zinc good for old bones?"};
  EXPECT_EQ(stated_question(passage, analyzer), "Does zinc help thin bones?");
}

}  // namespace
}  // namespace ibid::answer
