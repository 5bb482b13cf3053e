#include "answer/conversation/answer_in_conversation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

constexpr const char* kUnanswered = "Does xyzzyplugh help in people who are on dialysis?";
constexpr const char* kAnswered = "Does zinc prevent fractures?";

Answer answered(const Standalone& question) {
  return answer_in_conversation(test::corpus(), question).value();
}

TEST(AnswerInConversation, WhatNothingAnswersIsAskedWithoutItsCircumstanceAndSaysSo) {
  const Answer answer =
      answered({kUnanswered, true, false, {{kAnswered, "in people who are on dialysis"}}});
  EXPECT_EQ(answer.outcome, Outcome::kAnswered);
  EXPECT_EQ(answer.standalone_question, kUnanswered) << "as it was understood";
  ASSERT_FALSE(answer.notices.empty());
  EXPECT_EQ(answer.notices.front().kind, "partial_coverage");
  EXPECT_NE(answer.notices.front().text.find("in people who are on dialysis"), std::string::npos);
}

TEST(AnswerInConversation, TheFirstReadingThatIsAnsweredWholeIsKept) {
  const Answer answer = answered({kAnswered, true, false, {{"Is zinc safe?", "in people"}}});
  EXPECT_EQ(answer.standalone_question, kAnswered);
  EXPECT_TRUE(is_whole(answer));
}

TEST(AnswerInConversation, WhereNoReadingIsAnsweredTheFirstIsAbstainedOn) {
  const Answer answer = answered({kUnanswered, true, false, {{"Does xyzzyplugh help?", {}}}});
  EXPECT_EQ(answer.outcome, Outcome::kInsufficientEvidence);
  EXPECT_EQ(answer.standalone_question, kUnanswered);
}

TEST(AnswerInConversation, WhatTheTurnSaysItselfIsAskedWhereTheWholeHasNoAnswer) {
  const std::vector<std::string> history{"How should alendronate be taken?"};
  const Standalone meant =
      resolve_follow_up(test::corpus(), history, "is it fine with an underactive thyroid");
  EXPECT_EQ(meant.turn, "is it fine with an underactive thyroid");
  ASSERT_FALSE(meant.otherwise.empty());
  EXPECT_EQ(meant.otherwise.front().question,
            "is it fine with an underactive thyroid (setting: alendronate)?");
  EXPECT_EQ(meant.otherwise.front().left_out, "");
  // Of people of whom was spoken nothing is answered without saying so, and a turn that names
  // nothing asks nothing by itself.
  const std::vector<std::string> of_somebody{"Does zinc prevent fractures?", "I am pregnant"};
  for (const Narrowed& narrowed :
       resolve_follow_up(test::corpus(), of_somebody, "and calcium?").otherwise) {
    EXPECT_EQ(narrowed.question.find("and calcium"), std::string::npos) << narrowed.question;
  }
  for (const Narrowed& narrowed : resolve_follow_up(test::corpus(), history, "why?").otherwise) {
    EXPECT_EQ(narrowed.question.find("why?"), std::string::npos) << narrowed.question;
  }
  // Nor is what holds of a medicine alone said of two together.
  const std::vector<std::string> of_warfarin{"Is warfarin safe in kidney disease?"};
  for (const char* turn : {"can I take ibuprofen with it?", "is zinc all right with it?"}) {
    for (const Narrowed& narrowed :
         resolve_follow_up(test::corpus(), of_warfarin, turn).otherwise) {
      EXPECT_NE(narrowed.question.find("warfarin"), std::string::npos) << narrowed.question;
      EXPECT_EQ(narrowed.question.find("(setting: warfarin"), std::string::npos);
    }
  }
  EXPECT_EQ(resolve_follow_up(test::corpus(), {}, "How is gout treated?").turn, "");
}

TEST(AnswerInConversation, ATurnThatAsksOfWhatItTellsItselfIsAskedInItsOwnWords) {
  const auto meant = [](const std::string& before, std::string_view turn) {
    return resolve_follow_up(test::corpus(), std::vector<std::string>{before}, turn);
  };
  const std::string iron = "why would a woman of 30 have iron deficiency";
  const Standalone told = meant(iron, "she also gets migraines, what sets those off");
  EXPECT_EQ(told.question.find("she also gets migraines, what sets those off"), 0U)
      << told.question;
  ASSERT_FALSE(told.otherwise.empty());
  EXPECT_NE(told.otherwise.front().question.find("sets"), std::string::npos);
  // Whether something matters is asked of what was told, beside what was spoken of.
  const Standalone matters =
      meant("How is gout treated?", "he is on low dose aspirin, does that matter");
  EXPECT_EQ(matters.question, "he is on low dose aspirin, does that matter (setting: gout)?");
  EXPECT_FALSE(matters.otherwise.empty());
  // Nor is anybody lost of whom was spoken.
  const Standalone of_child =
      meant("How is depression treated in teenagers?", "he is on aspirin, does that matter");
  EXPECT_NE(of_child.question.find("in children"), std::string::npos) << of_child.question;
  // What "it" is was spoken of before.
  const Standalone before =
      meant("Is metformin safe in kidney disease?", "my mum has heart failure, can she take it");
  EXPECT_EQ(before.question.find("Can she take metformin"), 0U) << before.question;
}

