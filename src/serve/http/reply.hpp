// From an admitted request to the reply that goes out: runs the handler, keeps its faults inside
// and adds what every reply carries.
#pragma once

#include <functional>

#include "serve/http/gate.hpp"
#include "serve/http/http_message.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

/// Never throws: whatever the handler throws becomes a 500 without detail.
[[nodiscard]] Response run_handler(Service& service, const Route& route,
                                   const Request& request) noexcept;

/// The same for any work that makes a reply.
[[nodiscard]] Response run_work(const std::function<Response()>& work) noexcept;

/// Adds security and CORS headers, packs the body when the client takes gzip, and drops any header
/// whose value could split the reply.
void complete(const OriginPolicy& origins, const Request& request, Response& response);

}  // namespace ibid::serve
