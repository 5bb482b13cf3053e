#include "eval/throughput.hpp"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace ibid::eval {
namespace {

TEST(Throughput, AsksEveryQuestionOnceOnEveryNewThreadAndThenEachAsOftenAsThereArePasses) {
  constexpr std::size_t kQuestions = 5;
  constexpr std::size_t kPasses = 3;
  for (const unsigned threads : {1u, 2u, 4u}) {
    std::mutex mutex;
    std::map<std::thread::id, std::vector<std::size_t>> asked;
    const double rate =
        questions_per_second(kQuestions, kPasses, threads, [&](std::size_t question) {
          const std::lock_guard lock(mutex);
          asked[std::this_thread::get_id()].push_back(question);
        });
    EXPECT_GT(rate, 0);
    EXPECT_EQ(asked.size(), threads);
    EXPECT_EQ(asked.count(std::this_thread::get_id()), 0u) << "this thread may be warm already";
    std::vector<std::size_t> times(kQuestions);
    for (const auto& [thread, questions] : asked) {
      ASSERT_GE(questions.size(), kQuestions);
      for (std::size_t i = 0; i < kQuestions; ++i) EXPECT_EQ(questions[i], i);
      for (const std::size_t question : questions) ++times[question];
    }
    EXPECT_EQ(times, std::vector<std::size_t>(kQuestions, threads + kPasses));
  }
}

TEST(Throughput, StartsTheClockWhenTheLastThreadIsWarm) {
  std::mutex mutex;
  std::size_t calls = 0;
  std::map<std::thread::id, std::size_t> own;
  constexpr std::size_t kQuestions = 7;
  (void)questions_per_second(kQuestions, 2, 3, [&](std::size_t) {
    const std::lock_guard lock(mutex);
    ++calls;
    // A thread's first call that counts comes after all the calls that warm.
    if (++own[std::this_thread::get_id()] > kQuestions) {
      EXPECT_GT(calls, 3 * kQuestions);
    }
  });
  EXPECT_EQ(calls, (3 + 2) * kQuestions);
}

}  // namespace
}  // namespace ibid::eval
