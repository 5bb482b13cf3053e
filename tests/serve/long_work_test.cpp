// Audits that take seconds: who is answered beside them, who is told to come back, and that they
// end when nobody waits for them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "ibid/engine.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// Claims without end, for an audit that takes a while.
std::string long_text(std::size_t bytes) {
  std::string text;
  for (int i = 1; text.size() < bytes; ++i) {
    text += "Veralimab " + std::to_string(i) + " mg daily lowers the risk of stroke in adults. ";
  }
  return text;
}

/// The longest text there may be, its request apart.
constexpr std::size_t kLongest = kAuditBytesMax - 256;

TEST(LongWork, AQuestionIsAnsweredBesideLongAudits) {
  const SampleServer sample;
  const std::string text = long_text(512 * 1024);
  std::vector<std::thread> auditors;
  std::atomic<int> ended{0};
  std::vector<int> statuses(2);
  for (int& status : statuses) {
    auditors.emplace_back([&] {
      status =
          request(sample.port(), "POST", "/v1/verify", text, "Content-Type: text/plain\r\n").status;
      ++ended;
    });
  }
  EXPECT_TRUE(wait_until(is_at_work(sample.port(), 1, 1)));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
  }
  EXPECT_LT(ended, 2);  // else nothing was tried
  for (std::thread& auditor : auditors) auditor.join();
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 200) +
                std::count(statuses.begin(), statuses.end(), 503),
            2);
}

TEST(LongWork, WhoHasWaitedTooLongBehindALongAuditIsToldSo) {
  const SampleServer sample([](ServerOptions& options) {
    options.workers = 1;
    options.queue_wait_max = std::chrono::milliseconds(100);
  });
  std::atomic<bool> audited{false};
  std::thread auditor([&] {
    (void)request(sample.port(), "POST", "/v1/verify", long_text(512 * 1024),
                  "Content-Type: text/plain\r\n");
    audited = true;
  });
  EXPECT_TRUE(wait_until(is_at_work(sample.port(), 1, 0)));
  const Reply reply = request(sample.port(), "POST", "/v1/ask", ask_body());
  EXPECT_FALSE(audited) << "the audit was no long one";
  EXPECT_EQ(reply.status, 503);
  EXPECT_GE(std::stoi("0" + header_of(reply, "Retry-After")), 1);
  auditor.join();
  EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
}

TEST(LongWork, WhoHasWaitedInVainComesBackBehindThoseWhoWereRefusedMeanwhile) {
  const SampleServer sample([](ServerOptions& options) {
    options.workers = 1;
    options.queue_wait_max = std::chrono::milliseconds(600);
  });
  const auto audit = [&](std::size_t bytes) {
    return request(sample.port(), "POST", "/v1/verify", long_text(bytes),
                   "Content-Type: text/plain\r\n");
  };
  const auto retry_after = [](const Reply& reply) {
    return std::stoi("0" + header_of(reply, "Retry-After"));
  };
  std::thread working([&] { EXPECT_EQ(audit(kLongest).status, 200); });
  EXPECT_TRUE(wait_until(is_at_work(sample.port(), 1, 0)));
  Reply waited;
  std::thread waiting([&] { waited = audit(kLongAuditBytes); });
  EXPECT_TRUE(wait_until(is_at_work(sample.port(), 1, 1)));
  int refused = 0;
  for (int i = 0; i < 10; ++i) refused = retry_after(audit(kLongAuditBytes));
  waiting.join();
  EXPECT_EQ(waited.status, 503);
  // Each takes a third of a second of the line, as far as one knows at first.
  EXPECT_GE(refused, 3);
  EXPECT_GE(retry_after(waited), 3);
  working.join();
}

/// The head and body of a request for an audit of so many bytes.
std::string audit_request(std::string_view version, std::size_t bytes) {
  const std::string text = long_text(bytes);
  return "POST /v1/verify " + std::string(version) +
         "\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n"
         "Content-Length: " +
         std::to_string(text.size()) + "\r\n\r\n" + text;
}

/// A server with one worker, and what it logs.
class LoggedServer {
 public:
  explicit LoggedServer(std::chrono::milliseconds grace = kGraceTimeout)
      : sample_(std::make_unique<SampleServer>([&](ServerOptions& options) {
          options.workers = 1;
          options.queue_wait_max = std::chrono::seconds(30);
          options.grace = grace;
          options.log = log_.sink();
        })) {}

  std::uint16_t port() const { return sample_->port(); }
  void begin_stop() { sample_->server().stop(); }
  void stop() { sample_.reset(); }
  /// The lines about audits that ended with that status.
  std::vector<std::string> audits(std::string_view status) const {
    return log_.lines("\"route\":\"/v1/verify\",\"status\":" + std::string(status));
  }

