// Takes up newer generations while the server serves, shards that come back and an index whose
// damage was mended, on a thread of its own, since opening and checking one takes time. A check
// under way is broken off when the server ends.
//
// What CURRENT said is read before the engine opens the index: a generation published in between is
// then seen as new at the first look, never missed.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "serve/limits.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

/// What the index's CURRENT says: a changed text means a new generation. Empty when there is none.
[[nodiscard]] std::string read_current(const std::filesystem::path& index_directory);

class Refresher {
 public:
  /// `seen` is what CURRENT said before the service's engine was opened. `service` must outlive it.
  Refresher(Service& service, std::string seen,
            std::chrono::milliseconds damage_check_interval = kDamageCheckInterval);
  ~Refresher() = default;
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;

 private:
  void run(const std::stop_token& ending);
  void take_up_newer();
  void look_at_damage(const std::stop_token& ending);

  Service& service_;
  std::string seen_;
  const std::chrono::milliseconds damage_check_interval_;
  std::optional<std::chrono::steady_clock::time_point> next_check_;  // while there is damage
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace ibid::serve
