// What a server over shards tells its clients and its operator, and what it keeps to itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cli/schema.hpp"
#include "serve/http/auth.hpp"
#include "serve/test_server.hpp"
#include "shards/shard_support.hpp"

namespace ibid::shard_test {
namespace {

using serve::test::json_of;
using serve::test::Reply;
using serve::test::request;
using testing::HasSubstr;
using testing::Not;

class ShardsOverHttp : public testing::Test {
 protected:
  ShardsOverHttp() {
    const auto key = serve::make_key("tester", {serve::Role::kIngest});
    if (!key) throw std::runtime_error(key.error().message);
    key_ = key->key;
    std::ofstream(scratch_ / "keys") << key->line << '\n';
    serve::ServerOptions options;
    options.key_file = scratch_ / "keys";
    options.index = shards_.addresses();
    options.port = 0;
    options.workers = 2;
    auto server = serve::Server::start(std::move(options));
    if (!server) throw std::runtime_error(server.error().message);
    server_ = std::move(*server);
  }

  [[nodiscard]] Reply ask(std::string_view headers = {}) const {
    const model::Json body{{"question", questions()[0]}};
    return request(server_->port(), "POST", "/v1/ask", model::dump(body),
                   "Content-Type: application/json\r\n" + std::string(headers));
  }
  [[nodiscard]] Reply get(std::string_view target) const {
    return request(server_->port(), "GET", target);
  }
  /// Neither addresses nor folders are a client's business.
  void expect_no_places(const Reply& reply) const {
    EXPECT_THAT(reply.body, Not(HasSubstr("127.0.0.1")));
    EXPECT_THAT(reply.body, Not(HasSubstr("tcp")));
    EXPECT_THAT(reply.body, Not(HasSubstr((scratch_ / "").string())));
  }

  Scratch scratch_;
  ServedShards shards_{corpus_index(), scratch_ / "shards", 2};
  std::string key_;
  std::unique_ptr<serve::Server> server_;
};

TEST_F(ShardsOverHttp, WholeShardsAreReadyAndSaidSo) {
  EXPECT_EQ(get("/readyz").body, "ready\n");
  EXPECT_THAT(get("/metrics").body, HasSubstr("\nibid_shards 2\n"));
  EXPECT_THAT(get("/metrics").body, HasSubstr("\nibid_shards_missing 0\n"));
  EXPECT_EQ(json_of(get("/v1/status"))["coverage"]["status"], "whole");
  const Reply reply = ask();
  EXPECT_EQ(reply.status, 200);
  EXPECT_FALSE(json_of(reply).contains("coverage"));
}

TEST_F(ShardsOverHttp, AMissingShardIsInAnswersReadinessStatusAndMetrics) {
  shards_[0].kill();
  const Reply reply = ask();
  ASSERT_EQ(reply.status, 200);
  const model::Json answer = json_of(reply);
  EXPECT_EQ(answer["coverage"]["status"], "partial");
  EXPECT_EQ(answer["coverage"]["missing_shards"], model::Json::array({1}));
  EXPECT_EQ(answer["notices"][0]["kind"], "shard_unavailable");
  expect_no_places(reply);
  EXPECT_THAT(ask("Accept: text/event-stream\r\n").body, HasSubstr("\"coverage\""));

  const Reply ready = get("/readyz");
  EXPECT_EQ(ready.status, 200);
  EXPECT_THAT(ready.body, HasSubstr("partial: Shard 1 of 2 cannot be reached"));
  EXPECT_THAT(get("/metrics").body, HasSubstr("\nibid_shards_missing 1\n"));
  EXPECT_EQ(json_of(get("/v1/status"))["coverage"]["status"], "partial");
}

TEST_F(ShardsOverHttp, WhatIsSaidWithoutAShardKeepsToTheSchemas) {
  shards_[0].kill();
  EXPECT_TRUE(cli_test::conforms(ask().body, "ibid.answer-1.schema.json"));
  const Reply audit = request(server_->port(), "POST", "/v1/verify", "Zinc prevents fractures.",
                              "Content-Type: text/plain\r\n");
  ASSERT_EQ(audit.status, 200);
  EXPECT_EQ(json_of(audit)["notices"][0]["kind"], "shard_unavailable");
  EXPECT_TRUE(cli_test::conforms(audit.body, "ibid.audit-1.schema.json"));
}

TEST_F(ShardsOverHttp, WithoutAnyShardItIsNotReadyAndTellsNoAddresses) {
  shards_[0].kill();
  shards_[1].kill();
  const Reply reply = ask();
  EXPECT_EQ(reply.status, 503);
  expect_no_places(reply);
  EXPECT_EQ(get("/readyz").status, 503);
  expect_no_places(get("/readyz"));
}

TEST_F(ShardsOverHttp, UploadsAreRefusedEvenWithAKeyForThem) {
  const Reply reply =
      request(server_->port(), "POST", "/v1/ingest?name=x.json", "{}",
              "Content-Type: application/json\r\nAuthorization: Bearer " + key_ + "\r\n");
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("take no uploads"));
  expect_no_places(reply);
}

}  // namespace
}  // namespace ibid::shard_test
