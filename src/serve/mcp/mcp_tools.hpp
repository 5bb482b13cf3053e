// The four tools of the MCP server. All only read, and all give structured results with a schema.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "model/json.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

/// Name, title, description, schemas and hints of every tool.
[[nodiscard]] const model::Json& mcp_tools();

/// What a tool returns.
struct McpToolResult {
  std::string text;        ///< for a model to read
  std::string structured;  ///< the same as JSON text, an object; empty with an error
  bool is_error = false;
};

/// Nothing for an unknown tool. `unwanted` as in Request.
[[nodiscard]] std::optional<McpToolResult> call_mcp_tool(Service& service, std::string_view name,
                                                         const model::Json& arguments,
                                                         const std::stop_token& unwanted);

}  // namespace ibid::serve
