// The parts that need no server: offsets, events, keys, origins, decoding, the pool.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "ibid/engine.hpp"
#include "serve/api/conversations.hpp"
#include "serve/api/offsets.hpp"
#include "serve/http/auth.hpp"
#include "serve/http/gzip.hpp"
#include "serve/http/http_client.hpp"
#include "serve/http/origin_policy.hpp"
#include "serve/http/request_pool.hpp"
#include "serve/http/sse.hpp"
#include "serve/limits.hpp"
#include "serve/router.hpp"

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

void wait_until(const std::function<bool()>& holds) {
  for (int i = 0; i < 2000 && !holds(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ASSERT_TRUE(holds());
}

TEST(RequestPool, LongJobsNeverHoldTheLastWorker) {
  Held held;
  std::atomic<bool> answered{false};
  RequestPool pool(2, 8);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  ASSERT_TRUE(pool.submit([&] { answered = true; }).accepted);
  wait_until([&] { return answered.load(); });
  EXPECT_EQ(held.begun, 1);
  held.let_go();
  wait_until([&] { return held.begun == 2; });
}

TEST(RequestPool, TheOnlyWorkerTakesLongJobsToo) {
  Held held;
  held.let_go();
  RequestPool pool(1, 8);
  ASSERT_TRUE(pool.submit(held.job(), JobLength::kLong).accepted);
  wait_until([&] { return held.begun == 1; });
}

TEST(RequestPool, WhatWasWithdrawnNeverBegins) {
  Held first;
  Held second;
  {
    RequestPool pool(1, 8);
    const Submission running = pool.submit(first.job());
    wait_until([&] { return first.begun == 1; });
    const Submission waiting = pool.submit(second.job());
    EXPECT_EQ(pool.waiting(), 1u);
    EXPECT_FALSE(pool.withdraw(running.ticket));
    EXPECT_TRUE(pool.withdraw(waiting.ticket));
    EXPECT_FALSE(pool.withdraw(waiting.ticket));
    EXPECT_EQ(pool.waiting(), 0u);
    first.let_go();
  }
  EXPECT_EQ(second.begun, 0);
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
