#include "answer/follow_up_forms.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace ibid::answer {
namespace {

using Cases = std::pair<std::string_view, std::string_view>[];

TEST(FollowUpForms, WritesContractionsOutAndLeavesPossessives) {
  const Cases cases{
      {"I'm allergic", "I am allergic"},
      {"I\u2019ve asthma", "I have asthma"},
      {"What's first line?", "What is first line?"},
      {"it doesn't work", "it does not work"},
      {"I can't take it", "I cannot take it"},
      {"Crohn's disease", "Crohn's disease"},
      {"Don't", "Do not"},
      {"the 'm' of it", "the 'm' of it"},
      {"'", "'"},
      {"", ""},
  };
  for (const auto& [said, written] : cases) EXPECT_EQ(without_contractions(said), written);
}

TEST(FollowUpForms, TellsWhatSomebodySaysOfHimself) {
  const Cases cases{
      {"I am allergic to penicillin", "in people who are allergic to penicillin"},
      {"my kidneys, I am on dialysis.", "in people who are on dialysis"},
      {"I have H. pylori", "in people who have H. pylori"},
      {"my mother has asthma", "in people who have asthma"},
      {"my potassium is high", "in people whose potassium is high"},
      {"she takes warfarin and she is 82", "in people who take warfarin and who are 82"},
      {"I do not eat meat", "in people who do not eat meat"},
      {"I smoke", "in people who smoke"},
      {"I am", ""},
      {"I do like zinc", ""},
      {"I have a question", ""},
      {"I am allergic to it", ""},
      {"I have asthma, is zinc safe?", ""},
      {"my kidneys", ""},
      {"zinc", ""},
      {"", ""},
  };
  for (const auto& [said, of_whom] : cases) EXPECT_EQ(circumstance_of(said), of_whom) << said;
}

TEST(FollowUpForms, AsksForTheKindsOfATopic) {
  EXPECT_EQ(which_of("Should I take antidepressants in asthma", "antidepressants"),
            "Which antidepressants should I take in asthma");
  EXPECT_EQ(which_of("Are antibiotics needed", "antibiotics"), "Which antibiotics are needed");
  EXPECT_EQ(which_of("How are antibiotics given", "antibiotics"), "");
  EXPECT_EQ(which_of("Is zincemia rare", "zinc"), "");
}

TEST(FollowUpForms, TheVerbFollowsAnotherTopic) {
  EXPECT_EQ(with_other_topic("Are antibiotics needed", "antibiotics", "azithromycin"),
            "Is azithromycin needed");
  EXPECT_EQ(with_other_topic("Does zinc help", "zinc", "vitamins"), "Do vitamins help");
  EXPECT_EQ(with_other_topic("Is the dose of zinc safe", "zinc", "vitamins"),
            "Is the dose of vitamins safe");
}

TEST(FollowUpForms, KeepsTheArticleThatATopicHad) {
  EXPECT_EQ(with_article("gout flare", "How is a gout flare treated?"), "a gout flare");
  EXPECT_EQ(with_article("asthma", "What causes asthma?"), "asthma");
}

}  // namespace
}  // namespace ibid::answer
