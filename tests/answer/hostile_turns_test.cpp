// Turns that nobody means: signs alone, openings without a question, words in any order, and very
// long ones. Each must come back, whatever it is taken for.
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

constexpr const char* kPieces[] = {
    "actually", "sorry",   "no sorry", "i meant",  "back to",   "what about", "and",       "which",
    "of them",  "of the",  "the two",  "one",      "ones",      "other",      "better",    "than",
    "it",       "that",    "they",     "his",      "is",        "does",       "should",    "how",
    "why",      "what if", "instead",  "children", "pregnancy", "dose",       "zinc",      "asthma",
    "warfarin", "not",     "she",      "takes",    "my mother", "has",        "75",        "mg",
    "...",      "\u2026",  "?",        "!",        ",",         ":",          "-",         "()",
    "(",        "\u2014",  "+",        "the",      "with",      "in people",  "(setting:", ")"};

std::string turn_of(std::mt19937& random) {
  std::string turn;
  for (auto left = 1 + random() % 6; left > 0; --left) {
    if (!turn.empty() && random() % 4 != 0) turn += ' ';
    turn += kPieces[random() % std::size(kPieces)];
  }
  return turn;
}

TEST(HostileTurns, OfWordsAndSignsInAnyOrderAreTakenForSomething) {
  constexpr int kConversations = 600;
  std::mt19937 random(1);
  for (int i = 0; i < kConversations; ++i) {
    const std::vector<std::string> history = {
        i % 2 == 0 ? "What prevents migraine?" : "Is zinc or copper better in osteoporosis?",
        turn_of(random), turn_of(random)};
    const std::string turn = turn_of(random);
    EXPECT_FALSE(resolve_follow_up(test::corpus(), history, turn).question.empty()) << turn;
  }
}

TEST(HostileTurns, ThatOnlyCorrectLeaveWhatWasSaidAsItIs) {
  const std::vector<std::string> history = {"How is asthma treated?"};
  for (const std::string turn : {"actually", "sorry?", "I meant", "no sorry", "I mean...",
                                 "which of them\u2026", "and,", "so -"}) {
    EXPECT_FALSE(resolve_follow_up(test::corpus(), history, turn).question.empty()) << turn;
  }
}

TEST(HostileTurns, OfGreatLengthAreAQuestionInThemselves) {
  std::string turn;
  while (turn.size() < 8'000) turn += "start zinc, and ";
  const std::vector<std::string> history = {"How is asthma treated?"};
  const Standalone last = resolve_follow_up(test::corpus(), history, turn);
  EXPECT_EQ(last.question, turn);
  EXPECT_FALSE(last.is_follow_up);
  const std::vector<std::string> long_history = {"How is asthma treated?", turn};
  EXPECT_FALSE(
      resolve_follow_up(test::corpus(), long_history, "and in children?").question.empty());
}

TEST(HostileTurns, ReplaceTopicsAsWholeWords) {
  const std::vector<std::string> history = {"Does iron help anemia?",
                                            "Is the environment to blame?"};
  const std::string understood =
      resolve_follow_up(test::corpus(), history, "and calcium?").question;
  EXPECT_EQ(understood.find("envcalcium"), std::string::npos) << understood;
}

}  // namespace
}  // namespace ibid::answer
