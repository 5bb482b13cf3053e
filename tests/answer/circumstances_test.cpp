#include "answer/conversation/circumstances.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace ibid::answer {
namespace {

using Cases = std::pair<std::string_view, std::string_view>[];

TEST(Circumstances, TellsWhatSomebodySaysOfHimself) {
  const Cases cases{
      {"I am allergic to penicillin", "in people who are allergic to penicillin"},
      {"my kidneys, I am on dialysis.", "in people who are on dialysis"},
      {"I have H. pylori", "in people who have H. pylori"},
      {"my mother has asthma", "in people who have asthma"},
      {"my potassium is high", "in people whose potassium is high"},
      {"she takes warfarin and she is 82", "in people who take warfarin and who are 82"},
      {"I do not eat meat", "in people who do not eat meat"},
      {"I smoke", "in people who smoke"},
      {"my kidneys are failing", "in people who have kidney disease"},
      {"for my 4 year old", "in children"},
      {"I just found out I am pregnant", "in people who are pregnant"},
      {"he also takes ibuprofen", "in people who take ibuprofen"},
      {"I have diabetes too", "in people who have diabetes"},
      {"for my mum who is 78 with angina?", "in people who are 78 with angina"},
      {"my father with COPD", "in people who have COPD"},
      {"she is 83 and weighs 55 kg", "in people who are 83 and who weigh 55 kg"},
      {"a woman with 1", "in people who have 1"},
      {"he is 8 and he has asthma", "in children who have asthma"},
      {"I want to get pregnant", "in people who want to get pregnant"},
      {"I already tried propranolol", "in people who tried propranolol"},
      {"she lives in a nursing home", "in people who live in a nursing home"},
      {"the patient is 80", "in people who are 80"},
      {"I was told I have gout", "in people who have gout"},
      {"my dad was diagnosed with COPD", "in people who have COPD"},
      {"pt is also on diltiazem", "in people who are on diltiazem"},
      {"62-year-old man with anaemia", "in people who have anaemia"},
      {"her potassium is 5.4", "in people whose potassium is 5.4"},
      {"he has got stage 4 kidney disease", "in people who have stage 4 kidney disease"},
      {"zinc for a woman with anaemia", ""},
      {"I was told to stop", ""},
      {"I did like zinc", ""},
      {"I want to stop", ""},
      {"I want to know more", ""},
      {"I am", ""},
      {"I do like zinc", ""},
      {"I have a question", ""},
      {"I am allergic to it", ""},
      {"I have asthma, is zinc safe?", ""},
      {"my kidneys", ""},
      {"zinc", ""},
      {"", ""},
  };
  for (const auto& [said, of_whom] : cases)
    EXPECT_EQ(in_people(circumstances_in(said)), of_whom) << said;
}

TEST(Circumstances, TellTheAskerFromHisKin) {
  const Circumstances own = circumstances_in("my kidneys are bad");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_TRUE(own.front().of_asker);
  const Circumstances kin = circumstances_in("my mother is on dialysis");
  ASSERT_EQ(kin.size(), 1U);
  EXPECT_FALSE(kin.front().of_asker);
}

TEST(Circumstances, OfWhatKinHasOnly) {
  EXPECT_EQ(had_by_kin("My father has heart failure."), "heart failure");
  EXPECT_EQ(had_by_kin("my dad was told he has COPD"), "COPD");
  EXPECT_EQ(had_by_kin("my dad was diagnosed with COPD"), "COPD");
  EXPECT_EQ(had_by_kin("I have gout"), "");
  EXPECT_EQ(had_by_kin("I was told I have gout"), "");
  EXPECT_EQ(had_by_kin("My father is 80"), "");
}

TEST(Circumstances, AChildIsToldByItsAge) {
  EXPECT_TRUE(is_child_by_age("my 4 year old"));
  EXPECT_FALSE(is_child_by_age("an 82 year old"));
  EXPECT_FALSE(is_child_by_age("4 tablets"));
}

}  // namespace
}  // namespace ibid::answer
