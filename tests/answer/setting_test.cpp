#include "answer/setting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/page_claims.hpp"

namespace ibid::answer {
namespace {

const std::vector<std::string> kNames{"gout", "heart failure"};

TEST(Setting, IsPutBehindAQuestionAndReadFromIt) {
  const std::string question = in_setting("Which dose of colchicine?", kNames);
  EXPECT_EQ(question, "Which dose of colchicine (setting: gout, heart failure)?");
  const InSetting parted = without_setting(question);
  EXPECT_EQ(parted.asked, "Which dose of colchicine?");
  EXPECT_EQ(parted.setting, "gout, heart failure");
  EXPECT_EQ(in_setting(question, std::vector<std::string>{"asthma"}),
            "Which dose of colchicine (setting: gout, heart failure, asthma)?");
}

TEST(Setting, NothingElseInBracketsIsOne) {
  for (const char* text :
       {"Is zinc (gluconate) safe?", "What is the dose of zinc (osteoporosis)?",
        "(setting: gout) which dose?", "Which dose (setting: gout) of zinc (gluconate)?",
        "Which dose (setting: gout) of zinc?"}) {
    EXPECT_EQ(without_setting(text).asked, text);
    EXPECT_EQ(without_setting(text).setting, "");
  }
  EXPECT_EQ(in_setting("Which dose?", {}), "Which dose?");
}

std::vector<std::string> claims_to(const std::string& question) {
  const auto answer = answer_question(test::corpus(), question, AnswerOptions{});
  return answer ? test::claims_of(*answer) : std::vector<std::string>{};
}

TEST(Setting, NoClaimMustNameIt) {
  const std::vector<std::string> plain = claims_to("How much zinc a day is too much?");
  const std::vector<std::string> set =
      claims_to("How much zinc a day is too much (setting: osteoporosis)?");
  ASSERT_FALSE(plain.empty());
  ASSERT_FALSE(set.empty());
  EXPECT_EQ(set.front(), plain.front());
}

std::size_t first_on(const std::vector<std::string>& claims, std::string_view name) {
  const auto at = std::find_if(claims.begin(), claims.end(), [&](const std::string& claim) {
    return claim.find(name) != std::string::npos;
  });
  return static_cast<std::size_t>(at - claims.begin());
}

TEST(Setting, WhatNamesItComesSooner) {
  const std::vector<std::string> plain = claims_to("Who should take apixaban?");
  const std::vector<std::string> set = claims_to("Who should take apixaban (setting: dialysis)?");
  EXPECT_LT(first_on(set, "dialysis"), first_on(plain, "dialysis"));
  EXPECT_LT(first_on(plain, "dialysis"), plain.size());
}

}  // namespace
}  // namespace ibid::answer
