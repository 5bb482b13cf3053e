#include "serve/mcp/mcp.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "serve/mcp/mcp_stdio.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using model::Json;

Json call(std::string_view name, Json arguments) {
  return {{"jsonrpc", "2.0"},
          {"id", 1},
          {"method", "tools/call"},
          {"params", {{"name", name}, {"arguments", std::move(arguments)}}}};
}

Json modern(Json message) {
  message["params"]["_meta"] = {{kMcpVersionKey, kMcpModernVersion}};
  return message;
}

Reply post(const SampleServer& sample, const Json& message, std::string_view headers = {}) {
  return request(sample.port(), "POST", "/mcp", model::dump(message), headers);
}

TEST(Mcp, TheOlderEraBeginsWithInitialize) {
  const SampleServer sample;
  const Json reply = json_of(post(sample, {{"jsonrpc", "2.0"},
                                           {"id", "a"},
                                           {"method", "initialize"},
                                           {"params", {{"protocolVersion", "2025-11-25"}}}}));
  EXPECT_EQ(reply["id"], "a");
  EXPECT_EQ(reply["result"]["protocolVersion"], "2025-11-25");
  EXPECT_EQ(post(sample, {{"jsonrpc", "2.0"}, {"method", "notifications/initialized"}}).status,
            202);
}

TEST(Mcp, TheNewerEraNeedsItsHeadersToAgree) {
  const SampleServer sample;
  const Json message = modern(call("search", {{"query", "veralimab"}}));
  const std::string good =
      "Mcp-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: search\r\n";
  const Json reply = json_of(post(sample, message, good));
  EXPECT_EQ(reply["result"]["resultType"], "complete");
  EXPECT_EQ(post(sample, message).status, 400);
  const std::string wrong_name =
      "Mcp-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: ask\r\n";
  EXPECT_EQ(json_of(post(sample, message, wrong_name))["error"]["code"], kMcpHeaderMismatch);
}

TEST(Mcp, WhatIsNoRequestIsRefusedAsSuch) {
  const SampleServer sample;
  const std::pair<Json, Json> cases[] = {
      {{{"jsonrpc", "2.0"}, {"id", 3}}, 3},
      {{{"jsonrpc", "2.0"}, {"id", 3}, {"method", 4}}, 3},
      {{{"jsonrpc", "2.0"}}, nullptr},
      {{{"id", 3}, {"method", "ping"}}, nullptr},
  };
  for (const auto& [message, id] : cases) {
    const Reply reply = post(sample, message);
    EXPECT_EQ(reply.status, 400) << message;
    EXPECT_EQ(json_of(reply)["error"]["code"], kMcpInvalidRequest) << message;
    EXPECT_EQ(json_of(reply)["id"], id) << message;
  }
  // A reply to what was never asked.
  EXPECT_EQ(post(sample, {{"jsonrpc", "2.0"}, {"id", 3}, {"result", Json::object()}}).status, 202);
}

TEST(Mcp, AnUnknownVersionIsToldWhichAreSpoken) {
  const SampleServer sample;
  Json message = call("search", {{"query", "x"}});
  message["params"]["_meta"] = {{kMcpVersionKey, "2031-01-01"}};
  const Reply reply = post(sample, message,
                           "Mcp-Protocol-Version: 2031-01-01\r\nMcp-Method: tools/call\r\n"
                           "Mcp-Name: search\r\n");
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(json_of(reply)["error"]["data"]["supported"], Json::array({"2026-07-28"}));
}

TEST(Mcp, AHeaderOfTheOlderEraNamesAVersionThatThereIs) {
  const SampleServer sample;
  const auto reply_to = [&](std::string_view method, const std::string& version) {
    return post(sample, {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}},
                "Mcp-Protocol-Version: " + version + "\r\n");
  };
  for (const std::string_view version : kMcpLegacyVersions) {
    EXPECT_EQ(reply_to("ping", std::string(version)).status, 200) << version;
  }
  const Reply refused = reply_to("ping", "1999-01-01");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(json_of(refused)["error"]["code"], kMcpUnsupportedVersion);
  EXPECT_EQ(reply_to("initialize", "1999-01-01").status, 200) << "it finds a common one";
}

