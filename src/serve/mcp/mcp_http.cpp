// POST /mcp: MCP's Streamable HTTP transport, answered with plain JSON. There are no sessions and
// no server messages, so GET and DELETE are not allowed, as the specification provides for.

#include <fmt/format.h>

#include <string>
#include <utility>

#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"
#include "serve/mcp/mcp.hpp"
#include "text/strings.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// What the headers must repeat of a request of the newer era; empty when they agree.
std::string header_fault(const Request& request, const Json& message) {
  const std::string version = mcp_version_of(message);
  const std::string_view header_version = request.header("Mcp-Protocol-Version");
  if (version.empty() && header_version == kMcpModernVersion) {
    return fmt::format("The message names no protocol version: params._meta has no \"{}\"",
                       kMcpVersionKey);
  }
  if (version.empty()) return {};
  if (header_version != version)
    return fmt::format("The header Mcp-Protocol-Version must repeat \"{}\" in params._meta",
                       kMcpVersionKey);
  if (request.header("Mcp-Method") != model::string_or(message, "method")) {
    return "The header Mcp-Method must repeat the method of the message";
  }
  if (model::string_or(message, "method") == "tools/call" &&
      request.header("Mcp-Name") != model::string_or(message["params"], "name")) {
    return "The header Mcp-Name must repeat params.name of the message";
  }
  return {};
}

/// Whether a request of the older era says by its header that it speaks a version which there is
/// not; "initialize" is what finds a common one, and without the header any is meant.
bool is_of_unknown_version(const Request& request, const Json& message) {
  const std::string_view version = request.header("Mcp-Protocol-Version");
  return !version.empty() && mcp_version_of(message).empty() &&
         !text::is_one_of(version, kMcpLegacyVersions) &&
         model::string_or(message, "method") != "initialize";
}

/// Only faults that lie before the method runs show in the status.
int status_of(int code) {
  if (code == 0) return 200;
  if (code == kMcpMethodNotFound) return 404;
  return code == kMcpInvalidParams ? 200 : 400;
}

Response accepted() {
  Response response;
  response.status = 202;
  return response;
}

Response fault(const Json& id, int code, std::string_view text) {
  return json_response(model::dump(mcp_error(id, code, text)), 400);
}

Json id_of(const Json& message) {
  return message.is_object() && message.contains("id") ? message["id"] : Json(nullptr);
}

}  // namespace

Response handle_mcp(Service& service, const Request& request) {
  const Result<Json> message = model::parse_json(request.body);
  if (!message) return fault(nullptr, kMcpParseError, "The body is not well-formed JSON");
  if (!message->is_object()) {
    return fault(nullptr, kMcpInvalidRequest, "Send one message a request");
  }
  const bool is_request = message->contains("method") && message->contains("id");
  if (is_request) {
    if (const std::string text = header_fault(request, *message); !text.empty()) {
      return fault(id_of(*message), kMcpHeaderMismatch, text);
    }
    if (is_of_unknown_version(request, *message)) {
      return fault(id_of(*message), kMcpUnsupportedVersion, "Unsupported protocol version");
    }
  }
  std::optional<McpReply> reply = answer_mcp(service, *message, request.unwanted);
  if (!reply) return accepted();
  // The older era expects every JSON-RPC error in a 200 reply, but of what is no request at all.
  const bool modern = !mcp_version_of(*message).empty();
  const bool is_no_request = reply->error_code == kMcpInvalidRequest;
  const int status = modern || is_no_request ? status_of(reply->error_code) : 200;
  return json_response(std::move(reply->text), status);
}

}  // namespace ibid::serve
