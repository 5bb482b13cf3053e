// Counters of the server and their Prometheus text (exposition format 0.0.4), written by hand: a
// dozen lines of output do not pay for a library (docs/decisions/0003-metrics-by-hand.md).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "ibid/engine.hpp"
#include "serve/http/request_pool.hpp"

namespace ibid::serve {

/// Upper bounds of the latency histogram, in seconds: from a cached page to a slow writer.
inline constexpr std::array<double, 12> kLatencyBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                          0.1,   0.25,   0.5,   1,    5,     30};

/// Thread-safe.
class Metrics {
 public:
  std::atomic<std::uint64_t> connections{0};          ///< open now
  std::atomic<std::uint64_t> connections_total{0};    ///< ever accepted
  std::atomic<std::uint64_t> connections_refused{0};  ///< for want of a place
  std::atomic<std::uint64_t> generations{0};          ///< taken up since the start
  std::atomic<std::uint64_t> index_checks{0};         ///< of a damaged index, begun

  /// Counts one finished request. `route` is a pattern of the router, never a path.
  void observe(std::string_view route, int status, std::chrono::microseconds taken);

  [[nodiscard]] std::string text(const Statistics& statistics, PoolUse use) const;

 private:
  struct Latency {
    std::array<std::uint64_t, kLatencyBounds.size()> at_most{};  // cumulative
    std::uint64_t count = 0;
    double sum_seconds = 0;
  };

  mutable std::mutex mutex_;  // guards requests_ and latencies_
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Latency> latencies_;
};

}  // namespace ibid::serve
