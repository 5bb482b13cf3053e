// What is wrong with the server itself: when its log says so, how often, and when it is over.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "serve/http/fault_log.hpp"
#include "serve/limits.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string ask_body() {
  return model::dump({{"question", kQuestion}});
}

const FaultLog::Clock::time_point kNow = FaultLog::Clock::time_point() + std::chrono::hours(10);

/// "+" what is there, "-" what is gone.
std::string text_of(const std::vector<FaultNews>& news) {
  std::string text;
  for (const FaultNews& one : news) text += (one.is_gone ? "-" : "+") + one.fault + " ";
  return text;
}

TEST(FaultLog, TellsAFaultWhenItComesNowAndThenAndWhenItIsGone) {
  FaultLog faults;
  const auto at = [&](FaultLog::Clock::duration later, std::string fault) {
    faults.set(FaultPlace::kIndex, std::move(fault));
    return text_of(faults.take(kNow + later));
  };
  EXPECT_EQ(at(seconds(0), "a"), "+a ");
  for (int i = 1; i < 100; ++i) EXPECT_EQ(at(seconds(i), "a"), "") << i;
  EXPECT_EQ(at(kFaultRepeat - seconds(1), "a"), "");
  EXPECT_EQ(at(kFaultRepeat, "a"), "+a ");
  EXPECT_EQ(at(kFaultRepeat + seconds(1), "a"), "");
  EXPECT_EQ(at(kFaultRepeat + seconds(2), ""), "");
  EXPECT_EQ(at(kFaultRepeat + seconds(2) + kFaultSettles, ""), "-a ");
  EXPECT_EQ(at(kFaultRepeat + minutes(2), ""), "");
  // The same again is news again.
  EXPECT_EQ(at(kFaultRepeat + minutes(3), "a"), "+a ");
}

TEST(FaultLog, WhatComesAndGoesWithEveryRequestDoesNotFillTheLog) {
  FaultLog faults;
  std::string told;
  for (int i = 0; i < 1000; ++i) {
    faults.set(FaultPlace::kReviews, "busy");
    faults.set(FaultPlace::kReviews, "");
    told += text_of(faults.take(kNow + milliseconds(10 * i)));
    faults.set(FaultPlace::kReviews, "");
    told += text_of(faults.take(kNow + milliseconds(10 * i + 5)));
  }
  EXPECT_EQ(told, "+busy ");
}

TEST(FaultLog, PlacesAreToldApartAndAnotherFaultInOneIsNews) {
  FaultLog faults;
  faults.set(FaultPlace::kReviews, "r");
  faults.set(FaultPlace::kIndex, "a");
  EXPECT_EQ(text_of(faults.take(kNow)), "+a +r ");
  faults.set(FaultPlace::kIndex, "b");
  EXPECT_EQ(text_of(faults.take(kNow + minutes(1))), "+b ");
}

/// What a server has logged so far; its sink is called on another thread.
class Log {
 public:
  [[nodiscard]] LogSink sink() {
    return [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      lines_.emplace_back(line);
    };
  }
  /// Those that hold `part`.
  [[nodiscard]] std::vector<std::string> lines(std::string_view part) const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> found;
    for (const std::string& line : lines_) {
      if (line.find(part) != std::string::npos) found.push_back(line);
    }
    return found;
  }

 private:
  mutable std::mutex mutex_;  // guards lines_
  std::vector<std::string> lines_;
};

/// Overwrites the middle of every file of that name in the index.
void damage(const std::filesystem::path& index, std::string_view name) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index)) {
    if (entry.path().filename() != name) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(entry.file_size() / 2));
    file << std::string(16, '\x5a');
  }
}