TEST(Mcp, EveryToolOnlyReadsAndSaysWhatItReturns) {
  const SampleServer sample;
  const Json tools = json_of(
      post(sample, {{"jsonrpc", "2.0"}, {"id", 1}, {"method", "tools/list"}}))["result"]["tools"];
  std::vector<std::string> names;
  for (const Json& tool : tools) {
    names.push_back(tool["name"]);
    EXPECT_TRUE(tool["annotations"]["readOnlyHint"]) << tool["name"];
    EXPECT_EQ(tool["outputSchema"]["type"], "object") << tool["name"];
  }
  EXPECT_THAT(names, testing::ElementsAre("search", "fetch", "ask", "verify"));
}

TEST(Mcp, WhatSearchFindsFetchReturns) {
  const SampleServer sample;
  const Json found = json_of(
      post(sample, call("search", {{"query", kQuestion},
                                   {"top", 1}})))["result"]["structuredContent"]["results"][0];
  const Json fetched =
      json_of(post(sample, call("fetch", {{"id", found["id"]}})))["result"]["structuredContent"];
  EXPECT_EQ(fetched["text"], found["text"]);
}

TEST(Mcp, FaultsOfTheCallerAreResultsAndFaultsOfTheMessageAreErrors) {
  const SampleServer sample;
  const Json none = json_of(post(sample, call("fetch", {{"id", "none"}})))["result"];
  EXPECT_TRUE(none["isError"]);
  EXPECT_THAT(model::dump(none), testing::HasSubstr("no passage with this id; search finds ids"));
  EXPECT_TRUE(json_of(post(sample, call("ask", Json::object())))["result"]["isError"]);
  const Json misspelled = json_of(post(sample, call("search", {{"query", "x"}, {"topp", 3}})));
  EXPECT_TRUE(misspelled["result"]["isError"]);
  EXPECT_THAT(model::dump(misspelled), testing::HasSubstr("topp"));
  EXPECT_EQ(json_of(post(sample, call("delete", Json::object())))["error"]["code"],
            kMcpInvalidParams);
  EXPECT_EQ(json_of(request(sample.port(), "POST", "/mcp", "{"))["error"]["code"], kMcpParseError);
  EXPECT_EQ(json_of(request(sample.port(), "POST", "/mcp", "[]"))["error"]["code"],
            kMcpInvalidRequest);
  EXPECT_EQ(request(sample.port(), "GET", "/mcp").status, 405);
}

TEST(Mcp, AnAuditIsTheSameAsTextAndAsStructure) {
  const SampleServer sample;
  const Json arguments{{"text", "\"Veralimab\" halves gout.\nIt costs \\ 5 euros a day."}};
  const Reply legacy = post(sample, call("verify", arguments));
  EXPECT_EQ(legacy.status, 200);
  const Json result = json_of(legacy)["result"];
  EXPECT_EQ(json_of(legacy)["id"], 1);
  EXPECT_FALSE(result["isError"]);
  EXPECT_FALSE(result.contains("resultType"));
  const Json& structured = result["structuredContent"];
  EXPECT_EQ(*model::parse_json(result["content"][0]["text"].get<std::string>()), structured);
  EXPECT_EQ(structured["schema"], "ibid.audit/1");
  EXPECT_EQ(structured["claims"].size(), 2u);
  EXPECT_EQ(structured["stands"], false);
  const Json newer = json_of(post(sample, modern(call("verify", arguments)),
                                  "Mcp-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\n"
                                  "Mcp-Name: verify\r\n"))["result"];
  EXPECT_EQ(newer["structuredContent"]["claims"], structured["claims"]);
  EXPECT_EQ(newer["resultType"], "complete");
  EXPECT_EQ(newer["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "ibid");
}

TEST(Mcp, StdioAnswersLineByLine) {
  const Scratch folder;
  std::istringstream in(model::dump(call("ask", {{"question", kQuestion}})) + "\n\nnonsense\n" +
                        model::dump({{"jsonrpc", "2.0"}, {"method", "notifications/x"}}) + "\n");
  std::ostringstream out;
  ASSERT_TRUE(run_mcp_stdio({make_index(folder, sample_snippets()).string()}, in, out));
  std::istringstream lines(out.str());
  std::string first;
  std::string second;
  std::string third;
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_EQ((*model::parse_json(first))["result"]["structuredContent"]["outcome"], "answered");
  EXPECT_EQ((*model::parse_json(second))["error"]["code"], kMcpParseError);
  EXPECT_FALSE(std::getline(lines, third));
}

}  // namespace
}  // namespace ibid::serve::test
