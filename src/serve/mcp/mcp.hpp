// The Model Context Protocol: JSON-RPC messages in, messages out, over any transport.
//
// Two eras at one endpoint. Since 2026-07-28 every request carries its protocol version in _meta
// and stands alone; before that a client says "initialize" first. ibid keeps no session in either:
// its tools only read, so the version that a request names is all there is to know of it.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "model/json.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

inline constexpr std::string_view kMcpModernVersion = "2026-07-28";
/// Newest first.
inline constexpr std::string_view kMcpLegacyVersions[] = {"2025-11-25", "2025-06-18", "2025-03-26"};
/// Key of the protocol version in a request's _meta.
inline constexpr const char* kMcpVersionKey = "io.modelcontextprotocol/protocolVersion";

/// JSON-RPC and MCP error codes that ibid sends.
inline constexpr int kMcpParseError = -32700;
inline constexpr int kMcpInvalidRequest = -32600;
inline constexpr int kMcpMethodNotFound = -32601;
inline constexpr int kMcpInvalidParams = -32602;
inline constexpr int kMcpHeaderMismatch = -32020;
inline constexpr int kMcpUnsupportedVersion = -32022;

/// The protocol version that `message` names in its _meta; empty for the older era.
[[nodiscard]] std::string mcp_version_of(const model::Json& message);

/// A message as it is sent.
struct McpReply {
  std::string text;    ///< JSON, in one line
  int error_code = 0;  ///< of the error that it tells, or 0
};

/// Answers one message. Nothing for notifications and for replies to requests that ibid never sent.
/// `unwanted` as in Request.
[[nodiscard]] std::optional<McpReply> answer_mcp(Service& service, const model::Json& message,
                                                 const std::stop_token& unwanted = {});

[[nodiscard]] model::Json mcp_error(const model::Json& id, int code, std::string_view text);

}  // namespace ibid::serve
