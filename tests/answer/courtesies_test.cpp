#include "answer/conversation/courtesies.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace ibid::answer {
namespace {

TEST(Courtesies, AreToldFromQuestions) {
  const std::pair<std::string_view, Courtesy> cases[] = {
      {"thanks!", Courtesy::kThanks},
      {"Great, thank you very much.", Courtesy::kThanks},
      {"hello", Courtesy::kGreeting},
      {"Hi there", Courtesy::kGreeting},
      {"Good morning, ibid!", Courtesy::kGreeting},
      {"ok thanks, bye", Courtesy::kFarewell},
      {"ok", Courtesy::kNone},
      {"great", Courtesy::kNone},
      {"hello, is zinc safe?", Courtesy::kNone},
      {"thanks for nothing", Courtesy::kNone},
      {"high blood pressure", Courtesy::kNone},
      {"hi-lo", Courtesy::kNone},
      {"", Courtesy::kNone},
  };
  for (const auto& [text, courtesy] : cases) EXPECT_EQ(courtesy_of(text), courtesy) << text;
}

TEST(Courtesies, AreReturned) {
  EXPECT_EQ(courteous_reply("ok thanks, bye"), "Goodbye.");
  EXPECT_EQ(courteous_reply("Is zinc safe?"), std::nullopt);
}

TEST(Courtesies, TakeUpWhatWasOffered) {
  const std::pair<std::string_view, std::optional<std::size_t>> cases[] = {
      {"yes, the second", 1},
      {"2", 1},
      {"the third one please", 2},
      {"yes please", 0},
      {"the fourth", std::nullopt},  // of three
      {"the second one?", std::nullopt},
      {"yes, in children", std::nullopt},
      {"one", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [text, taken] : cases) EXPECT_EQ(offer_taken(text, 3), taken) << text;
  EXPECT_EQ(offer_taken("yes", 0), std::nullopt);
}

}  // namespace
}  // namespace ibid::answer
