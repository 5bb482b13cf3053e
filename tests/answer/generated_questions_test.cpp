// 10,000 questions made from the corpus's own words: none may break a promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/promises.hpp"
#include "answer/question_maker.hpp"
#include "model/answer_json.hpp"

namespace ibid::answer {
namespace {

constexpr int kQuestions = 10'000;

TEST(GeneratedQuestions, TenThousandBreakNoPromise) {
  const auto& generation = test::corpus();
  test::QuestionMaker maker(generation);
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
    if (i % 8 < 2) {
      EXPECT_EQ(has_answer(generation, question, options).value(),
                answer->outcome == Outcome::kAnswered)
          << question;
    }
  }
  // Precision alone proves nothing: the questions are about the corpus, so most have an answer.
  EXPECT_GT(answered, kQuestions / 2);
}

TEST(GeneratedQuestions, GiveTheSameBytesWhateverTheOrderOfDocuments) {
  auto documents = test::snippet_documents(std::filesystem::path(IBID_SOURCE_DIR) / "corpus");
  std::reverse(documents.begin(), documents.end());
  const test::MemoryGeneration reversed(std::move(documents), index::Language::built_in(),
                                        test::corpus().name());
  test::QuestionMaker maker(test::corpus());
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
