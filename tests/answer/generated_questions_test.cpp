// 10,000 questions made from the corpus's own words: none may break a promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/promises.hpp"
#include "model/answer_json.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

constexpr int kQuestions = 10'000;

/// Runs of one to four words of the corpus within question patterns; a fixed seed, so that a
/// failure can be seen again.
class QuestionMaker {
 public:
  explicit QuestionMaker(const index::Generation& generation) : generation_(generation) {}

  std::string next() {
    static constexpr std::array<const char*, 8> kPatterns{
        "What is the relationship between {} and {}?",
        "Does {} prevent {}?",
        "How much {} is recommended for {}?",
        "What are the side effects of {} in {}?",
        "How is {} diagnosed?",
        "{} {}",
        "Which drugs are recommended for {}?",
        "Is {} better than {}?",
    };
    std::string question = kPatterns[random_() % kPatterns.size()];
    for (auto at = question.find("{}"); at != std::string::npos; at = question.find("{}")) {
      question.replace(at, 2, words());
    }
    return question;
  }

 private:
  std::string words() {
    const auto passages = generation_.statistics().passages;
    const Passage passage = *generation_.passage(static_cast<std::uint32_t>(random_() % passages));
    const std::vector<text::Word> all = text::words(passage.text);
    const std::size_t begin = random_() % all.size();
    const std::size_t end = std::min(all.size(), begin + 1 + random_() % 4);
    return passage.text.substr(all[begin].range.begin,
                               all[end - 1].range.end - all[begin].range.begin);
  }

  const index::Generation& generation_;
  std::mt19937 random_{20261124};
};

TEST(GeneratedQuestions, TenThousandBreakNoPromise) {
  const auto& generation = test::corpus();
  QuestionMaker maker(generation);
  int answered = 0;
  for (int i = 0; i < kQuestions; ++i) {
    const std::string question = maker.next();
    AnswerOptions options;
    // Every fourth is a page, the others brief.
    if (i % 4 != 0) {
      options.claims_max = 5;
      options.words_max = 120;
    }
    const auto answer = answer_question(generation, question, options);
    ASSERT_TRUE(answer) << question << ": " << answer.error().message;
    ASSERT_EQ(test::broken_promise(*answer, generation), "") << question;
    answered += answer->outcome == Outcome::kAnswered ? 1 : 0;
  }
  // Precision alone proves nothing: the questions are about the corpus, so most have an answer.
  EXPECT_GT(answered, kQuestions / 2);
}

TEST(GeneratedQuestions, GiveTheSameBytesWhateverTheOrderOfDocuments) {
  auto documents = test::snippet_documents(std::filesystem::path(IBID_SOURCE_DIR) / "corpus");
  std::reverse(documents.begin(), documents.end());
  const test::MemoryGeneration reversed(std::move(documents));
  QuestionMaker maker(test::corpus());
  for (int i = 0; i < 50; ++i) {
    const std::string question = maker.next();
    const auto one = answer_question(test::corpus(), question);
    const auto other = answer_question(reversed, question);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(model::dump(model::to_json(*one)), model::dump(model::to_json(*other))) << question;
  }
}

}  // namespace
}  // namespace ibid::answer
