// Routes: which handler answers a method and a path, under which role and limits.
//
// One table (routes.cpp) says it all; the gate, the metrics and the tests read the same rows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "serve/http/auth.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {

class Service;

/// Where a handler runs: quick ones on the socket thread, so that they answer while the workers
/// are full; all others on a worker.
enum class Place { kSocketThread, kWorker };

using Handler = Response (*)(Service&, const Request&);

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< "/v1/passages/{id}": {id} is last and takes slashes
  Handler handler;
  Role role = Role::kRead;
  std::size_t body_bytes_max = 0;
  Place place = Place::kWorker;
  /// A body from this size on makes the work long (request_pool.hpp); 0 = never.
  std::size_t long_from_bytes = 0;
};

/// Every route, in the order of docs/http.md.
[[nodiscard]] std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  ///< null when nothing matches
  bool path_exists = false;      ///< the path is known, under another method
  std::string tail;              ///< {id}, decoded
  std::string allow;             ///< "GET, POST", when only the method is wrong
};

/// HEAD matches the routes of GET. A broken percent escape in {id} matches nothing.
[[nodiscard]] Match match_route(std::string_view method, std::string_view path);

}  // namespace ibid::serve
