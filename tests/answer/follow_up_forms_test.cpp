#include "answer/conversation/follow_up_forms.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace ibid::answer {
namespace {

using Cases = std::pair<std::string_view, std::string_view>[];

TEST(FollowUpForms, WritesContractionsOutAndLeavesPossessives) {
  const Cases cases{
      {"I'm allergic", "I am allergic"},
      {"what if its just mild", "what if it is just mild"},
      {"is its dose safe", "is its dose safe"},
      {"I\u2019ve asthma", "I have asthma"},
      {"What's first line?", "What is first line?"},
      {"it doesn't work", "it does not work"},
      {"I can't take it", "I cannot take it"},
      {"he's got gout", "he has got gout"},
      {"im on it and dont sleep", "I am on it and do not sleep"},
      {"10 mg IM", "10 mg IM"},
      {"Crohn's disease", "Crohn's disease"},
      {"Don't", "Do not"},
      {"the 'm' of it", "the 'm' of it"},
      {"'", "'"},
      {"", ""},
  };
  for (const auto& [said, written] : cases) EXPECT_EQ(without_contractions(said), written);
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
  EXPECT_EQ(with_other_topic("Does zinc help", "magnesium", "vitamins"), "");
  EXPECT_EQ(with_other_topic("Is the dose of zinc safe", "zinc", "vitamins"),
            "Is the dose of vitamins safe");
}

TEST(FollowUpForms, KeepsTheArticleThatATopicHad) {
  EXPECT_EQ(with_article("gout flare", "How is a gout flare treated?"), "a gout flare");
  EXPECT_EQ(with_article("asthma", "What causes asthma?"), "asthma");
}

}  // namespace
}  // namespace ibid::answer
