// What is wrong with the server itself: when its log says so, how often, and when it is over.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <stop_token>
#include <string>
#include <vector>

#include "ibid/engine.hpp"
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

/// Overwrites a few bytes of every file of that name in the index: whatever is read of it is not
/// what it was.
void damage(const std::filesystem::path& index, std::string_view name) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index)) {
    if (entry.path().filename() != name) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(entry.file_size());
    constexpr std::streamoff kStep = 512;  // in each part that is checked by itself
    for (std::streamoff at = std::min(size / 2, kStep); at < size; at += kStep) {
      file.seekp(at);
      file << std::string(16, '\x5a');
    }
  }
}

/// Puts other files with the bytes of `copy` in the place of those of that name, in the same
/// generation.
void mend(const std::filesystem::path& index, const std::filesystem::path& copy,
          std::string_view name) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(copy)) {
    const auto place = index / std::filesystem::relative(entry.path(), copy);
    if (entry.path().filename() != name) continue;
    std::filesystem::remove(place);
    std::filesystem::copy_file(entry.path(), place);
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
    EXPECT_TRUE(wait_until([&] { return request(sample.port(), "GET", "/readyz").status == 200; }));
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
  // The third check begins when two have found it still damaged.
  EXPECT_TRUE(wait_until([&] { return metric(sample.port(), "ibid_index_checks_total") >= 3; }));
  EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 503);
  // A line is written behind its reply.
  EXPECT_TRUE(wait_until([&] { return log.lines("\"/readyz\"").size() == 21; }));
  for (const std::string& line : log.lines("\"/readyz\"")) {
    EXPECT_THAT(line, Not(HasSubstr("\"error\"")));
  }
  const auto is_fault = [](const std::string& line) {
    return line.find("\"method\"") == std::string::npos;
  };
  std::vector<std::string> errors = log.lines("\"error\"");
  EXPECT_EQ(std::count_if(errors.begin(), errors.end(), is_fault), 1);
  EXPECT_THAT(log.lines("\"mended\""), IsEmpty());

  mend(sample.index(), copy, "passages");
  // And no request meanwhile.
  EXPECT_TRUE(wait_until([&] { return !log.lines("\"mended\"").empty(); }));
  EXPECT_THAT(log.lines("\"mended\""), ElementsAre(HasSubstr("/passages")));
  EXPECT_EQ(request(sample.port(), "GET", "/readyz").status, 200);
  EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
}

/// The sample with so many snippets more, each its own passage.
std::string many_snippets(int count) {
  model::Json json = *model::parse_json(sample_snippets());
  for (int i = 1; i <= count; ++i) {
    json["snippets"].push_back(
        {{"section", {"Harms"}},
         {"references", {2}},
         {"text", "In year " + std::to_string(i) +
                      " veralimab did not raise the risk of bleeding "
                      "in adults with fictitious fever who also had been given it in winter."}});
  }
  return model::dump(json);
}

TEST(Faults, AStopDoesNotWaitForTheCheckOfADamagedIndex) {
  using Clock = std::chrono::steady_clock;
  auto sample = std::make_unique<SampleServer>(
      [](ServerOptions& options) { options.damage_check_interval = milliseconds(1); },
      many_snippets(60'000));
  const Clock::time_point begun = Clock::now();
  const Result<CheckReport> whole = check_index(sample->index());
  const auto whole_check = Clock::now() - begun;
  ASSERT_TRUE(whole && whole->is_clean());

  const std::filesystem::path copy = sample->folder() / "copy";
  std::filesystem::copy(sample->index(), copy, std::filesystem::copy_options::recursive);
  damage(sample->index(), "passages");
  ASSERT_EQ(request(sample->port(), "POST", "/v1/ask", ask_body()).status, 500);
  mend(sample->index(), copy, "passages");
  const int before = metric(sample->port(), "ibid_index_checks_total");
  ASSERT_TRUE(
      wait_until([&] { return metric(sample->port(), "ibid_index_checks_total") > before; }));
  EXPECT_EQ(request(sample->port(), "GET", "/readyz").status, 503) << "the check was too short";
  const Clock::time_point stopped = Clock::now();
  sample.reset();
  EXPECT_LT(Clock::now() - stopped, whole_check / 2);
}

TEST(Faults, ACheckThatIsBrokenOffLeavesTheDamageAsItIs) {
  const Scratch folder;
  const std::filesystem::path index = make_index(folder, sample_snippets());
  const std::filesystem::path copy = folder / "copy";
  std::filesystem::copy(index, copy, std::filesystem::copy_options::recursive);
  const auto engine = Engine::open(index);
  ASSERT_TRUE(engine);
  damage(index, "passages");
  AskRequest asked;
  asked.question = kQuestion;
  ASSERT_FALSE((*engine)->ask(asked));
  mend(index, copy, "passages");
  std::stop_source unwanted;
  unwanted.request_stop();
  const Result<bool> broken_off = (*engine)->recover(unwanted.get_token());
  ASSERT_FALSE(broken_off);
  EXPECT_EQ(broken_off.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT((*engine)->statistics().damage, HasSubstr("passages"));
  EXPECT_TRUE((*engine)->recover().value_or(false));
  EXPECT_THAT((*engine)->statistics().damage, IsEmpty());
}

TEST(Faults, ALogThatCannotBeWrittenForAWhileLosesLinesAndNothingElse) {
  Log log;
  const SampleServer sample([&](ServerOptions& options) {
    options.log = log.sink();
    options.damage_check_interval = milliseconds(1);
  });
  const std::filesystem::path copy = sample.folder() / "copy";
  std::filesystem::copy(sample.index(), copy, std::filesystem::copy_options::recursive);
  log.break_down(true);
  const std::string probe = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
  const std::string replies =
      send_raw(sample.port(), probe + "\r\n" + probe + "Connection: close\r\n\r\n");
  EXPECT_NE(replies.find("HTTP/1.1 200"), replies.rfind("HTTP/1.1 200")) << replies;
  damage(sample.index(), "passages");
  ASSERT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 500);
  // The lines of three requests, and the fault again and again.
  EXPECT_TRUE(wait_until([&] { return log.refused() >= 6; }));
  log.break_down(false);
  // And no request meanwhile.
  EXPECT_TRUE(wait_until([&] { return !log.lines("/passages").empty(); }));
  EXPECT_THAT(log.lines("\"error\""),
              ElementsAre(HasSubstr("lines of this log lost: 3\""), HasSubstr("/passages")));
  mend(sample.index(), copy, "passages");
  EXPECT_TRUE(wait_until([&] { return !log.lines("\"mended\"").empty(); }));
  EXPECT_THAT(log.lines("log lost"), SizeIs(1));
}

TEST(Faults, ANewGenerationThatCannotBeOpenedIsTold) {
  Log log;
  const SampleServer sample([&](ServerOptions& options) { options.log = log.sink(); });
  const std::filesystem::path current = sample.index() / "CURRENT";
  std::ostringstream before;
  before << std::ifstream(current, std::ios::binary).rdbuf();
  std::ofstream(current, std::ios::binary) << "nonsense";
  EXPECT_TRUE(wait_until([&] { return !log.lines("\"error\"").empty(); }));
  EXPECT_THAT(log.lines("\"error\""), SizeIs(1));
  // The generation that was opened goes on.
  EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
  std::ofstream(current, std::ios::binary) << before.str();
  EXPECT_TRUE(wait_until([&] { return !log.lines("\"mended\"").empty(); }));
  EXPECT_THAT(log.lines("\"mended\""), SizeIs(1));
}

}  // namespace
}  // namespace ibid::serve::test
