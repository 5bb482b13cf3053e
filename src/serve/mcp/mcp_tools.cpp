#include "serve/mcp/mcp_tools.hpp"

#include <span>
#include <string>
#include <utility>

#include "model/answer_json.hpp"
#include "model/source_json.hpp"
#include "serve/api/ask.hpp"
#include "serve/api/assets.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/chat/cited_work.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::size_t kResultsOfSearch = 10;
constexpr std::size_t kResultsMax = 50;

/// A result of which the text is the JSON itself.
McpToolResult succeeded(std::string json) {
  return {json, std::move(json), false};
}

McpToolResult succeeded(std::string text, const Json& structured) {
  return {std::move(text), model::dump(structured), false};
}

/// An error that the model may read and act on.
McpToolResult failed(std::string_view text) {
  return {std::string(text), {}, true};
}

McpToolResult failed(const Error& error) {
  return failed(error.public_message());
}

McpToolResult search_tool(Service& service, const Json& arguments, const std::stop_token&) {
  Parsed<std::string> query = required_string(arguments, "query");
  if (!query) return failed(query.error());
  const Parsed<std::size_t> top = count_or(arguments, "top", kResultsOfSearch, 1, kResultsMax);
  if (!top) return failed(top.error());
  SearchRequest request;
  request.question = std::move(*query);
  request.top_k = *top;
  const Result<SearchReply> found = service.engine->search(request);
  if (!found) return failed(found.error());
  Json results = Json::array();
  for (const FoundPassage& passage : found->passages) {
    const Source& work = cited_work(passage);
    results.push_back({{"id", passage.passage.id},
                       {"title", work.title},
                       {"url", url_of(work)},
                       {"text", passage.passage.text}});
  }
  return succeeded(model::dump(Json{{"results", std::move(results)}}));
}

McpToolResult fetch_tool(Service& service, const Json& arguments, const std::stop_token&) {
  const Parsed<std::string> id = required_string(arguments, "id");
  if (!id) return failed(id.error());
  const Result<FoundPassage> found = service.engine->passage(*id);
  if (!found && found.error().code == ErrorCode::kNotFound) {
    return failed("There is no passage with this id; search finds ids.");
  }
  if (!found) return failed(found.error());
  const Source& work = cited_work(*found);
  return succeeded(model::dump(Json{{"id", found->passage.id},
                                    {"title", work.title},
                                    {"text", found->passage.text},
                                    {"url", url_of(work)},
                                    {"metadata",
                                     {{"source", work.id},
                                      {"kind", name_of(work.kind)},
                                      {"design", name_of(work.design)},
                                      {"status", name_of(work.status)},
                                      {"sha256", found->passage.sha256}}}}));
}

McpToolResult ask_tool(Service& service, const Json& arguments, const std::stop_token&) {
  AskRequest request;
  Parsed<std::string> question = required_string(arguments, "question");
  if (!question) return failed(question.error());
  const Parsed<Audience> audience = audience_or_clinician(arguments);
  if (!audience) return failed(audience.error());
  Parsed<std::vector<std::string>> history = string_list(arguments, "history");
  if (!history) return failed(history.error());
  request.question = std::move(*question);
  request.audience = *audience;
  request.history = std::move(*history);
  Result<Asked> asked = ask(service, request);
  if (!asked) return failed(asked.error());
  return succeeded(chat_text(asked->answer).text(), asked->json);
}

McpToolResult verify_tool(Service& service, const Json& arguments,
                          const std::stop_token& unwanted) {
  const Parsed<std::string> text = required_string(arguments, "text");
  if (!text) return failed(text.error());
  const Result<Audit> audit = service.engine->verify(*text, unwanted);
  if (!audit) return failed(audit.error());
  return succeeded(*model::audit_text(*audit, false, {}, Json{{"stands", audit->stands()}}));
}

constexpr std::string_view kSearchFields[] = {"query", "top"};
constexpr std::string_view kFetchFields[] = {"id"};
constexpr std::string_view kAskFields[] = {"question", "audience", "history"};
constexpr std::string_view kVerifyFields[] = {"text"};

struct Tool {
  std::string_view name;
  std::span<const std::string_view> fields;
  McpToolResult (*call)(Service&, const Json&, const std::stop_token& unwanted);
};

constexpr Tool kTools[] = {{"search", kSearchFields, search_tool},
                           {"fetch", kFetchFields, fetch_tool},
                           {"ask", kAskFields, ask_tool},
                           {"verify", kVerifyFields, verify_tool}};

}  // namespace

const Json& mcp_tools() {
  static const Json tools = [] {
    const Asset* asset = find_asset("mcp_tools.json");
    const Result<Json> parsed = model::parse_json(asset == nullptr ? "" : asset->bytes);
    return parsed ? *parsed : Json::array();
  }();
  return tools;
}

std::optional<McpToolResult> call_mcp_tool(Service& service, std::string_view name,
                                           const Json& arguments, const std::stop_token& unwanted) {
  for (const Tool& tool : kTools) {
    if (tool.name != name) continue;
    const Parsed<void> known = none_misspelled(arguments, tool.fields);
    return known ? tool.call(service, arguments, unwanted) : failed(known.error());
  }
  return std::nullopt;
}

}  // namespace ibid::serve
