// 500 conversations of three turns on the corpus's topics: each follow-up must keep to what the
// conversation is about, and a change of topic must be noticed.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/conversation.hpp"
#include "answer/corpus_generation.hpp"

namespace ibid::answer {
namespace {

constexpr int kConversations = 500;

struct Topic {
  std::string name;
  std::string other;  ///< one that shares no word with it
};
const std::vector<Topic> kTopics{
    {"asthma", "iron deficiency"},
    {"atrial fibrillation", "migraine"},
    {"chronic kidney disease", "osteoporosis"},
    {"community-acquired pneumonia", "vitamin D"},
    {"heart failure", "Helicobacter pylori"},
    {"Helicobacter pylori infection", "hypertension"},
    {"hypertension", "asthma"},
    {"iron deficiency anemia", "migraine"},
    {"major depression", "zinc"},
    {"migraine", "heart failure"},
    {"type 2 diabetes", "pneumonia"},
    {"vitamin D deficiency", "asthma"},
    {"zinc deficiency", "depression"},
    {"osteoporosis", "hypertension"},
};
const std::vector<std::string> kOpenings{
    "What is {}?",
    "How is {} diagnosed?",
    "How is {} treated?",
    "Which drugs are recommended for {}?",
    "Does exercise help in {}?",
    "What causes {}?",
};
const std::vector<std::string> kFollowUps{
    "What about children?",        "and the dose?",
    "Is it safe in pregnancy?",    "Why?",
    "How is it prevented?",        "And in older adults?",
    "What are its symptoms?",      "Which tests does it need?",
    "What about side effects?",    "and during pregnancy?",
    "Can they be given to women?", "How long?",
    "What are the risks?",         "Is that treatment recommended?",
};

std::string with_topic(std::string pattern, const std::string& topic) {
  if (const auto at = pattern.find("{}"); at != std::string::npos) pattern.replace(at, 2, topic);
  return pattern;
}

/// Empty when the third turn keeps what the first two set, else what became of it.
std::string lost_focus(int number) {
  const auto n = static_cast<std::size_t>(number);
  const Topic& topic = kTopics[n % kTopics.size()];
  const std::string opening = with_topic(kOpenings[n / 3 % kOpenings.size()], topic.name);
  const std::string second = kFollowUps[n / 2 % kFollowUps.size()];
  // Every fifth turns to something else at last.
  const bool turns = n % 5 == 4;
  const std::string third = turns ? with_topic(kOpenings[n % kOpenings.size()], topic.other)
                                  : kFollowUps[n * 5 / 3 % kFollowUps.size()];
  const index::Generation& generation = test::corpus();
  const std::string said = opening + " | " + second + " | ";
  const Standalone two = resolve_follow_up(generation, std::vector{opening}, second);
  if (!two.is_follow_up || two.question.find(topic.name) == std::string::npos) {
    return said + "-> " + two.question;
  }
  const Standalone three = resolve_follow_up(generation, std::vector{opening, second}, third);
  const bool kept =
      turns ? three.topic_changed && three.question == third
            : three.is_follow_up && three.question.find(topic.name) != std::string::npos;
  return kept ? std::string{} : said + third + " -> " + three.question;
}

TEST(GeneratedConversations, FiveHundredKeepTheirFocus) {
  std::vector<std::string> lost;
  for (int i = 0; i < kConversations; ++i) {
    if (std::string one = lost_focus(i); !one.empty()) lost.push_back(std::move(one));
  }
  for (const std::string& one : lost) ADD_FAILURE() << one;
}

}  // namespace
}  // namespace ibid::answer