TEST(Faults, ADamagedIndexIsNamedInTheLogAndMakesTheServerUnready) {
  Log log;
  {
    const SampleServer sample([&](ServerOptions& options) { options.log = log.sink(); });
    EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 200);
    damage(sample.index(), "passages");
    const Reply reply = request(sample.port(), "POST", "/v1/ask", ask_body());
    ASSERT_EQ(reply.status, 500);
    EXPECT_EQ(json_of(reply)["kind"], "index_damaged");
    EXPECT_THAT(reply.body, Not(HasSubstr(sample.index().string())));
    const Reply ready = request(sample.port(), "GET", "/readyz");
    EXPECT_EQ(ready.status, 503);
    EXPECT_THAT(ready.body, HasSubstr("The index is damaged"));
    EXPECT_THAT(ready.body, Not(HasSubstr(sample.index().string())));
    // Another generation is another matter.
    std::filesystem::remove_all(sample.index());
    std::string other = sample_snippets();
    other.replace(other.find("\"id\": \"veralimab\""), 17, "\"id\": \"second\"");
    (void)make_index(sample.folder(), other);
    for (int i = 0; i < 200 && request(sample.port(), "GET", "/readyz").status != 200; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 200);
    EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
  }
  EXPECT_THAT(log.lines("\"error\""), Contains(HasSubstr("/passages")));
}

TEST(Faults, ProbesOfADamagedServerAddNoErrorsAndARepairInPlaceIsNoticed) {
  Log log;
  const SampleServer sample([&](ServerOptions& options) {
    options.log = log.sink();
    options.damage_check_interval = milliseconds(100);
  });
  const std::filesystem::path copy = sample.folder() / "copy";
  std::filesystem::copy(sample.index(), copy, std::filesystem::copy_options::recursive);
  damage(sample.index(), "passages");
  ASSERT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 500);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 503);
  }
  // Looked at more than once meanwhile, and still damaged.
  std::this_thread::sleep_for(3 * kRefreshInterval);
  EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 503);
  // A line is written behind its reply.
  for (int i = 0; i < 100 && log.lines("\"/readyz\"").size() < 21; ++i) {
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_THAT(log.lines("\"/readyz\""), SizeIs(21));
  for (const std::string& line : log.lines("\"/readyz\"")) {
    EXPECT_THAT(line, Not(HasSubstr("\"error\"")));
  }
  const auto is_fault = [](const std::string& line) {
    return line.find("\"method\"") == std::string::npos;
  };
  std::vector<std::string> errors = log.lines("\"error\"");
  EXPECT_EQ(std::count_if(errors.begin(), errors.end(), is_fault), 1);
  EXPECT_THAT(log.lines("\"mended\""), IsEmpty());

  // Other files take the place of the damaged ones, in the same generation.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(copy)) {
    const auto place = sample.index() / std::filesystem::relative(entry.path(), copy);
    if (entry.path().filename() != "passages") continue;
    std::filesystem::remove(place);
    std::filesystem::copy_file(entry.path(), place);
  }
  for (int i = 0; i < 200 && log.lines("\"mended\"").empty(); ++i) {
    std::this_thread::sleep_for(milliseconds(50));  // and no request meanwhile
  }
  EXPECT_THAT(log.lines("\"mended\""), ElementsAre(HasSubstr("/passages")));
  EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 200);
  EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
}

TEST(Faults, ANewGenerationThatCannotBeOpenedIsTold) {
  Log log;
  const SampleServer sample([&](ServerOptions& options) { options.log = log.sink(); });
  const std::filesystem::path current = sample.index() / "CURRENT";
  std::ostringstream before;
  before << std::ifstream(current, std::ios::binary).rdbuf();
  std::ofstream(current, std::ios::binary) << "nonsense";
  for (int i = 0; i < 200 && log.lines("\"error\"").empty(); ++i) {
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_THAT(log.lines("\"error\""), SizeIs(1));
  // The generation that was opened goes on.
  EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
  std::ofstream(current, std::ios::binary) << before.str();
  for (int i = 0; i < 200 && log.lines("\"mended\"").empty(); ++i) {
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_THAT(log.lines("\"mended\""), SizeIs(1));
}

}  // namespace
}  // namespace ibid::serve::test
