// Peers that are not what they should be: refused by name, never believed, never followed.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include <fstream>
#include <thread>

#include "index/shards/shard_address.hpp"
#include "shards/shard_support.hpp"

namespace ibid::shard_test {
namespace {

using testing::HasSubstr;

/// A peer that takes connections, says `greeting` and then nothing.
class Impostor {
 public:
  explicit Impostor(std::string greeting) : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener_, 8) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("no impostor");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, greeting = std::move(greeting)] {
      for (int peer; (peer = accept(listener_, nullptr, nullptr)) >= 0;) {
        (void)send(peer, greeting.data(), greeting.size(), MSG_NOSIGNAL);
        peers_.push_back(peer);
      }
    });
  }
  ~Impostor() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
    for (const int peer : peers_) close(peer);
  }
  Impostor(const Impostor&) = delete;
  Impostor& operator=(const Impostor&) = delete;
  [[nodiscard]] std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  int listener_;
  std::uint16_t port_ = 0;
  std::vector<int> peers_;  // of the thread until it ends
  std::thread thread_;
};

Error refusal(const std::vector<std::string>& places) {
  const auto engine = Engine::open(places);
  EXPECT_FALSE(engine.has_value());
  return engine ? Error{} : engine.error();
}

TEST(ShardAddresses, AreHostAndPortWithReplicasBehindCommas) {
  const auto one = index::parse_shard_address("tcp://shard-1.example:7001");
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one->replicas, (std::vector<index::Endpoint>{{"shard-1.example", 7001}}));
  const auto three = index::parse_shard_address("tcp://a:1,10.0.0.2:65535,[::1]:7003");
  ASSERT_TRUE(three.has_value());
  EXPECT_EQ(three->replicas,
            (std::vector<index::Endpoint>{{"a", 1}, {"10.0.0.2", 65535}, {"::1", 7003}}));
}

TEST(ShardAddresses, AreNothingElse) {
  for (const char* text : {"", "tcp://", "tcp://a", "tcp://a:", "tcp://a:0", "tcp://a:65536",
                           "tcp://a:1x", "tcp://:1", "tcp://a:1,", "tcp://,a:1", "tcp://::1:7",
                           "tcp://a b:1", "http://a:1", "a:1", "tcp://a/b:1", "tcp://[]:1"}) {
    const auto address = index::parse_shard_address(text);
    ASSERT_FALSE(address.has_value()) << text;
    EXPECT_EQ(address.error().code, ErrorCode::kUsage) << text;
  }
}

class WrongPeers : public testing::Test {
 protected:
  Scratch scratch_;
  ServedShards shards_{corpus_index(), scratch_ / "shards", 2};

  /// An index of one document and its only shard.
  std::filesystem::path other_shard() {
    std::ofstream(scratch_ / "other.json")
        << R"({"schema": "ibid.snippets/1", "id": "other", "title": "Other", "updated": "2026-01-01",
          "license": "CC0-1.0", "references": [{"number": 1, "source": {"type": "article-journal",
          "title": "Other", "DOI": "10.1000/other", "kind": "research", "design": "review",
          "status": "current"}}], "snippets": [{"section": ["Other"], "references": [1],
          "text": "Veralimab is fictitious."}]})";
    IndexRequest request;
    request.directory = scratch_ / "other-db";
    request.paths = {scratch_ / "other.json"};
    EXPECT_TRUE(index_files(request).has_value());
    const auto report = write_shards({request.directory, scratch_ / "other-shards", 2, {}});
    EXPECT_TRUE(report.has_value());
    return report->shards[0].path;
  }
};

TEST_F(WrongPeers, AShardOfAnotherGenerationIsRefusedWithBothNames) {
  ShardServer other(other_shard());
  const Error error = refusal({shards_[0].address(), other.address()});
  EXPECT_EQ(error.code, ErrorCode::kUsage);
  EXPECT_THAT(error.message, HasSubstr(shards_[0].address()));
  EXPECT_THAT(error.message, HasSubstr(other.address()));
  EXPECT_THAT(error.message, HasSubstr(shards_.report().generation));
}

TEST_F(WrongPeers, TwoAddressesOfOneShardAreRefused) {
  ShardServer twin(shards_.report().shards[0].path);
  const Error error = refusal({shards_[0].address(), twin.address()});
  EXPECT_EQ(error.code, ErrorCode::kUsage);
  EXPECT_THAT(error.message, HasSubstr("both serve shard 1"));
}

