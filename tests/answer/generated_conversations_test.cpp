// 500 conversations of three turns on the corpus's topics: each follow-up must be understood
// as its table says, and a change of topic must be noticed.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "answer/conversation/standalone_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/setting.hpp"

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
struct Opening {
  std::string question;  ///< "{}" stands for the topic
  std::string given;     ///< what is meant where something is taken
};
const std::vector<Opening> kOpenings{
    {"What is {}?", "treatment for {}"},
    {"How is {} diagnosed?", "treatment for {}"},
    {"How is {} treated?", "treatment for {}"},
    {"Which drugs are recommended for {}?", "treatment for {}"},
    {"Does metformin help in {}?", "metformin"},
    {"What causes {}?", "treatment for {}"},
};

/// "{}" stands for the topic, "{given}" for what is taken, "{lasts}" for what is done with either,
/// "{last}" for the question before and
/// "{pattern}" for the same without of whom it asks.
struct FollowUp {
  std::string asked;
  std::string understood;
  std::string pattern = {};  ///< what it is to the next one; empty: as before
};
const std::vector<FollowUp> kFollowUps{
    {"What about children?", "{pattern} in children?"},
    {"and the dose?", "What is the dose of {given}?", "What is the dose of {given}"},
    {"Is it safe in pregnancy?", "Is {given} safe in pregnancy?", "Is {given} safe"},
    {"Why?", "Why: {last}?"},
    {"How is it prevented?", "How is {} prevented?", "How is {} prevented"},
    {"And in older adults?", "{pattern} in older adults?"},
    {"What are its symptoms?", "What are the symptoms of {}?", "What are the symptoms of {}"},
    {"Which tests does it need?", "Which tests does {} need?", "Which tests does {} need"},
    {"What about side effects?", "What are the side effects of {given}?",
     "What are the side effects of {given}"},
    {"and during pregnancy?", "{pattern} in pregnancy?"},
    {"Can they be given to women?", "Can {given} be given to women?", "Can {given} be given"},
    {"How long?", "How long should {lasts}?", "How long should {lasts}"},
    {"Is that treatment recommended?", "Is {given} recommended?", "Is {given} recommended"},
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

std::string with_topic(std::string pattern, const std::string& topic) {
  replace_all(pattern, "{}", topic);
  return pattern;
}

/// The conversation as its tables say it should be understood.
class Expected {
 public:
  Expected(const Opening& opening, const Topic& topic)
      : topic_(topic.name), given_(opening.given), last_(opening.question) {
    last_.pop_back();
    pattern_ = last_;
  }

  std::string next(const FollowUp& follow_up) {
    std::string understood = filled(follow_up.understood);
    // "Why?" and "in children?" leave what the next one is added to.
    if (!follow_up.pattern.empty()) {
      last_ = understood.substr(0, understood.size() - 1);
      pattern_ = filled(follow_up.pattern);
    }
    return in_its_setting(understood);
  }

 private:
  /// What a remedy is asked of names for what it was given.
  std::string in_its_setting(const std::string& understood) const {
    const bool is_known = given_.find(' ') == std::string::npos;
    const bool is_on_remedy_alone = is_known && understood.find(given_) != std::string::npos &&
                                    understood.find(topic_) == std::string::npos;
    return is_on_remedy_alone ? in_setting(understood, std::vector{topic_}) : understood;
  }

  std::string filled(std::string text) const {
    replace_all(text, "{last}", last_);
    replace_all(text, "{pattern}", pattern_);
    const bool is_known = given_.find(' ') == std::string::npos;
    replace_all(text, "{lasts}", is_known ? given_ + " be taken" : topic_ + " be treated");
    replace_all(text, "{given}", given_);
    return with_topic(text, topic_);
  }

  std::string topic_;
  std::string given_;
  std::string last_;
  std::string pattern_;
};

void check_conversation(int number) {
  const auto n = static_cast<std::size_t>(number);
  const Topic& topic = kTopics[n % kTopics.size()];
  const Opening& opening = kOpenings[n / 3 % kOpenings.size()];
  const FollowUp& second = kFollowUps[n / 2 % kFollowUps.size()];
  const FollowUp& third = kFollowUps[n * 5 / 3 % kFollowUps.size()];
  const index::Generation& generation = test::corpus();
  const std::string first = with_topic(opening.question, topic.name);
  Expected expected(opening, topic);
  const Standalone two = resolve_follow_up(generation, std::vector{first}, second.asked);
  EXPECT_TRUE(two.is_follow_up) << first << " | " << second.asked;
  EXPECT_EQ(two.question, expected.next(second)) << first << " | " << second.asked;
  const std::vector<std::string> said{first, second.asked};
  // Every fifth turns to something else at last.
  if (n % 5 == 4) {
    const std::string other = with_topic(kOpenings[n % kOpenings.size()].question, topic.other);
    const Standalone turned = resolve_follow_up(generation, said, other);
    EXPECT_TRUE(turned.topic_changed) << first << " | " << other;
    EXPECT_EQ(turned.question, other);
    return;
  }
  const Standalone three = resolve_follow_up(generation, said, third.asked);
  EXPECT_TRUE(three.is_follow_up) << first << " | " << second.asked << " | " << third.asked;
  EXPECT_EQ(three.question, expected.next(third))
      << first << " | " << second.asked << " | " << third.asked;
}

TEST(GeneratedConversations, FiveHundredAreUnderstoodWordForWord) {
  for (int i = 0; i < kConversations; ++i) check_conversation(i);
}

}  // namespace
}  // namespace ibid::answer
