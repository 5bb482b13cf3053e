#include "serve/http/admission.hpp"

#include <gtest/gtest.h>

#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Admission::Clock::time_point kNow = Admission::Clock::time_point() + std::chrono::hours(1);

/// Two workers that do nothing else.
Load behind(std::size_t waiting) {
  return {waiting, 2, {}};
}

/// At most 100 waiting for at most half a second, after many requests of `each`.
Admission admission_at(milliseconds each) {
  Admission admission(100, milliseconds(500), {milliseconds(5), milliseconds(500)});
  for (int i = 0; i < 500; ++i) admission.observe(each);
  return admission;
}

TEST(Admission, TakesAsManyAsCanBeServedInTime) {
  const struct {
    milliseconds each;
    std::size_t places;
  } cases[] = {{milliseconds(1), 100},  // the length of the queue is the bound
               {milliseconds(20), 50},
               {milliseconds(100), 10},
               {milliseconds(5000), 2}};  // observed as the longest wait
  for (const auto& [each, places] : cases) {
    Admission admission = admission_at(each);
    std::size_t waiting = 0;
    while (waiting < 1000 && !admission.refuse(behind(waiting), kNow)) ++waiting;
    EXPECT_NEAR(static_cast<double>(waiting), static_cast<double>(places), 1) << each.count();
  }
}

TEST(Admission, AnEmptyQueueTakesEverybodyHoweverSlowTheLastRequestsWere) {
  EXPECT_FALSE(admission_at(seconds(60)).refuse(behind(0), kNow));
}

TEST(Admission, OneUploadDoesNotShutTheDoor) {
  Admission admission = admission_at(milliseconds(5));
  admission.observe(seconds(16));
  EXPECT_FALSE(admission.refuse(behind(20), kNow));
}

TEST(Admission, WorkersThatServeOthersAndWorkThatComesFirstCountAgainstANewcomer) {
  Admission admission = admission_at(milliseconds(20));
  const auto places = [&](Load load) {
    while (load.waiting < 1000 && !admission.refuse(load, kNow)) ++load.waiting;
    return static_cast<double>(load.waiting);
  };
  EXPECT_NEAR(places({0, 2, {}}), 50, 1);
  EXPECT_NEAR(places({0, 1, {}}), 25, 1);
  EXPECT_NEAR(places({0, 1, milliseconds(400)}), 5, 1);
}

TEST(Admission, TheRefusedComeBackAtThePaceAtWhichTheyCanBeServed) {
  Admission admission = admission_at(milliseconds(100));  // 20 requests a second
  int at_second[40] = {};
  for (int i = 0; i < 200; ++i) ++at_second[admission.refuse(behind(100), kNow)->count()];
  // The queue takes the first five seconds; from then on twenty a second.
  for (int second = 7; second < 15; ++second) EXPECT_NEAR(at_second[second], 20, 2) << second;
  EXPECT_EQ(at_second[0], 0);
}

TEST(Admission, TheLineIsNeverLongerThanItsBoundAndEmptiesWithTime) {
  Admission admission = admission_at(milliseconds(100));
  for (int i = 0; i < 100000; ++i) (void)admission.refuse(behind(100), kNow);
  EXPECT_EQ(admission.refuse(behind(100), kNow), kRetryAfterMax);
  // A minute later nobody stands there any more: only the queue itself is waited for.
  EXPECT_EQ(admission.refuse(behind(10), kNow + seconds(60)), seconds(1));
}

}  // namespace
}  // namespace ibid::serve