TEST_F(WrongPeers, TooFewAddressesAreRefused) {
  const Error error = refusal({shards_[0].address()});
  EXPECT_EQ(error.code, ErrorCode::kUsage);
  EXPECT_THAT(error.message, HasSubstr("has 2 shards; 1 addresses are given"));
}

TEST_F(WrongPeers, AFolderBesideAddressesIsRefused) {
  EXPECT_EQ(refusal({shards_[0].address(), corpus_index().string()}).code, ErrorCode::kUsage);
  EXPECT_EQ(refusal({}).code, ErrorCode::kUsage);
}

TEST_F(WrongPeers, ADatabaseThatIsNoShardIsNamed) {
  const auto manifest = corpus_index();
  std::filesystem::path segment;
  for (const auto& entry : std::filesystem::directory_iterator(corpus_index())) {
    if (entry.is_directory()) segment = entry.path() / "xapian";
  }
  ShardServer plain(segment);
  const Error error = refusal({plain.address()});
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_THAT(error.message, HasSubstr("serves no shard made by `ibid shard`"));
}

TEST_F(WrongPeers, AShardThatBecameAnotherOneIsLeftOutOfAnswers) {
  const auto engine = open(shards_.addresses());
  shards_[1].kill();
  shards_[1].serve(other_shard());
  shards_[1].start();
  const Result<Answer> answer = engine->ask(asking(questions()[0]));
  ASSERT_TRUE(answer.has_value()) << answer.error().message;
  EXPECT_THAT(answer->coverage.missing_shards, testing::ElementsAre(2u));
  EXPECT_FALSE(*engine->refresh());
}

TEST_F(WrongPeers, ANewSetIsTakenUpOnceAllOfItIsServed) {
  const auto engine = open(shards_.addresses());
  const std::filesystem::path first = other_shard();
  for (const std::size_t shard : {0u, 1u}) {
    shards_[shard].kill();
    shards_[shard].serve(first.parent_path() / ("shard-" + std::to_string(shard + 1) + "-of-2"));
    shards_[shard].start();
  }
  EXPECT_TRUE(*engine->refresh());
  EXPECT_EQ(engine->statistics().passages, 1u);
  EXPECT_TRUE(engine->statistics().coverage.is_whole());
  EXPECT_NE(engine->statistics().generation, shards_.report().generation);
}

TEST_F(WrongPeers, WhateverAPeerSaysItIsOnlyUnavailable) {
  const std::string long_length(64, '\xff');
  for (const std::string& greeting :
       {std::string("HTTP/1.1 400 Bad Request\r\n\r\n"), std::string(), long_length,
        std::string("\x00\xff\xff\xff\xff\xff\xff\xff\x7f", 9), std::string(4096, '\0')}) {
    const Impostor impostor(greeting);
    EXPECT_EQ(refusal({impostor.address()}).code, ErrorCode::kUnavailable);
    const auto engine = Engine::open({shards_[0].address(), impostor.address()});
    ASSERT_TRUE(engine.has_value()) << engine.error().message;
    EXPECT_FALSE((*engine)->statistics().coverage.is_whole());
  }
}

TEST_F(WrongPeers, ADamagedRecordIsNamedAndNeverShown) {
  const std::filesystem::path copy = scratch_ / "damaged";
  std::filesystem::copy(shards_.report().shards[1].path, copy,
                        std::filesystem::copy_options::recursive);
  {
    const std::string passage_keys = "p";  // what passage_key() begins with
    Xapian::WritableDatabase database(copy.string());
    std::size_t damaged = 0;
    for (auto key = database.metadata_keys_begin(passage_keys);
         key != database.metadata_keys_end(passage_keys); ++key) {
      std::string record = database.get_metadata(*key);
      record[record.size() / 2] = static_cast<char>(record[record.size() / 2] ^ 0x5a);
      database.set_metadata(*key, record);
      ++damaged;
    }
    ASSERT_GT(damaged, 100u);
    database.commit();
  }
  ShardServer server(copy);
  const auto whole = open({corpus_index().string()});
  const auto engine = Engine::open({shards_[0].address(), server.address()});
  ASSERT_TRUE(engine) << engine.error().message;
  bool any_of_it = false;
  for (const std::string& question : questions()) {
    const Result<Answer> answer = (*engine)->ask(asking(question));
    if (answer && answer->coverage.is_whole()) {
      EXPECT_EQ(to_json(*answer), to_json(*whole->ask(asking(question))));
    } else {
      any_of_it = true;
    }
  }
  EXPECT_TRUE(any_of_it) << "no question met a damaged record";
}

}  // namespace
}  // namespace ibid::shard_test
