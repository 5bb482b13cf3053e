#include "serve/mcp/mcp_stdio.hpp"

#include <istream>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "serve/limits.hpp"
#include "serve/mcp/mcp.hpp"

namespace ibid::serve {

Result<void> run_mcp_stdio(const std::vector<std::string>& index, std::istream& in,
                           std::ostream& out) {
  Result<std::unique_ptr<Engine>> engine = Engine::open(index);
  if (!engine) return fail(engine.error());
  Service service({}, std::move(*engine));
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line == "\r") continue;
    std::optional<McpReply> reply;
    const auto tell_fault = [&](int code, std::string_view text) {
      reply = McpReply{model::dump(mcp_error(nullptr, code, text)), code};
    };
    if (line.size() > kBodyBytesMax) {
      tell_fault(kMcpInvalidRequest, "The message is too long");
    } else if (const Result<model::Json> message = model::parse_json(line)) {
      // A newer generation is taken up between two messages; on failure the old one stays.
      (void)service.engine->refresh();
      reply = answer_mcp(service, *message);
    } else {
      tell_fault(kMcpParseError, "The line is not well-formed JSON");
    }
    if (reply) out << reply->text << '\n' << std::flush;
  }
  return {};
}

}  // namespace ibid::serve
