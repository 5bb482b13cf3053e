// One JSON line a request. The question is personal: it is written only when the operator asks.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "serve/http/fault_log.hpp"

namespace ibid::serve {

struct AccessEntry {
  std::uint64_t id = 0;
  std::string method;
  std::string route;  ///< the router's pattern, never the path or the query
  int status = 0;
  std::size_t bytes = 0;  ///< of the reply's body
  std::chrono::microseconds taken{};
  std::string caller;    ///< name of the key, or empty
  std::string question;  ///< empty unless the operator asked for it
  std::string error;     ///< what failed inside, or empty
};

/// Takes one line without its line end; called from the server's thread only. May throw when it
/// cannot: the line is lost, and a later one says so.
using LogSink = std::function<void(std::string_view)>;

[[nodiscard]] std::string log_line(const AccessEntry& entry,
                                   std::chrono::system_clock::time_point now);
/// The line of a fault that belongs to no one request: "error" while it is there, "mended" when it
/// is gone.
[[nodiscard]] std::string fault_line(const FaultNews& news,
                                     std::chrono::system_clock::time_point now);
/// The line that says, as an "error", how many lines of requests could not be written before it.
[[nodiscard]] std::string lost_line(std::uint64_t lines, std::chrono::system_clock::time_point now);

}  // namespace ibid::serve
