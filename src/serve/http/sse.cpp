#include "serve/http/sse.hpp"

#include <algorithm>

namespace ibid::serve {

std::string sse_event(std::string_view event, std::string_view data) {
  std::string framed;
  if (!event.empty()) framed.append("event: ").append(event).append("\n");
  for (;;) {
    // A bare CR ends a line too, so it must not reach the client inside one.
    const auto end = std::min(data.find_first_of("\r\n"), data.size());
    framed.append("data: ").append(data.substr(0, end)).append("\n");
    if (end == data.size()) break;
    const bool crlf = data.substr(end, 2) == "\r\n";
    data.remove_prefix(end + (crlf ? 2 : 1));
  }
  return framed + "\n";
}

Response event_stream() {
  Response response;
  response.content_type = "text/event-stream";
  response.headers.push_back({"Cache-Control", "no-cache"});
  response.headers.push_back({"X-Accel-Buffering", "no"});
  return response;
}

}  // namespace ibid::serve
