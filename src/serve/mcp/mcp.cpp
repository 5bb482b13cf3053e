#include "serve/mcp/mcp.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "serve/mcp/mcp_tools.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::string_view kInstructions =
    "Ask ibid medical questions and cite what it returns. Every claim is a verbatim quote with its "
    "source; \"insufficient_evidence\" means that the index holds no answer, so do not guess one. "
    "Use verify on any text before you present it as supported.";

/// Tools change with the program, not with the index.
constexpr int kToolListTtlMs = 3600 * 1000;

Json server_info() {
  return {{"name", "ibid"}, {"title", "ibid: evidence with citations"}, {"version", IBID_VERSION}};
}

Json capabilities() {
  return {{"tools", {{"listChanged", false}}}};
}

Json modern_versions() {
  return Json::array({kMcpModernVersion});
}

/// A result in the form of its era: the newer one says that it is complete and who made it.
Json in_era(Json result, bool modern) {
  if (!modern) return result;
  result["resultType"] = "complete";
  result["_meta"] = {{"io.modelcontextprotocol/serverInfo", server_info()}};
  return result;
}

McpReply reply(const Json& id, Json result) {
  return {model::dump({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}})};
}

McpReply error_reply(const Json& error) {
  return {model::dump(error), error["error"]["code"].get<int>()};
}

/// `members` before those of the JSON object `object`, which has some.
std::string with_members(std::string_view members, std::string_view object) {
  std::string joined = "{";
  joined.append(members).append(",").append(object.substr(1));
  return joined;
}

/// The result of a tool goes into the reply as the text that it is: the tree of a long audit takes
/// several times as much.
McpReply reply(const Json& id, const McpToolResult& result, bool modern) {
  std::string members = "\"content\":[{\"type\":\"text\",\"text\":";
  members += model::dump(result.text);
  members += "}]";
  if (!result.structured.empty()) members += ",\"structuredContent\":" + result.structured;
  const Json rest = in_era({{"isError", result.is_error}}, modern);
  McpReply sent{"{\"jsonrpc\":\"2.0\",\"id\":" + model::dump(id) + ",\"result\":"};
  sent.text += with_members(members, model::dump(rest));
  sent.text += '}';
  return sent;
}

Json initialize(const Json& params) {
  const std::string wanted = model::string_or(params, "protocolVersion");
  const bool known = std::find(std::begin(kMcpLegacyVersions), std::end(kMcpLegacyVersions),
                               wanted) != std::end(kMcpLegacyVersions);
  return {{"protocolVersion", known ? wanted : std::string(kMcpLegacyVersions[0])},
          {"capabilities", capabilities()},
          {"serverInfo", server_info()},
          {"instructions", kInstructions}};
}

Json discover() {
  return {{"supportedVersions", modern_versions()},
          {"capabilities", capabilities()},
          {"instructions", kInstructions},
          {"ttlMs", kToolListTtlMs},
          {"cacheScope", "public"}};
}

Json list_tools(bool modern) {
  Json result{{"tools", mcp_tools()}};
  if (modern) {
    result["ttlMs"] = kToolListTtlMs;
    result["cacheScope"] = "public";
  }
  return result;
}

McpReply answer_request(Service& service, const Json& message, const Json& id, bool modern,
                        const std::stop_token& unwanted) {
  const std::string method = model::string_or(message, "method");
  const auto found = message.find("params");
  const Json params = found != message.end() && found->is_object() ? *found : Json::object();
  if (method == "server/discover") return reply(id, in_era(discover(), modern));
  if (method == "initialize" && !modern) return reply(id, initialize(params));
  if (method == "ping") return reply(id, in_era(Json::object(), modern));
  if (method == "tools/list") return reply(id, in_era(list_tools(modern), modern));
  if (method != "tools/call") {
    return error_reply(mcp_error(id, kMcpMethodNotFound, "Method not found"));
  }
  const auto arguments = params.find("arguments");
  const Json given =
      arguments != params.end() && arguments->is_object() ? *arguments : Json::object();
  const std::optional<McpToolResult> result =
      call_mcp_tool(service, model::string_or(params, "name"), given, unwanted);
  if (!result) return error_reply(mcp_error(id, kMcpInvalidParams, "Unknown tool"));
  return reply(id, *result, modern);
}

}  // namespace

std::string mcp_version_of(const Json& message) {
  if (!message.is_object()) return {};
  const auto params = message.find("params");
  if (params == message.end() || !params->is_object()) return {};
  const auto meta = params->find("_meta");
  return meta == params->end() ? std::string() : model::string_or(*meta, kMcpVersionKey);
}

Json mcp_error(const Json& id, int code, std::string_view text) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", text}}}};
}

std::optional<McpReply> answer_mcp(Service& service, const Json& message,
                                   const std::stop_token& unwanted) {
  if (!message.is_object() || model::string_or(message, "jsonrpc") != "2.0") {
    return error_reply(mcp_error(nullptr, kMcpInvalidRequest, "Not a JSON-RPC 2.0 message"));
  }
  const auto id = message.find("id");
  // A response to something that was never asked needs no answer.
  const bool is_response = message.contains("result") || message.contains("error");
  if (is_response) return std::nullopt;
  const bool has_id = id != message.end();
  if (has_id && !id->is_string() && !id->is_number_integer()) {
    return error_reply(
        mcp_error(nullptr, kMcpInvalidRequest, "The id must be a string or a whole number"));
  }
  const auto method = message.find("method");
  if (method == message.end() || !method->is_string()) {
    return error_reply(
        mcp_error(has_id ? *id : Json(nullptr), kMcpInvalidRequest, "There is no method"));
  }
  if (!has_id) return std::nullopt;
  const std::string version = mcp_version_of(message);
  if (!version.empty() && version != kMcpModernVersion) {
    Json error = mcp_error(*id, kMcpUnsupportedVersion, "Unsupported protocol version");
    error["error"]["data"] = {{"supported", modern_versions()}, {"requested", version}};
    return error_reply(error);
  }
  return answer_request(service, message, *id, !version.empty(), unwanted);
}

}  // namespace ibid::serve
