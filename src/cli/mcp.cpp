// ibid mcp: the Model Context Protocol on standard input and output.

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"
#include "serve/mcp/mcp_stdio.hpp"

namespace ibid::cli {

void add_mcp(CLI::App& app, int& exit_status) {
  auto index = std::make_shared<IndexPlaces>();
  CLI::App* command = app.add_subcommand(
      "mcp", "Serve the tools search, fetch, ask and verify over MCP on stdin and stdout");
  command->footer(
      "In a client's settings:\n\n"
      "  { \"mcpServers\": { \"ibid\": { \"command\": \"ibid\",\n"
      "      \"args\": [\"mcp\", \"--index\", \"/path/to/index/db\"] } } }");
  add_index_option(*command, *index);
  command->callback([index, &exit_status] {
    const auto served = serve::run_mcp_stdio(*index, std::cin, std::cout);
    exit_status = served ? kDone : report(served.error());
  });
}

}  // namespace ibid::cli
