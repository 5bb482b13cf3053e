// `ibid mcp`: MCP on standard input and output, one message a line.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::serve {

/// Opens the index and answers until `in` ends. A line that is no message gets an error reply.
[[nodiscard]] Result<void> run_mcp_stdio(const std::vector<std::string>& index, std::istream& in,
                                         std::ostream& out);

}  // namespace ibid::serve
