// The API description is true: every route is in it and live replies fit its schemas.

#include <gtest/gtest.h>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "serve/router.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using Plain = nlohmann::json;

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lowered;
}

/// Empty when `instance` fits the named schema of `description`, else what does not.
std::string misfit(const Plain& description, const std::string& name, const Plain& instance) {
  // The validator resolves "#/components/schemas/…" from the root of the document it is given.
  Plain root = description["components"]["schemas"][name];
  root["components"] = description["components"];
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(root), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(instance), &results)) {
    return {};
  }
  valijson::ValidationResults::Error error;
  std::string text;
  while (results.popError(error)) {
    for (const std::string& step : error.context) text += step;
    text.append(": ").append(error.description).append("\n");
  }
  return text;
}

class OpenApi : public testing::Test {
 protected:
  OpenApi() : description_(Plain::parse(request(sample_.port(), "GET", "/openapi.json").body)) {}

  SampleServer sample_;
  Plain description_;
};

TEST_F(OpenApi, EveryRouteIsDescribedWithItsRole) {
  for (const Route& route : routes()) {
    const std::string pattern(route.pattern);
    ASSERT_TRUE(description_["paths"].contains(pattern)) << pattern;
    const Plain& path = description_["paths"][pattern];
    ASSERT_TRUE(path.contains(lower(route.method))) << pattern;
    const std::string role =
        route.role == Role::kNobody ? "none" : std::string(name_of(route.role));
    EXPECT_EQ(path[lower(route.method)]["x-ibid-role"], role) << pattern;
  }
}

TEST_F(OpenApi, LiveRepliesFitTheirSchemas) {
  const std::string question = kQuestion;
  const Plain asked{{"question", question}};
  const struct {
    const char* method;
    const char* target;
    Plain body;
    const char* schema;
  } cases[] = {
      {"POST", "/v1/ask", asked, "Answer"},
      {"POST", "/v1/ask", {{"question", "qwertz"}}, "Answer"},
      {"POST", "/v1/search", asked, "SearchReply"},
      {"POST",
       "/v1/verify",
       {{"text", "Veralimab cures fictitious fever in 3 days [1]."}},
       "Audit"},
      {"GET", "/v1/passages/snippets%3Averalimab%231", nullptr, "Passage"},
      {"GET", "/v1/sources/doi:10.1000/one", nullptr, "SourceReply"},
      {"POST", "/v1/conversations", Plain::object(), "Conversation"},
      {"GET", "/v1/reviews?question=x", nullptr, "Reviews"},
      {"POST",
       "/v1/chat/completions",
       {{"messages", {{{"role", "user"}, {"content", question}}}}},
       "ChatCompletion"},
      {"GET", "/v1/models", nullptr, "Models"},
      {"GET", "/v1/models/ibid", nullptr, "Model"},
      {"POST", "/v1/dify/retrieval", {{"query", question}}, "DifyReply"},
      {"GET", "/search?q=veralimab", nullptr, "SearxngReply"},
      {"POST", "/v1/langchain", {{"message", question}}, "LangChainReply"},
      {"POST", "/mcp", {{"jsonrpc", "2.0"}, {"id", 1}, {"method", "ping"}}, "RpcMessage"},
      {"GET", "/v1/examples", nullptr, "Examples"},
      {"GET", "/v1/status", nullptr, "Status"},
      {"GET", "/nowhere", nullptr, "Problem"},
      {"POST", "/v1/ask", Plain::object(), "Problem"},
      {"POST", "/v1/ingest", {{"x", 1}}, "Problem"},
  };
  for (const auto& [method, target, body, schema] : cases) {
    const Reply reply = request(sample_.port(), method, target, body.is_null() ? "" : body.dump(),
                                "Content-Type: application/json\r\n");
    const Plain instance = Plain::parse(reply.body, nullptr, false);
    ASSERT_FALSE(instance.is_discarded()) << target << reply.body;
    EXPECT_EQ(misfit(description_, schema, instance), "") << target << " " << reply.body;
  }
}

}  // namespace
}  // namespace ibid::serve::test
