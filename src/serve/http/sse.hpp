// Server-sent events: framing (WHATWG HTML, 9.2).
#pragma once

#include <string>
#include <string_view>

#include "serve/http/http_message.hpp"

namespace ibid::serve {

/// One event with `data` on a line of its own for each line of it; `event` may be empty.
[[nodiscard]] std::string sse_event(std::string_view event, std::string_view data);

/// A stream response without events yet, with the headers that keep proxies from holding it back.
[[nodiscard]] Response event_stream();

}  // namespace ibid::serve
