#include "serve/http/metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace ibid::serve {
namespace {

void put(std::string& out, std::string_view name, std::string_view type, std::string_view help,
         std::uint64_t value) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help,
                 type, value);
}

}  // namespace

void Metrics::observe(std::string_view route, int status, std::chrono::microseconds taken) {
  const double seconds = std::chrono::duration<double>(taken).count();
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  Latency& latency = latencies_[std::string(route)];
  ++latency.count;
  latency.sum_seconds += seconds;
  for (std::size_t i = 0; i < kLatencyBounds.size(); ++i) {
    if (seconds <= kLatencyBounds[i]) ++latency.at_most[i];
  }
}

std::string Metrics::text(const Statistics& statistics, PoolUse use) const {
  std::string out;
  put(out, "ibid_connections", "gauge", "Open connections.", connections);
  put(out, "ibid_connections_total", "counter", "Connections accepted.", connections_total);
  put(out, "ibid_connections_refused_total", "counter", "Connections refused when full.",
      connections_refused);
  put(out, "ibid_requests_waiting", "gauge", "Requests that wait for a worker.", use.waiting);
  put(out, "ibid_workers_busy", "gauge", "Workers that answer a request.", use.running);
  put(out, "ibid_generations_total", "counter", "Generations taken up since the start.",
      generations);
  put(out, "ibid_index_checks_total", "counter",
      "Checks begun of whether a damaged index is whole again.", index_checks);
  put(out, "ibid_passages", "gauge", "Passages of the current generation.", statistics.passages);
  put(out, "ibid_documents", "gauge", "Documents of the current generation.", statistics.documents);
  put(out, "ibid_shards", "gauge", "Shards of the index; 1 when it is not split.",
      statistics.coverage.shards);
  put(out, "ibid_shards_missing", "gauge", "Shards that cannot be reached.",
      statistics.coverage.missing_shards.size());
  put(out, "ibid_passages_missing", "gauge", "Passages that cannot be searched for that.",
      statistics.coverage.missing_passages);
  const auto at_end = std::back_inserter(out);
  fmt::format_to(at_end,
                 "# HELP ibid_generation_info The current generation.\n"
                 "# TYPE ibid_generation_info gauge\nibid_generation_info{{name=\"{}\"}} 1\n",
                 statistics.generation);
  const std::lock_guard lock(mutex_);
  out += "# HELP ibid_requests_total Finished requests.\n# TYPE ibid_requests_total counter\n";
  for (const auto& [key, count] : requests_) {
    fmt::format_to(at_end, "ibid_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                   key.second, count);
  }
  out +=
      "# HELP ibid_request_seconds From the end of the headers to the last byte.\n"
      "# TYPE ibid_request_seconds histogram\n";
  for (const auto& [route, latency] : latencies_) {
    for (std::size_t i = 0; i < kLatencyBounds.size(); ++i) {
      fmt::format_to(at_end, "ibid_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                     kLatencyBounds[i], latency.at_most[i]);
    }
    fmt::format_to(at_end,
                   "ibid_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                   "ibid_request_seconds_sum{{route=\"{0}\"}} {2}\n"
                   "ibid_request_seconds_count{{route=\"{0}\"}} {1}\n",
                   route, latency.count, latency.sum_seconds);
  }
  return out;
}

}  // namespace ibid::serve
