// The parts that need no server: offsets, events, keys, origins, decoding, the pool.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "ibid/engine.hpp"
#include "serve/api/conversations.hpp"
#include "serve/api/offsets.hpp"
#include "serve/http/auth.hpp"
#include "serve/http/gzip.hpp"
#include "serve/http/http_client.hpp"
#include "serve/http/listen.hpp"
#include "serve/http/origin_policy.hpp"
#include "serve/http/request_pool.hpp"
#include "serve/http/sse.hpp"
#include "serve/limits.hpp"
#include "serve/router.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve {
namespace {

TEST(Offsets, AreThoseOfJavaScriptAndPython) {
  const struct {
    std::string text;
    std::size_t utf16;
    std::size_t code_points;
  } cases[] = {{"", 0, 0},
               {"abc", 3, 3},
               {"\xC3\xA9", 1, 1},          // é
               {"e\xCC\x81", 2, 2},         // é decomposed
               {"\xE4\xB8\xAD", 1, 1},      // 中
               {"\xF0\x9F\x98\x80", 2, 1},  // emoji
               {"a\r\n\xF0\x9F\x98\x80", 5, 4}};
  for (const auto& [text, utf16, code_points] : cases) {
    const TextOffset offset = offset_at(text, text.size());
    EXPECT_EQ(offset.utf16, utf16) << text;
    EXPECT_EQ(offset.code_points, code_points) << text;
  }
}

TEST(Offsets, OfManyPlacesAreThoseOfEachAlone) {
  const std::string text = "a\xC3\xA9\xF0\x9F\x98\x80\xE4\xB8\xADz";
  OffsetCounter counter(text);
  for (const std::size_t at : {0, 1, 3, 3, 7, 11, 1, 10, 0}) {
    EXPECT_EQ(counter.at(at).utf16, offset_at(text, at).utf16) << at;
    EXPECT_EQ(counter.at(at).code_points, offset_at(text, at).code_points) << at;
  }
}

TEST(Sse, NoDataCanEndItsEventEarly) {
  const struct {
    std::string data;
    std::string framed;
  } cases[] = {{"one", "event: e\ndata: one\n\n"},
               {"a\nb", "event: e\ndata: a\ndata: b\n\n"},
               {"a\r\nb\rc", "event: e\ndata: a\ndata: b\ndata: c\n\n"},
               {"\n\nevent: x", "event: e\ndata: \ndata: \ndata: event: x\n\n"}};
  for (const auto& [data, framed] : cases) EXPECT_EQ(sse_event("e", data), framed);
}

TEST(Gzip, IsTakenAsTheClientSays) {
  const struct {
    const char* header;
    bool accepted;
  } cases[] = {
      {"gzip", true},         {"br, gzip", true},    {"GZIP;q=0.5", true}, {"gzip;q=0", false},
      {"gzip; q=0.0", false}, {"*", true},           {"*;q=0", false},     {"", false},
      {"br", false},          {"*, gzip;q=0", false}};
  for (const auto& [header, accepted] : cases) EXPECT_EQ(accepts_gzip(header), accepted) << header;
}

TEST(PercentDecoding, RefusesBrokenEscapes) {
  EXPECT_EQ(percent_decode("a%2Fb+c", false), "a/b+c");
  EXPECT_EQ(percent_decode("a+b", true), "a b");
  for (const char* broken : {"%", "%1", "%zz", "a%2"}) {
    EXPECT_EQ(percent_decode(broken, false), std::nullopt) << broken;
  }
}

TEST(Keys, AreFoundByTheirHashAndCarryTheirRoles) {
  const Result<NewKey> made = make_key("ward", {Role::kReview});
  ASSERT_TRUE(made);
  const Result<KeyRing> ring = KeyRing::parse("# keys\n" + made->line + "\n");
  ASSERT_TRUE(ring);
  EXPECT_EQ(made->line.find(made->key), std::string::npos);
  const std::optional<Caller> owner = ring->find(made->key);
  ASSERT_TRUE(owner);
  EXPECT_EQ(owner->name, "ward");
  EXPECT_TRUE(owner->may(Role::kRead) && owner->may(Role::kReview));
  EXPECT_FALSE(owner->may(Role::kIngest) || owner->may(Role::kAdmin));
  EXPECT_FALSE(ring->find(made->key + "x"));
  EXPECT_FALSE(ring->find(""));
}

TEST(Keys, ABrokenFileIsRefusedByLine) {
  for (const char* text : {"a read", "a king 00", "a read zz", "a  "}) {
    const Result<KeyRing> ring = KeyRing::parse(text);
    ASSERT_FALSE(ring) << text;
    EXPECT_THAT(ring.error().message, testing::HasSubstr("line 1"));
  }
}

TEST(Keys, AFileThatIsBrokenOrHasNoneIsNamedWithTheRemedy) {
  const test::Scratch folder;
  const auto fault_of = [&](std::string_view bytes) {
    const Result<KeyRing> ring = KeyRing::read(folder.write("ward.keys", bytes));
    return ring ? "" : ring.error().message;
  };
  EXPECT_THAT(fault_of("# ours\na read\n"), testing::HasSubstr("ward.keys: line 2: expected"));
  EXPECT_THAT(fault_of("# none yet\n"), testing::HasSubstr("ward.keys: there is no key in it"));
  EXPECT_NE(KeyRing::read(folder.path()).error().message, "") << "a folder is no file";
}

TEST(OriginPolicy, ALoopbackServerTakesOnlyLoopbackNames) {
  OriginPolicy policy;
  for (const char* host : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"}) {
    EXPECT_TRUE(policy.host_is_ours(host)) << host;
  }
  for (const char* host : {"evil.example", "localhost.evil.example", "127.0.0.1.evil", ""}) {
    EXPECT_FALSE(policy.host_is_ours(host)) << host;
  }
  policy.allowed_hosts = {"ibid.ward"};
  EXPECT_TRUE(policy.host_is_ours("ibid.ward:443"));
}

TEST(Router, NoTwoRoutesShareMethodAndPattern) {
  for (const Route& a : routes()) {
    for (const Route& b : routes()) {
      EXPECT_TRUE(&a == &b || a.method != b.method || a.pattern != b.pattern) << a.pattern;
    }
  }
}

TEST(RequestPool, RefusesBeyondItsQueueAndFinishesWhatItTook) {
  std::atomic<int> done{0};
  std::atomic<bool> go{false};
  int accepted = 0;
  {
    RequestPool pool(1, 2);
    for (int i = 0; i < 10; ++i) {
      const Submission submission = pool.submit([&] {
        while (!go) std::this_thread::yield();
        ++done;
      });
      if (submission.accepted) ++accepted;
    }
    go = true;
  }
  EXPECT_EQ(done, accepted);
  EXPECT_GE(accepted, 2);
  EXPECT_LE(accepted, 3);
}

/// Jobs that stay where they are until the test lets them go.
class Held {
 public:
  std::function<void()> job() {
    return [this] {
      ++begun;
      while (!go_) std::this_thread::yield();
    };
  }
  void let_go() { go_ = true; }
  std::atomic<int> begun{0};

