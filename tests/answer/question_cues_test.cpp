// Which stems name no subject of a question, and which its answer need not have.
#include "answer/question_cues.hpp"

#include <gtest/gtest.h>

namespace ibid::answer {
namespace {

TEST(QuestionCues, TellAspectsFromWhatIsSaidOfAnything) {
  for (const char* aspect : {"children", "dose", "tablet", "week", "40"}) {
    EXPECT_TRUE(is_aspect(aspect)) << aspect;
    EXPECT_FALSE(is_general(aspect)) << aspect;
  }
  for (const char* general : {"europ", "percentag", "birthday", "told"}) {
    EXPECT_TRUE(is_general(general)) << general;
    EXPECT_FALSE(is_aspect(general)) << general;
  }
  EXPECT_FALSE(is_aspect("gout"));
  EXPECT_FALSE(is_general("gout"));
}

TEST(QuestionCues, TellWhatIsSaidInPassingFromWhatAnAnswerMustHave) {
  for (const char* in_passing : {"tablet", "week", "40", "birthday", "told"}) {
    EXPECT_TRUE(is_in_passing(in_passing)) << in_passing;
  }
  for (const char* wanted : {"children", "dose", "europ", "percentag", "gout"}) {
    EXPECT_FALSE(is_in_passing(wanted)) << wanted;
  }
}

TEST(QuestionCues, ADoseThatIsTakenAlreadyIsNotAskedFor) {
  EXPECT_EQ(type_of({"which", "dose", "of", "zinc"}), QuestionType::kDose);
  EXPECT_EQ(type_of({"what", "is", "zinc", "at", "full", "dose"}), QuestionType::kDefinition);
  EXPECT_EQ(type_of({"on", "full", "dose", "which", "dose", "of", "iron"}), QuestionType::kDose);
  EXPECT_EQ(type_of({}), QuestionType::kOther);
}

}  // namespace
}  // namespace ibid::answer
