// The writer over real connections: plain and TLS, honest and hostile, quick, slow and broken.

#include "serve/writer/writer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <sstream>

#include "serve/stub_writer.hpp"
#include "serve/test_server.hpp"
#include "serve/writer/completion_reader.hpp"

namespace ibid::serve::test {
namespace {

using model::Json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSentence =
    "Veralimab 15 mg daily is recommended to lower the risk of stroke in adults with fictitious "
    "fever";

TEST(CompletionReader, KnowsAnEndFromABreak) {
  const std::string one = completion_chunk("One. ");
  const struct {
    std::string body;
    std::string text;
    bool ended;
  } cases[] = {
      {one + completion_chunk("Two.") + "data: [DONE]\n\n", "One. Two.", true},
      {one + R"(data: {"choices":[{"delta":{},"finish_reason":"stop"}]})"
             "\n\n",
       "One. ", true},
      {": still there\r\n\r\nevent: x\r\n" + one + "data: [DONE]\r\n\r\n", "One. ", true},
      {R"({"choices":[{"message":{"content":"Whole."},"finish_reason":"stop"}]})", "Whole.", true},
      {"{\n \"choices\": [{\"message\": {\"content\": \"Whole.\"}}]\n}\n", "Whole.", true},
      {one, "One. ", false},  // broken off
      {one + "data: {\"error\": {\"message\": \"no\"}}\n\n", "One. ", false},
      {one + "data: {\"choices\": [{\"delta\": ", "One. ", false},
      {one + "<html>", "One. ", false},
      {one + "<html>\n" + one + "data: [DONE]\n\n", "One. ", false},
      {R"({"choices":[]})", "", false},
      {R"({"choices":[{"message":{"content":[1]}}]})", "", false},
      {"", "", false},
      {completion_chunk(std::string(100'000, 'a')) + "data: [DONE]\n\n", "", false},
      {"data: " + std::string(1'000'000, '['), "", false},
  };
  for (const auto& [body, text, ended] : cases) {
    for (const std::size_t piece : {std::size_t{1}, body.size() + 1}) {
      std::string read;
      CompletionReader reader([&](std::string_view words) { read += words; });
      for (std::size_t at = 0; at < body.size(); at += piece) {
        if (!reader.feed(std::string_view(body).substr(at, piece))) break;
      }
      EXPECT_EQ(reader.finish(), ended) << body.substr(0, 200);
      EXPECT_EQ(read, text) << body.substr(0, 200);
    }
  }
}

/// What one call to the writer at `url` brings; nothing when it fails.
std::optional<std::string> written(const std::string& url, const std::filesystem::path& ca_file) {
  WriterOptions options;
  options.url = url;
  options.ca_file = ca_file;
  options.timeout = std::chrono::seconds(10);
  const auto writer = Writer::create(std::move(options));
  if (!writer) return std::nullopt;
  std::string text;
  const auto done = (*writer)->write(
      "system", "user", [&](std::string_view words) { text += words; }, [] { return false; });
  return done ? std::optional(text) : std::nullopt;
}

TEST(WriterTls, BelievesOnlyACertificateOfItsAuthorityForItsHost) {
  const Scratch ours;
  const Scratch theirs;
  const TestCertificates certificates(ours.path(), "localhost");
  const TestCertificates foreign(theirs.path(), "localhost");
  const StubWriter writer(streaming("Hello.", 3), &certificates);
  EXPECT_EQ(written(writer.url("localhost"), certificates.ca_file), "Hello.");
  EXPECT_EQ(written(writer.url("127.0.0.1"), certificates.ca_file), std::nullopt) << "wrong name";
  EXPECT_EQ(written(writer.url("localhost"), foreign.ca_file), std::nullopt) << "other authority";
  EXPECT_EQ(written(writer.url("localhost"), {}), std::nullopt) << "unknown to the system";
}

TEST(WriterTls, AnAddressCanBeTheName) {
  const Scratch folder;
  const TestCertificates certificates(folder.path(), "127.0.0.1");
  const StubWriter writer(streaming("Hello.", 3), &certificates);
  EXPECT_EQ(written(writer.url("127.0.0.1"), certificates.ca_file), "Hello.");
}

TEST(WriterTls, APlainServerGetsNoPlainRequest) {
  std::atomic<bool> asked{false};
  const StubWriter plain([&](const std::string&, const StubWriter::Say&) { asked = true; });
  EXPECT_EQ(written("https://localhost:" + std::to_string(plain.port()), {}), std::nullopt);
  EXPECT_FALSE(asked);
}

TEST(WriterTls, ACaFileThatCannotBeReadIsRefusedAtTheStart) {
  WriterOptions options;
  options.url = "https://localhost";
  options.ca_file = "/nowhere/ca.pem";
  const auto writer = Writer::create(std::move(options));
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kEnvironment);
}

TEST(Writer, HasPlacesForSoManyAndNoMore) {
  WriterOptions options;
  options.url = "http://127.0.0.1:1";
  const auto writer = Writer::create(std::move(options));
  ASSERT_TRUE(writer);
  std::vector<std::shared_ptr<void>> places;
  for (std::size_t i = 0; i < kWritersMax; ++i) places.push_back((*writer)->take_place());
  EXPECT_THAT(places, testing::Each(testing::NotNull()));
  EXPECT_EQ((*writer)->take_place(), nullptr);
  places.pop_back();
  EXPECT_NE((*writer)->take_place(), nullptr);
}

/// A server whose writer follows `script`.
class Written {
 public:
  explicit Written(StubWriter::Script script, int timeout_ms = 20000)
      : writer_(std::move(script)), sample_([&](ServerOptions& options) {
          options.writer = WriterOptions{};
          options.writer->url = writer_.url();
          options.writer->timeout = std::chrono::milliseconds(timeout_ms);
        }) {}

  [[nodiscard]] SampleServer& sample() { return sample_; }
  [[nodiscard]] std::string body(bool stream, std::string_view model = "ibid-written") const {
    return model::dump({{"model", model},
                        {"stream", stream},
                        {"messages", Json::array({{{"role", "user"}, {"content", kQuestion}}})}});
  }
  [[nodiscard]] Reply ask(bool stream, std::string_view model = "ibid-written") const {
    return request(sample_.port(), "POST", "/v1/chat/completions", body(stream, model));
  }

 private:
  StubWriter writer_;
  SampleServer sample_;
};

struct Streamed {
  std::string text;
  Json last;
  bool done = false;
};

Streamed read_stream(const std::string& body) {
  Streamed streamed;
  std::istringstream lines(body);
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 6) != "data: ") continue;
    if (line == "data: [DONE]") {
      streamed.done = true;
      continue;
    }
    const Result<Json> chunk = model::parse_json(std::string_view(line).substr(6));
    if (!chunk) continue;
    streamed.text += model::string_or((*chunk)["choices"][0]["delta"], "content");
    streamed.last = *chunk;
  }
  return streamed;
}

/// A faithful sentence that cites every number: those that do not carry it are taken off.
std::string faithful() {
  return std::string(kSentence) + " [1][2].\n";
}

TEST(WrittenChat, ASentenceIsReadBeforeTheNextIsWritten) {
  std::atomic<bool> read{false};
  std::atomic<bool> seen_in_time{false};
  Written server([&](const std::string&, const StubWriter::Say& say) {
    say(stream_head());
    say(completion_chunk(faithful()));
    // The writer goes on only once the first sentence has reached the reader.
    for (int i = 0; i < 1000 && !read; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    seen_in_time = read.load();
    say("data: [DONE]\n\n");
  });
  const Connection connection(server.sample().port());
  const std::string body = server.body(true);
  const std::string sent = fmt::format(
      "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
      "Content-Length: {}\r\n\r\n{}",
      body.size(), body);
  ASSERT_EQ(send(connection.descriptor(), sent.data(), sent.size(), 0),
            static_cast<ssize_t>(sent.size()));
  std::string received;
  char buffer[4096];
  for (ssize_t n; (n = recv(connection.descriptor(), buffer, sizeof buffer, 0)) > 0;) {
    received.append(buffer, static_cast<std::size_t>(n));
    if (received.find("fictitious fever") != std::string::npos) read = true;
  }
  EXPECT_TRUE(seen_in_time);
  const Streamed streamed = read_stream(parse_reply(received).body);
  EXPECT_TRUE(streamed.done);
  EXPECT_EQ(streamed.last["writer"]["kept"], 1);
  EXPECT_EQ(streamed.last["writer"]["finished"], true);
}

TEST(WrittenChat, NothingUnverifiedLeavesInAnyEvent) {
  const std::string sentence(kSentence);
  const std::string lies = "It heals cancer [1].\n" + sentence + " in 99% of patients [1].\n" +
                           "As your doctor I advise 500 mg [1].\n" + sentence +
                           " and evil.example [1].\nBelieve me.\n";
  for (const std::size_t piece_bytes : {std::size_t{1}, std::size_t{5}, std::size_t{4096}}) {
    Written server(streaming(lies + faithful() + lies, piece_bytes));
    const Reply reply = server.ask(true);
    for (const char* lie : {"cancer", "99%", "doctor", "500 mg", "evil", "Believe"}) {
      EXPECT_THAT(reply.body, Not(HasSubstr(lie))) << piece_bytes;
    }
    const Streamed streamed = read_stream(reply.body);
    EXPECT_EQ(streamed.last["writer"]["kept"], 1) << piece_bytes;
    EXPECT_TRUE(streamed.done);
  }
}

TEST(WrittenChat, AWriterThatFailsOrHangsLeavesTheExtractiveAnswer) {
  const auto hang = [](const StubWriter::Say& say) {
    while (say(":\n\n")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  const StubWriter::Script scripts[] = {
      [](const std::string&, const StubWriter::Say&) {},  // hangs up
      [](const std::string&, const StubWriter::Say& say) {
        say("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno");
      },
      [](const std::string&, const StubWriter::Say& say) { say("\x16\x03\x01 garbage"); },
      [](const std::string&, const StubWriter::Say& say) { say(stream_head() + "data: {\n\n"); },
      [](const std::string&, const StubWriter::Say& say) {
        say("HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n");
      },
      [&](const std::string&, const StubWriter::Say& say) {
        say(stream_head());
        hang(say);
      },
      [](const std::string&, const StubWriter::Say& say) {  // a trailer longer than a field can be
        say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
            "\r\n5\r\ndata:\r\n0\r\nX: " +
            std::string(100'000, 'a') + "\r\n\r\n");
      },
      streaming("Nothing here is cited.", 4),
  };
  for (const StubWriter::Script& script : scripts) {
    Written server(script, 500);
    const std::string plain =
        json_of(server.ask(false, "ibid"))["choices"][0]["message"]["content"];
    const Json whole = json_of(server.ask(false));
    EXPECT_EQ(whole["choices"][0]["message"]["content"], plain);
    EXPECT_EQ(whole["writer"], Json({{"used", false}}));
    const Streamed streamed = read_stream(server.ask(true).body);
    EXPECT_EQ(streamed.text, plain);
    EXPECT_EQ(streamed.last["writer"], Json({{"used", false}}));
    EXPECT_TRUE(streamed.done);
  }
}

TEST(WrittenChat, AWriterThatBreaksOffHasTheEvidenceItselfBehindItsSentences) {
  Written server([](const std::string&, const StubWriter::Say& say) {
    say(stream_head());
    say(completion_chunk(faithful()));
    say(completion_chunk("Veralimab 15 mg daily is"));
  });
  const Streamed streamed = read_stream(server.ask(true).body);
  EXPECT_THAT(streamed.text, HasSubstr("did not finish"));
  EXPECT_THAT(streamed.text, HasSubstr("Veralimab lowered the risk of stroke by 20%"));
  EXPECT_EQ(streamed.last["writer"]["finished"], false);
  EXPECT_TRUE(streamed.done);
  // Whole replies need no half of a draft.
  EXPECT_EQ(json_of(server.ask(false))["writer"], Json({{"used", false}}));
}

TEST(WrittenChat, AStreamUnderWayIsFinishedWhenTheServerStops) {
  std::atomic<bool> asked{false};
  Written server([&](const std::string&, const StubWriter::Say& say) {
    say(stream_head());
    say(completion_chunk(faithful()));
    asked = true;
    while (say(":\n\n")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  });
  Reply reply;
  std::thread asker([&] { reply = server.ask(true); });
  while (!asked) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  server.sample().server().stop();
  asker.join();
  server.sample().server().wait();
  const Streamed streamed = read_stream(reply.body);
  EXPECT_TRUE(streamed.done);
  EXPECT_THAT(streamed.text, HasSubstr("## References"));
  EXPECT_EQ(streamed.last["writer"]["finished"], false);
}

TEST(WrittenChat, EveryReferenceIsAnnotatedFirstInTheOrderOfTheNumbers) {
  // The writer cites one work only; clients that number works by their annotations need all.
  Written server(streaming(faithful(), 9));
  const Streamed streamed = read_stream(server.ask(true).body);
  const Json& annotations = streamed.last["choices"][0]["delta"]["annotations"];
  const std::size_t references = streamed.last["ibid"]["references"].size();
  ASSERT_EQ(references, 2u);
  ASSERT_GE(annotations.size(), references);
  for (std::size_t i = 0; i < references; ++i) {
    const Json& citation = annotations[i]["url_citation"];
    EXPECT_EQ(citation["number"], i + 1);
    const std::size_t begin = citation["start_index"];
    const std::string mark =
        streamed.text.substr(begin, citation["end_index"].get<std::size_t>() - begin);
    EXPECT_TRUE(mark == fmt::format("[{}]", i + 1) || mark == fmt::format("{}.", i + 1)) << mark;
  }
}

}  // namespace
}  // namespace ibid::serve::test