 private:
  std::atomic<bool> go_{false};
};

TEST(RequestPool, LongJobsNeverHoldTheLastWorker) {
  Held held;
  std::atomic<bool> answered{false};
  RequestPool pool(2, 8);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  ASSERT_TRUE(pool.submit([&] { answered = true; }).accepted);
  EXPECT_TRUE(test::wait_until([&] { return answered.load(); }));
  EXPECT_EQ(held.begun, 1);
  held.let_go();
  EXPECT_TRUE(test::wait_until([&] { return held.begun == 2; }));
}

TEST(RequestPool, TheOnlyWorkerTakesLongJobsToo) {
  Held held;
  held.let_go();
  RequestPool pool(1, 8);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  EXPECT_TRUE(test::wait_until([&] { return held.begun == 1; }));
}

TEST(RequestPool, WhatWasWithdrawnNeverBegins) {
  Held first;
  Held second;
  {
    RequestPool pool(1, 8);
    const Submission running = pool.submit(first.job());
    EXPECT_TRUE(test::wait_until([&] { return first.begun == 1; }));
    const Submission waiting = pool.submit(second.job());
    EXPECT_EQ(pool.use().waiting, 1u);
    EXPECT_EQ(pool.use().running, 1u);
    EXPECT_FALSE(pool.withdraw(running.ticket));
    EXPECT_TRUE(pool.withdraw(waiting.ticket));
    EXPECT_FALSE(pool.withdraw(waiting.ticket));
    EXPECT_EQ(pool.use().waiting, 0u);
    first.let_go();
  }
  EXPECT_EQ(second.begun, 0);
}

/// How many jobs of that length a pool takes that wait for those which hold its workers.
int accepted_by(RequestPool& pool, JobLength length) {
  int accepted = 0;
  while (accepted < 1000 && pool.submit([] {}, length).accepted) ++accepted;
  return accepted;
}

TEST(RequestPool, AWorkerThatALongJobHoldsServesNoShortOne) {
  int places[2] = {};
  for (const JobLength first : {JobLength::kShort, JobLength::kLong}) {
    Held held;
    RequestPool pool(2, 1000, std::chrono::milliseconds(200));
    ASSERT_TRUE(pool.submit(held.job(), first).accepted);
    ASSERT_TRUE(pool.submit(held.job()).accepted);
    EXPECT_TRUE(test::wait_until([&] { return held.begun == 2; }));
    places[static_cast<std::size_t>(first)] = accepted_by(pool, JobLength::kShort);
    held.let_go();
  }
  // 5 ms each until they have been timed.
  EXPECT_NEAR(places[static_cast<std::size_t>(JobLength::kShort)], 80, 1);
  EXPECT_NEAR(places[static_cast<std::size_t>(JobLength::kLong)], 40, 1);
}

TEST(RequestPool, WhatWaitsForTheOnlyWorkerIsCountedWhicheverItsLength) {
  Held held;
  RequestPool pool(1, 1000, std::chrono::milliseconds(1000));
  ASSERT_TRUE(pool.submit(held.job()).accepted);
  EXPECT_TRUE(test::wait_until([&] { return held.begun == 1; }));
  ASSERT_TRUE(pool.submit([] {}, JobLength::kLong).accepted);
  ASSERT_TRUE(pool.submit([] {}, JobLength::kLong).accepted);
  // Two of a third of a second come first: what is left of the second is for questions of 5 ms.
  EXPECT_NEAR(accepted_by(pool, JobLength::kShort), 68, 1);
  held.let_go();
}

TEST(RequestPool, TheWithdrawnComeBackOneAfterTheOther) {
  Held held;
  RequestPool pool(1, 1000, std::chrono::hours(1));
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  EXPECT_TRUE(test::wait_until([&] { return held.begun == 1; }));
  std::vector<std::uint64_t> tickets;
  for (int i = 0; i < 30; ++i) tickets.push_back(pool.submit([] {}, JobLength::kLong).ticket);
  std::vector<std::chrono::seconds> places;
  for (const std::uint64_t ticket : tickets) {
    ASSERT_TRUE(pool.withdraw(ticket));
    places.push_back(pool.retry_after(JobLength::kLong));
  }
  // The line is a third of a second longer with each, once the queue before it has gone by.
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
  EXPECT_NEAR(static_cast<double>((places.back() - places.front()).count()), 29 * 0.33, 1.5);
  held.let_go();
}

TEST(Listening, ANumberThatIsTakenOnTheSecondAddressIsTriedAnew) {
  for (const int taken_times : {0, 3, kFreePortAttempts - 1, kFreePortAttempts, 1000}) {
    std::uint16_t next = 4000;
    int taken = 0;
    std::vector<std::string> held;
    const auto listen_on = [&](const std::string& address, std::uint16_t port) {
      if (port != 0 && taken++ < taken_times) {
        return Listening{std::make_error_code(std::errc::address_in_use), 0};
      }
      if (port == 0) port = ++next;
      held.push_back(address + " " + std::to_string(port));
      return Listening{{}, port};
    };
    const auto begin_again = [&] { held.clear(); };
    const Result<void> listening = listen_on_all({"127.0.0.1", "::1"}, 0, listen_on, begin_again);
    EXPECT_EQ(listening.has_value(), taken_times < kFreePortAttempts) << taken_times;
    if (listening) {
      const std::string port = std::to_string(4001 + taken_times);
      EXPECT_THAT(held, testing::ElementsAre("127.0.0.1 " + port, "::1 " + port));
    } else {
      EXPECT_THAT(listening.error().message, testing::HasSubstr("were taken on ::1"));
      EXPECT_THAT(held, testing::IsEmpty());
    }
  }
}

TEST(Listening, AnAddressThatIsNotThereIsPassedOverUnlessItIsTheFirst) {
  const auto all_but = [](const std::string& absent) {
    return [absent](const std::string& address, std::uint16_t port) {
      if (address != absent) return Listening{{}, port};
      return Listening{std::make_error_code(std::errc::address_not_available), 0};
    };
  };
  EXPECT_TRUE(listen_on_all({"127.0.0.1", "::1"}, 8080, all_but("::1"), [] {}));
  const Result<void> none = listen_on_all({"127.0.0.1", "::1"}, 8080, all_but("127.0.0.1"), [] {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kEnvironment);
}

TEST(Conversations, TheOldestGoFirst) {
  Conversations conversations;
  const std::string first = *conversations.create();
  for (std::size_t i = 0; i < kHistoryTurnsMax + 2; ++i) {
    ASSERT_TRUE(conversations.append(first, std::to_string(i)));
  }
  EXPECT_EQ(conversations.questions(first)->size(), kHistoryTurnsMax);
  EXPECT_EQ(conversations.questions(first)->front(), "2");
  for (std::size_t i = 0; i < kConversationsMax; ++i) ASSERT_TRUE(conversations.create());
  EXPECT_FALSE(conversations.questions(first));
}

TEST(HttpUrl, IsHttpOrHttpsWithAHost) {
  const struct {
    const char* url;
    const char* parts;
  } good[] = {{"http://localhost:11434/v1", "plain|localhost|11434|/v1"},
              {"http://localhost", "plain|localhost|80|/"},
              {"https://api.example/v1", "tls|api.example|443|/v1"},
              {"https://[::1]:8443/", "tls|::1|8443|/"}};
  for (const auto& [text, parts] : good) {
    const Result<HttpUrl> url = parse_http_url(text);
    ASSERT_TRUE(url) << text;
    EXPECT_EQ((url->tls ? "tls|" : "plain|") + url->host + "|" + url->port + "|" + url->path,
              parts);
  }
  for (const char* bad : {"", "ftp://x", "http://", "https://", "http://:80", "http://x:y",
                          "https://x:", "localhost:80", "http://a\r\nb"}) {
    EXPECT_FALSE(parse_http_url(bad)) << bad;
  }
}

}  // namespace
}  // namespace ibid::serve