TEST(AnswerInConversation, WhatNothingAnswersAsItWasCompletedIsAskedInTheTurnsOwnWords) {
  const std::vector<std::string> history{"Would oxygen at home help in COPD?",
                                         "I still smoke 10 a day, how do I quit?"};
  const Standalone meant = resolve_follow_up(test::corpus(), history, "can I just vape instead?");
  ASSERT_FALSE(meant.at_last.empty());
  EXPECT_EQ(meant.at_last.front(), "can I just vape instead in COPD?");
  EXPECT_EQ(meant.at_last.back(), "can I just vape instead?");
  const Answer silent = answered({kUnanswered, true, false, {}, {"Does xyzzyplugh help?"}});
  EXPECT_EQ(silent.outcome, Outcome::kInsufficientEvidence);
  const Answer last = answered({kUnanswered, true, false, {}, {"Does xyzzy help?", kAnswered}});
  EXPECT_EQ(last.outcome, Outcome::kAnswered);
  EXPECT_EQ(last.standalone_question, kAnswered);
  EXPECT_TRUE(is_whole(last));
  // Of whom was asked is not left out without saying so.
  const Answer of_somebody = answered({kUnanswered,
                                       true,
                                       false,
                                       {{"Does xyzzy help?", "in people who are on dialysis"}},
                                       {kAnswered}});
  ASSERT_FALSE(of_somebody.notices.empty());
  EXPECT_NE(of_somebody.notices.front().text.find("on dialysis"), std::string::npos);
}

TEST(AnswerInConversation, InItsOwnWordsATurnIsAskedInNoConditionBesideThatWhichItNames) {
  const std::vector<std::string> history{"How is gout treated?"};
  for (const char* turn : {"and asthma?", "how is asthma treated?"}) {
    for (const std::string& reading : resolve_follow_up(test::corpus(), history, turn).at_last) {
      EXPECT_EQ(reading.find("gout"), std::string::npos) << reading;
    }
  }
  EXPECT_TRUE(resolve_follow_up(test::corpus(), {}, "How is gout treated?").at_last.empty());
}

TEST(AnswerInConversation, AnginaIsReadAsItsClassBeforeATriptanIsAdvised) {
  const std::vector<std::string> history{"sumatriptan side effects", "I have angina"};
  const Answer answer =
      answered(resolve_follow_up(test::corpus(), history, "what else could I use then?"));
  ASSERT_EQ(answer.outcome, Outcome::kAnswered);
  const std::string_view first = answer.sections.front().groups.front().claims.front().claim.text();
  EXPECT_TRUE(first.starts_with("Triptans and ergots should be avoided")) << first;
}

TEST(AnswerInConversation, TheRemedyThatOnlyTheAnswerNamesIsMeant) {
  const std::vector<std::string> history{
      "What is the most effective fourth drug for resistant hypertension?"};
  const auto meant = [&](std::span<const std::string> said, std::string_view turn) {
    return resolve_with_answers(test::corpus(), said, turn).value().question;
  };
  EXPECT_EQ(meant(history, "starting dose?"),
            "What is the starting dose of spironolactone (setting: resistant hypertension)?");
  EXPECT_NE(meant(history, "versus doxazosin?").find("spironolactone"), std::string::npos);
  // What asks for no remedy has none to take up.
  EXPECT_EQ(meant(history, "why?").find("spironolactone"), std::string::npos);
  const std::vector<std::string> asked_of_risk{"Is low zinc linked to osteoporosis?"};
  EXPECT_EQ(meant(asked_of_risk, "why?"),
            resolve_follow_up(test::corpus(), asked_of_risk, "why?").question);
  // It is spoken of from there.
  const std::vector<std::string> later{history.front(), "starting dose?"};
  EXPECT_NE(meant(later, "is it safe in pregnancy?").find("spironolactone"), std::string::npos);
}

TEST(AnswerInConversation, AtMostSoManyAnswersAreRead) {
  std::vector<std::string> history;
  for (int i = 0; i < 6; ++i) {
    history.emplace_back("What is the most effective fourth drug for resistant hypertension?");
    history.emplace_back("starting dose?");
  }
  std::size_t read = 0;
  const AnswerOf answer_of = [&](const Standalone& question) -> std::optional<Answer> {
    ++read;
    return answered(question);
  };
  (void)resolve_follow_up(test::corpus(), history, "and its side effects?", answer_of);
  EXPECT_EQ(read, kAnswersReadMax);
}

TEST(AnswerInConversation, WhatWasOfferedIsAskedWhenItIsTakenUp) {
  const std::string first = "Does vitamin D prevent fractures?";
  const auto offered = answered({first}).follow_up_questions;
  ASSERT_GE(offered.size(), 2U);
  const auto meant = [](std::vector<std::string> turns) {
    return with_offers_taken(test::corpus(), turns).value();
  };
  const std::vector<std::string> second{first, offered[1]};
  EXPECT_EQ(meant({first, "yes, the second"}), second);
  // Later turns see what was meant, and what it offered in its turn.
  const auto then = answered(resolve_follow_up(test::corpus(), std::vector{first}, offered[1]))
                        .follow_up_questions;
  ASSERT_FALSE(then.empty());
  EXPECT_EQ(meant({first, "2", "yes please"}),
            (std::vector<std::string>{first, offered[1], then.front()}));
  std::vector<std::string> hostile(20, "1");
  hostile.insert(hostile.begin(), first);
  const std::vector<std::string> left = meant(hostile);
  EXPECT_NE(left[1], "1");
  EXPECT_GE(static_cast<std::size_t>(std::count(left.begin(), left.end(), "1")),
            hostile.size() - 1 - kOffersTakenMax);
  // Nothing was offered before a first turn, and nothing is taken up by what asks.
  EXPECT_EQ(meant({"yes", first, "the second?"}),
            (std::vector<std::string>{"yes", first, "the second?"}));
}

}  // namespace
}  // namespace ibid::answer
