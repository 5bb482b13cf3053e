#include "serve/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>
#include <vector>

#include "serve/http/origin_policy.hpp"
#include "serve/refresher.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Server, MalformedHttpGetsARefusalAndNeverAnAnswer) {
  const SampleServer sample;
  const struct {
    const char* bytes;
    int status;
  } cases[] = {
      {"nonsense\r\n\r\n", 400},
      {"GET /healthz HTTP/1.1\r\n\r\n", 400},  // no Host
      {"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400},
      {"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
      {"GET healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400},
      {"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413},
      {"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
      {"GET /v1/passages/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404},
      {"DELETE /v1/ask HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405},
      {"GET http:///healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET ftp://localhost/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
  };
  for (const auto& [bytes, status] : cases) {
    EXPECT_EQ(parse_reply(send_raw(sample.port(), bytes)).status, status) << bytes;
  }
  const std::string long_header =
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(2 * kHeaderBytesMax, 'a') +
      "\r\n\r\n";
  EXPECT_EQ(parse_reply(send_raw(sample.port(), long_header)).status, 431);
  EXPECT_EQ(request(sample.port(), "GET", "/healthz").status, 200);
}

std::size_t replies_in(std::string_view received) {
  std::size_t replies = 0;
  for (auto at = received.find("HTTP/1."); at != std::string_view::npos;
       at = received.find("HTTP/1.", at + 1)) {
    ++replies;
  }
  return replies;
}

TEST(Server, AHeadHasItsLimitHoweverItIsMadeUp) {
  const SampleServer sample;
  const std::string begin = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  const auto status_of = [&](const std::string& fields) {
    return parse_reply(send_raw(sample.port(), begin + fields + "\r\n")).status;
  };
  const std::size_t room = kHeaderBytesMax - begin.size() - std::string("X: \r\n\r\n").size();
  EXPECT_EQ(status_of("X: " + std::string(room, 'a') + "\r\n"), 200);
  EXPECT_EQ(status_of("X: " + std::string(room + 1, 'a') + "\r\n"), 431);
  std::string small_fields;
  while (small_fields.size() < kHeaderBytesMax) small_fields += "X: a\r\n";
  EXPECT_EQ(status_of(small_fields), 431);
}

// RFC 9112, 6.1 and 6.3
TEST(Server, WhereTheEndOfABodyIsUnclearNothingBehindItIsARequest) {
  const SampleServer sample;
  const std::string next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const std::string head :
       {"1.1\r\nTransfer-Encoding: gzip\r\n", "1.1\r\nTransfer-Encoding: xchunked\r\n",
        "1.1\r\nTransfer-Encoding: identity\r\n", "1.1\r\nTransfer-Encoding: chunked, gzip\r\n",
        "1.1\r\nTransfer-Encoding: gzip, chunked\r\n",
        "1.1\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        "1.1\r\nTransfer-Encoding: gzip\r\nContent-Length: 0\r\n",
        "1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n"}) {
    const std::string bytes = "POST /v1/ask HTTP/" + head + "Host: localhost\r\n\r\n";
    const std::string received = send_raw(sample.port(), bytes + next + next);
    EXPECT_EQ(parse_reply(received).status, 400) << head;
    EXPECT_EQ(replies_in(received), 1u) << head << received;
  }
}

TEST(Server, ABodyThatIsNotReadEndsTheConnection) {
  const SampleServer sample;
  const std::string next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const struct {
    const char* line;
    int status;
  } cases[] = {{"POST /nowhere", 404}, {"DELETE /v1/ask", 405}, {"POST /v1/ingest?name=x", 401}};
  for (const auto& [line, status] : cases) {
    const std::string bytes =
        std::string(line) +
        " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(next.size()) +
        "\r\n\r\n" + next;
    const std::string received = send_raw(sample.port(), bytes + next);
    EXPECT_EQ(parse_reply(received).status, status) << line;
    EXPECT_EQ(replies_in(received), 1u) << line;
  }
}

TEST(Server, ExtensionsOfChunksAndTrailersHaveALimitTogether) {
  const SampleServer sample;
  const auto send_chunked = [&](const std::string& line, const std::string& body) {
    return parse_reply(
        send_raw(sample.port(), line +
                                    " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    "Transfer-Encoding: chunked\r\n\r\n" +
                                    body));
  };
  const auto body_of = [](const std::string& extension, const std::string& trailers) {
    std::string body;
    for (const char c : ask_body()) body += "1" + extension + "\r\n" + c + "\r\n";
    return body + "0\r\n" + trailers + "\r\n";
  };
  const std::string long_value = "X: " + std::string(100'000, 'a') + "\r\n";
  const std::string long_name = std::string(100'000, 'x') + ": a\r\n";
  const std::string over_limit = "X: " + std::string(kChunkExtrasBytesMax, 'a') + "\r\n";
  const std::string half_value = std::string(kChunkExtrasBytesMax / 2, 'a');
  const std::string half_each(kChunkExtrasBytesMax / 2 / ask_body().size(), 'e');
  std::string many;
  while (many.size() < kChunkExtrasBytesMax) many += "X: a\r\n";
  const std::string bodies[] = {body_of("", long_value),
                                body_of("", long_name),
                                body_of("", over_limit),
                                body_of("", many),
                                body_of(";" + std::string(100'000, 'e'), ""),
                                body_of(";" + half_each + half_each + "e", ""),
                                body_of(";" + half_each, "X: " + half_value + "\r\n")};
  for (const std::string& body : bodies) {
    EXPECT_EQ(send_chunked("POST /v1/ask", body).status, 431) << body.substr(0, 200);
  }
  EXPECT_EQ(send_chunked("GET /healthz", "0\r\n" + long_value + "\r\n").status, 431);
  EXPECT_EQ(send_chunked("POST /v1/ask", body_of(";a=1", "X: " + half_value + "\r\n")).status, 200);
}

// RFC 9112, 3.2.2
TEST(Server, AnAbsoluteTargetIsTakenAndItsAuthorityStandsAboveTheHost) {
  const SampleServer sample;
  const struct {
    const char* line;
    const char* host;
    int status;
  } cases[] = {
      {"GET http://localhost/healthz HTTP/1.1", "localhost", 200},
      {"GET HTTPS://localhost:8080/healthz?x=1 HTTP/1.1", "evil.example", 200},
      {"GET http://localhost HTTP/1.1", "localhost", 200},
      {"GET http://localhost?x=1 HTTP/1.1", "localhost", 200},
      {"GET http://evil.example/healthz HTTP/1.1", "localhost", 421},
  };
  for (const auto& [line, host, status] : cases) {
    const std::string bytes =
        std::string(line) + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    EXPECT_EQ(parse_reply(send_raw(sample.port(), bytes)).status, status) << line;
  }
}

TEST(Server, ARefusalForLengthNamesTheLimit) {
  const SampleServer sample;
  const struct {
    std::string body;
    std::string detail;
  } cases[] = {
      {std::string(kBodyBytesMax + 1, ' '), std::to_string(kBodyBytesMax)},
      {model::dump({{"question", std::string(kQuestionBytesMax + 1, 'a')}}),
       "The question has " + std::to_string(kQuestionBytesMax + 1) + " bytes; at most " +
           std::to_string(kQuestionBytesMax) + " are taken."},
  };
  for (const auto& [body, detail] : cases) {
    const Reply reply = request(sample.port(), "POST", "/v1/ask", body);
    EXPECT_EQ(reply.status, 413);
    EXPECT_THAT(model::string_or(json_of(reply), "detail"), HasSubstr(detail));
  }
}

TEST(Server, WhatIsAnnouncedTooLongForAnyRouteIsToldTheLimitOfItsOwn) {
  const SampleServer sample;
  const auto announced = [&](const std::string& line) {
    const Reply reply = parse_reply(send_raw(
        sample.port(), line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n"));
    return std::pair(reply.status, model::string_or(json_of(reply), "detail"));
  };
  EXPECT_EQ(announced("POST /v1/ask"),
            std::pair(413, "A body of at most " + std::to_string(kBodyBytesMax) +
                               " bytes is taken here."));
  EXPECT_EQ(announced("GET /healthz"), std::pair(413, std::string("No body is taken here.")));
  EXPECT_EQ(announced("POST /nowhere").first, 404);
}

TEST(Server, APackedBodyIsRefusedAsSuch) {
  const SampleServer sample;
  const auto asked = [&](const std::string& coding) {
    return request(sample.port(), "POST", "/v1/ask", R"({"question": "Does zinc help bones?"})",
                   "Content-Encoding: " + coding + "\r\n");
  };
  EXPECT_EQ(asked("gzip").status, 415);
  EXPECT_EQ(header_of(asked("gzip"), "Accept-Encoding"), "identity");
  EXPECT_EQ(asked("identity").status, 200);
}

TEST(Server, AWrongTurnIsToldTheWay) {
  const SampleServer sample;
  EXPECT_THAT(request(sample.port(), "GET", "/v1/answers").body, HasSubstr("GET /openapi.json"));
  EXPECT_EQ(header_of(request(sample.port(), "POST", "/v1/status"), "Allow"), "GET, HEAD");
  EXPECT_EQ(header_of(request(sample.port(), "PUT", "/v1/ask"), "Allow"), "POST");
}

TEST(Server, AFileThatTheReaderHasIsNotSentAgain) {
  const SampleServer sample;
  const std::string tag = header_of(request(sample.port(), "GET", "/widget.js"), "ETag");
  const auto status_for = [&](const std::string& tags) {
    return request(sample.port(), "GET", "/widget.js", {}, "If-None-Match: " + tags + "\r\n")
        .status;
  };
  EXPECT_EQ(status_for(tag), 304);
  EXPECT_EQ(status_for("W/" + tag), 304) << "as a proxy marks it that packs the body";
  EXPECT_EQ(status_for("\"other\" , W/" + tag), 304);
  EXPECT_EQ(status_for("*"), 304);
  EXPECT_EQ(status_for("\"other\", W/\"another\","), 200);
}

TEST(Server, ControlBytesInHeaderValuesAreRefused) {
  const SampleServer sample;
  for (const char control : {'\x01', '\x7f', '\0'}) {
    std::string bytes = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: a";
    bytes += control;
    bytes += "b\r\n\r\n";
    EXPECT_EQ(parse_reply(send_raw(sample.port(), bytes)).status, 400) << int(control);
  }
}

TEST(Server, ProblemsAreDocumentsThatNameNoPath) {
  const SampleServer sample;
  const Reply reply = request(sample.port(), "GET", "/v1/passages/nothing%23here");
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(header_of(reply, "Content-Type"), "application/problem+json");
  EXPECT_EQ(json_of(reply)["kind"], "not_found");
  EXPECT_EQ(json_of(reply)["detail"], "There is no passage with this id.");
  EXPECT_EQ(json_of(request(sample.port(), "GET", "/v1/sources/nothing"))["detail"],
            "There is no source with this id.");
  EXPECT_THAT(reply.body, Not(HasSubstr(sample.index().string())));
}

TEST(Server, EveryReplyCarriesTheSecurityHeaders) {
  const SampleServer sample;
  for (const char* target : {"/", "/healthz", "/v1/status", "/nowhere"}) {
    const Reply reply = request(sample.port(), "GET", target);
    EXPECT_THAT(header_of(reply, "Content-Security-Policy"),
                AllOf(HasSubstr("default-src 'none'"), Not(HasSubstr("unsafe"))))
        << target;
    EXPECT_EQ(header_of(reply, "X-Content-Type-Options"), "nosniff") << target;
  }
}

// RFC 9110, 6.6.1
TEST(Server, EveryReplyHasItsDate) {
  const SampleServer sample;
  for (const char* target : {"/healthz", "/nowhere"}) {
    EXPECT_THAT(header_of(request(sample.port(), "GET", target), "Date"),
                testing::MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} "
                                      "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT"))
        << target;
  }
}

TEST(Server, OneConnectionServesManyRequests) {
  const SampleServer sample;
  const std::string get = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const std::string received = send_raw(sample.port(), get + get + last);
  EXPECT_EQ(replies_in(received), 3u);
}

TEST(Server, HeadHasTheLengthOfGetAndNoBody) {
  const SampleServer sample;
  const Reply get = request(sample.port(), "GET", "/healthz");
  const Reply head = request(sample.port(), "HEAD", "/healthz");
  EXPECT_EQ(header_of(head, "Content-Length"), header_of(get, "Content-Length"));
  EXPECT_EQ(head.body, "");
}

TEST(Server, SameQuestionSameBytes) {
  const SampleServer sample;
  const std::string first = request(sample.port(), "POST", "/v1/ask", ask_body()).body;
  ASSERT_THAT(first, HasSubstr("\"outcome\":\"answered\""));
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).body, first);
  }
}

TEST(Server, GzipUnpacksToThePlainBody) {
  const SampleServer sample;
  const Reply packed =
      request(sample.port(), "POST", "/v1/ask", ask_body(), "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
  const Reply plain =
      request(sample.port(), "POST", "/v1/ask", ask_body(), "Accept-Encoding: gzip;q=0\r\n");
  EXPECT_EQ(header_of(plain, "Content-Encoding"), "");
}

TEST(Server, ForeignOriginsMayNotActUnlessListed) {
  const SampleServer sample(
      [](ServerOptions& options) { options.cors_origins = {"https://clinic.example"}; });
  EXPECT_EQ(
      request(sample.port(), "POST", "/v1/ask", ask_body(), "Origin: https://evil.example\r\n")
          .status,
      403);
  EXPECT_EQ(
      request(sample.port(), "POST", "/v1/ask", ask_body(), "Origin: http://localhost\r\n").status,
      200);
  const Reply listed =
      request(sample.port(), "POST", "/v1/ask", ask_body(), "Origin: https://clinic.example\r\n");
  EXPECT_EQ(listed.status, 200);
  EXPECT_EQ(header_of(listed, "Access-Control-Allow-Origin"), "https://clinic.example");
  // One header names all that the reply varies with.
  for (const char* target : {"/", "/widget.js", "/v1/status", "/openapi.json"}) {
    const Reply reply = request(sample.port(), "GET", target);
    EXPECT_THAT(header_of(reply, "Vary"), HasSubstr("Origin")) << target;
    EXPECT_EQ(reply.head.find("Vary:"), reply.head.rfind("Vary:")) << target;
  }
  const Reply preflight =
      request(sample.port(), "OPTIONS", "/v1/ask", {}, "Origin: https://clinic.example\r\n");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_THAT(header_of(preflight, "Access-Control-Allow-Headers"), HasSubstr("Authorization"));
}

TEST(Server, BeyondLoopbackItDoesNotStartWithoutKeys) {
  const Scratch folder;
  ServerOptions options;
  options.index = {make_index(folder, sample_snippets()).string()};
  options.address = "0.0.0.0";
  options.port = 0;
  const auto server = Server::start(std::move(options));
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ErrorCode::kUsage);
}

TEST(Server, LocalhostIsThisMachineAndNothingElseIsResolved) {
  const SampleServer sample([](ServerOptions& options) { options.address = "localhost"; });
  EXPECT_EQ(request(sample.port(), "GET", "/healthz").status, 200);
  const Scratch folder;
  ServerOptions options;
  options.index = {make_index(folder, sample_snippets()).string()};
  options.address = "ward.example";
  options.port = 0;
  const auto server = Server::start(std::move(options));
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ErrorCode::kUsage);
  EXPECT_THAT(server.error().message, HasSubstr("neither an IP address nor"));
}

TEST(Server, LocalhostIsNotServedWhereAnotherAnswersToHalfOfIt) {
  const int other = socket(AF_INET6, SOCK_STREAM, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(other, plain, size) != 0) GTEST_SKIP() << "no IPv6 here";
  ASSERT_EQ(listen(other, 1), 0);
  ASSERT_EQ(getsockname(other, plain, &size), 0);
  const Scratch folder;
  ServerOptions options;
  options.index = {make_index(folder, sample_snippets()).string()};
  options.address = "localhost";
  options.port = ntohs(address.sin6_port);
  const auto server = Server::start(std::move(options));
  close(other);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ErrorCode::kEnvironment);
  EXPECT_THAT(server.error().message,
              HasSubstr("[::1]:" + std::to_string(ntohs(address.sin6_port))));
}

TEST(Server, AListOfOriginsHoldsOriginsOnly) {
  const Scratch folder;
  const std::string index = make_index(folder, sample_snippets()).string();
  for (const char* wrong : {"evil", "*", "https://", "https://ward.example/", "://x", "null",
                            "https://a.example, https://b.example", "https://me@ward.example"}) {
    ServerOptions options;
    options.index = {index};
    options.port = 0;
    options.cors_origins = {"https://ward.example", wrong};
    const auto server = Server::start(std::move(options));
    ASSERT_FALSE(server) << wrong;
    EXPECT_EQ(server.error().code, ErrorCode::kUsage) << wrong;
    EXPECT_THAT(server.error().message, HasSubstr("is no origin")) << wrong;
  }
  for (const char* right : {"https://ward.example", "http://localhost:3000", "http://[::1]:3000",
                            "chrome-extension://abcdef"}) {
    EXPECT_TRUE(is_origin(right)) << right;
  }
}

TEST(Server, WritingNeedsAKeyWithTheRole) {
  const Result<NewKey> reader = make_key("reader", {Role::kRead});
  const Result<NewKey> curator = make_key("curator", {Role::kIngest});
  ASSERT_TRUE(reader && curator);
  const Scratch keys;
  std::ofstream(keys.path() / "keys") << reader->line << '\n' << curator->line << '\n';
  const SampleServer sample(
      [&](ServerOptions& options) { options.key_file = keys.path() / "keys"; });
  std::string more = sample_snippets();
  more.replace(more.find("\"id\": \"veralimab\""), 17, "\"id\": \"second\"");
  const auto upload = [&](const std::string& key) {
    return request(sample.port(), "POST", "/v1/ingest?format=snippets&name=second.json", more,
                   key.empty() ? "" : "Authorization: Bearer " + key + "\r\n");
  };
  EXPECT_EQ(upload("").status, 401);
  EXPECT_EQ(upload("ibid_wrong").status, 401);
  EXPECT_EQ(upload(reader->key).status, 403);
  const Reply taken = upload(curator->key);
  EXPECT_EQ(taken.status, 201) << taken.body;
  // Published and taken up before the reply.
  EXPECT_EQ(json_of(request(sample.port(), "GET", "/v1/status"))["generation"],
            json_of(taken)["generation"]);
}

TEST(Server, UploadNamesStayInsideTheirFolder) {
  const Result<NewKey> curator = make_key("curator", {Role::kIngest});
  ASSERT_TRUE(curator);
  const Scratch keys;
  std::ofstream(keys.path() / "keys") << curator->line << '\n';
  const SampleServer sample(
      [&](ServerOptions& options) { options.key_file = keys.path() / "keys"; });
  for (const char* name : {"..%2Fevil.json", "%2Fetc%2Fpasswd", ".hidden", "", "a%00b"}) {
    const Reply reply = request(sample.port(), "POST", std::string("/v1/ingest?name=") + name, "{}",
                                "Authorization: Bearer " + curator->key + "\r\n");
    EXPECT_EQ(reply.status, 400) << name;
  }
}

TEST(Server, AFullQueueSaysSoAndQuickRoutesStillAnswer) {
  const SampleServer sample([](ServerOptions& options) {
    options.workers = 1;
    options.queue_per_worker = 1;
  });
  std::vector<std::thread> askers;
  std::atomic<int> answered{0};
  std::atomic<int> refused{0};
  for (int i = 0; i < 24; ++i) {
    askers.emplace_back([&] {
      const Reply reply = request(sample.port(), "POST", "/v1/ask", ask_body());
      if (reply.status == 200) ++answered;
      if (reply.status == 503 && std::stoi("0" + header_of(reply, "Retry-After")) >= 1) ++refused;
    });
  }
  EXPECT_EQ(request(sample.port(), "GET", "/healthz").status, 200);
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(answered + refused, 24);
  EXPECT_GE(answered, 1);
}

TEST(Server, AHistoryHasALimitInAllItsForms) {
  const SampleServer sample;
  const std::string turn(kHistoryBytesMax / 4, 'a');
  const model::Json too_much = std::vector<std::string>(5, turn);
  const model::Json too_many = std::vector<std::string>(kHistoryTurnsMax + 1, "zinc");
  const model::Json too_long = std::vector<std::string>(1, std::string(kQuestionBytesMax + 1, 'a'));
  for (const model::Json& history : {too_much, too_many, too_long}) {
    const model::Json body{{"question", kQuestion}, {"history", history}};
    const Reply reply = request(sample.port(), "POST", "/v1/ask", model::dump(body));
    EXPECT_EQ(reply.status, 413);
    EXPECT_THAT(reply.body, HasSubstr("at most"));
    const model::Json call{{"jsonrpc", "2.0"},
                           {"id", 1},
                           {"method", "tools/call"},
                           {"params", {{"name", "ask"}, {"arguments", body}}}};
    const Reply tool = request(sample.port(), "POST", "/mcp", model::dump(call));
    EXPECT_TRUE(json_of(tool)["result"]["isError"]) << tool.body;
    // A chat client sends all there was; it must not come to an end by that.
    model::Json messages = model::Json::array();
    for (const model::Json& text : history)
      messages.push_back({{"role", "user"}, {"content", text}});
    messages.push_back({{"role", "user"}, {"content", kQuestion}});
    const Reply chat = request(sample.port(), "POST", "/v1/chat/completions",
                               model::dump({{"model", "ibid"}, {"messages", messages}}));
    EXPECT_EQ(chat.status, 200) << chat.body;
  }
}

TEST(Server, AnswersUnderWayAreFinishedWhenItStops) {
  SampleServer sample;
  std::vector<std::thread> askers;
  std::atomic<int> whole{0};
  std::atomic<int> cut{0};
  for (int i = 0; i < 8; ++i) {
    askers.emplace_back([&] {
      const Reply reply = request(sample.port(), "POST", "/v1/ask", ask_body());
      const bool complete = std::to_string(reply.body.size()) == header_of(reply, "Content-Length");
      if (reply.status == 200 && complete) ++whole;
      if (reply.status == 200 && !complete) ++cut;
    });
  }
  sample.server().stop();
  for (std::thread& asker : askers) asker.join();
  sample.server().wait();
  EXPECT_EQ(cut, 0);
}

TEST(Server, KnowsItsPortWhenItHasStopped) {
  SampleServer sample;
  const std::uint16_t port = sample.port();
  EXPECT_NE(port, 0);
  sample.server().stop();
  EXPECT_EQ(sample.port(), port);
  sample.server().wait();
  EXPECT_EQ(sample.port(), port);
}

TEST(Server, ANewGenerationIsTakenUpWithoutARestart) {
  const SampleServer sample;
  const auto generation = [&] {
    return json_of(request(sample.port(), "GET", "/v1/status"))["generation"];
  };
  const model::Json before = generation();
  std::string more = sample_snippets();
  more.replace(more.find("\"id\": \"veralimab\""), 17, "\"id\": \"second\"");
  std::ofstream(sample.folder().path() / "second.json") << more;
  IndexRequest index;
  index.directory = sample.index();
  index.paths = {sample.folder().path() / "second.json"};
  const Result<IndexReport> report = index_files(index);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_TRUE(wait_until([&] { return generation() != before; }));
  EXPECT_EQ(generation(), report->generation);
}

TEST(Server, AGenerationPublishedWhileItStartsIsNotMissed) {
  const Scratch folder;
  const std::filesystem::path index = make_index(folder, sample_snippets());
  const std::string seen = read_current(index);
  std::string more = sample_snippets();
  more.replace(more.find("\"id\": \"veralimab\""), 17, "\"id\": \"second\"");
  Service service(index, std::move(*Engine::open(index)));
  // Published after the engine opened and before anybody looks for news.
  (void)make_index(folder, more);
  const Refresher refresher(service, seen);
  EXPECT_TRUE(wait_until([&] { return service.metrics.generations > 0; }));
  EXPECT_EQ(service.engine->statistics().documents, 2u);
}

TEST(Server, AnIdleConnectionGivesWayWhenAllPlacesAreTaken) {
  const SampleServer sample([](ServerOptions& options) { options.connections_max = 1; });
  const Connection idle(sample.port());
  EXPECT_EQ(request(sample.port(), "GET", "/healthz").status, 200);
}

TEST(Server, MetricsCountByRouteAndNeverNameAQuestion) {
  const SampleServer sample;
  ASSERT_EQ(request(sample.port(), "POST", "/v1/ask", ask_body()).status, 200);
  const std::string metrics = request(sample.port(), "GET", "/metrics").body;
  EXPECT_THAT(metrics, HasSubstr("ibid_requests_total{route=\"/v1/ask\",status=\"200\"} 1\n"));
  EXPECT_THAT(metrics, HasSubstr("\nibid_workers_busy "));
  EXPECT_THAT(metrics, HasSubstr("ibid_index_checks_total 0\n"));
  EXPECT_THAT(metrics, Not(HasSubstr("veralimab")));
}

TEST(Server, TheLogHoldsTheQuestionOnlyWhenAsked) {
  for (const bool log_questions : {false, true}) {
    std::string log;
    {
      const SampleServer sample([&](ServerOptions& options) {
        options.log = [&](std::string_view line) { log.append(line).append("\n"); };
        options.log_questions = log_questions;
      });
      (void)request(sample.port(), "POST", "/v1/ask", ask_body());
    }
    EXPECT_THAT(log, HasSubstr("\"route\":\"/v1/ask\",\"status\":200"));
    EXPECT_EQ(log.find(kQuestion) != std::string::npos, log_questions);
  }
}

}  // namespace
}  // namespace ibid::serve::test