 private:
  Log log_;
  std::unique_ptr<SampleServer> sample_;
};

TEST(LongWork, AnAuditIsBrokenOffWhenItsClientHasLeft) {
  const struct {
    const char* version;
    bool by_reset;
  } cases[] = {{"HTTP/1.1", false}, {"HTTP/1.1", true}, {"HTTP/1.0", false}, {"HTTP/1.0", true}};
  for (const auto& [version, by_reset] : cases) {
    LoggedServer server;
    auto client = std::make_unique<Connection>(server.port());
    send_all(*client, audit_request(version, kLongest));
    EXPECT_TRUE(wait_until(is_at_work(server.port(), 1, 0)));
    if (by_reset) {
      const linger at_once{1, 0};
      setsockopt(client->descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    client.reset();
    // It waits for the only worker, which is free once the audit has ended.
    EXPECT_EQ(request(server.port(), "POST", "/v1/ask", ask_body()).status, 200);
    EXPECT_THAT(server.audits("499"), SizeIs(1)) << version << by_reset;
  }
}

TEST(LongWork, WhoHasOnlyClosedTheSendingSideGetsTheAudit) {
  const SampleServer sample;
  for (const char* version : {"HTTP/1.1", "HTTP/1.0"}) {
    const Connection client(sample.port());
    send_all(client, audit_request(version, kLongest));
    shutdown(client.descriptor(), SHUT_WR);
    // It is asked whether it is still there, by the first byte of its reply.
    char first = 0;
    EXPECT_EQ(recv(client.descriptor(), &first, 1, 0), 1) << version;
    EXPECT_TRUE(is_at_work(sample.port(), 1, 0)()) << version;
    const std::string received = first + read_all(client);
    EXPECT_TRUE(received.starts_with(std::string(version) + " 200 OK\r\n")) << version;
    const Reply reply = parse_reply(received);
    EXPECT_EQ(std::to_string(reply.body.size()), header_of(reply, "Content-Length")) << version;
    EXPECT_EQ(json_of(reply)["schema"], "ibid.audit/1") << version;
  }
}

TEST(LongWork, AServerThatStopsBreaksOffTheAuditOfAClientThatHasLeft) {
  LoggedServer server;
  auto client = std::make_unique<Connection>(server.port());
  send_all(*client, audit_request("HTTP/1.1", kLongest));
  EXPECT_TRUE(wait_until(is_at_work(server.port(), 1, 0)));
  client.reset();
  server.stop();
  EXPECT_THAT(server.audits("499"), SizeIs(1));
}

TEST(LongWork, WhatAStoppingServerGivesUpIsToldSo) {
  LoggedServer server(std::chrono::milliseconds(50));
  const Connection auditing(server.port());
  send_all(auditing, audit_request("HTTP/1.1", kLongest));
  EXPECT_TRUE(wait_until(is_at_work(server.port(), 1, 0)));
  // The body of another is awaited, since its head was answered.
  const Connection sending(server.port());
  send_all(sending,
           "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
           "Content-Type: text/plain\r\nContent-Length: 100\r\n\r\n");
  std::string go_on(std::string_view("HTTP/1.1 100 Continue\r\n\r\n").size(), ' ');
  EXPECT_EQ(recv(sending.descriptor(), go_on.data(), go_on.size(), MSG_WAITALL),
            static_cast<ssize_t>(go_on.size()));
  EXPECT_THAT(go_on, StartsWith("HTTP/1.1 100 "));
  server.begin_stop();
  for (const Connection* client : {&auditing, &sending}) {
    const Reply reply = parse_reply(read_all(*client));
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(header_of(reply, "Connection"), "close");
    EXPECT_NE(header_of(reply, "Retry-After"), "");
    EXPECT_EQ(json_of(reply)["kind"], "unavailable");
  }
  server.stop();
  EXPECT_THAT(server.audits(""), SizeIs(2));
  EXPECT_THAT(server.audits("503"), Each(HasSubstr("\"error\":\"The server stops")));
  EXPECT_THAT(server.audits("503"), SizeIs(2));
}

TEST(LongWork, AnAuditThatNobodyWantsGivesNoVerdict) {
  const Scratch folder;
  const auto engine = Engine::open(make_index(folder, sample_snippets()));
  ASSERT_TRUE(engine);
  std::stop_source unwanted;
  const std::string text = "Veralimab lowers the risk of stroke. It does so by 20%.";
  EXPECT_TRUE((*engine)->verify(text, unwanted.get_token()));
  unwanted.request_stop();
  const Result<Audit> audit = (*engine)->verify(text, unwanted.get_token());
  ASSERT_FALSE(audit);
  EXPECT_EQ(audit.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace ibid::serve::test
