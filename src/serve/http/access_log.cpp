#include "serve/http/access_log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "model/json.hpp"

namespace ibid::serve {

namespace {

std::string time_of(std::chrono::system_clock::time_point now) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now - seconds).count();
  const std::time_t time = std::chrono::system_clock::to_time_t(seconds);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(time), milliseconds);
}

}  // namespace

std::string log_line(const AccessEntry& entry, std::chrono::system_clock::time_point now) {
  model::Json json{{"time", time_of(now)},
                   {"id", entry.id},
                   {"method", entry.method},
                   {"route", entry.route},
                   {"status", entry.status},
                   {"bytes", entry.bytes},
                   {"ms", static_cast<double>(entry.taken.count()) / 1000}};
  if (!entry.caller.empty()) json["key"] = entry.caller;
  if (!entry.question.empty()) json["question"] = entry.question;
  if (!entry.error.empty()) json["error"] = entry.error;
  return model::dump(json);
}

std::string fault_line(const FaultNews& news, std::chrono::system_clock::time_point now) {
  return model::dump({{"time", time_of(now)}, {news.is_gone ? "mended" : "error", news.fault}});
}

std::string lost_line(std::uint64_t lines, std::chrono::system_clock::time_point now) {
  return model::dump(
      {{"time", time_of(now)}, {"error", fmt::format("lines of this log lost: {}", lines)}});
}

}  // namespace ibid::serve
