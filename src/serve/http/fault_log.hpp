// What is wrong with the server itself, whoever asks: a line for the operator's log when a fault
// appears and one when it is gone. In between it is told again from time to time, never at each
// request or probe that meets it.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ibid::serve {

/// Where something can be wrong; one fault at a time in each place.
enum class FaultPlace { kIndex, kNewGeneration, kShards, kReviews };
inline constexpr std::size_t kFaultPlaces = 4;

/// What the log is to say of a fault.
struct FaultNews {
  FaultPlace place = FaultPlace::kIndex;
  std::string fault;
  bool is_gone = false;  ///< else it is there, newly or still
};

/// Thread-safe. Time comes from outside, so that tests need no clock.
class FaultLog {
 public:
  using Clock = std::chrono::steady_clock;

  /// What is wrong in `place` now, with the name of the file; empty when nothing is (any more).
  void set(FaultPlace place, std::string fault);
  /// What is due at `now`, in the order of the places.
  [[nodiscard]] std::vector<FaultNews> take(Clock::time_point now);
  /// Of what take() gave, `news` could not be told: it stays due.
  void put_back(const FaultNews& news);

 private:
  struct State {
    std::string present;  ///< empty while nothing is wrong
    std::string met;      ///< the last one since take(), gone again or not
    std::string told;     ///< what the log believes
    Clock::time_point told_at;
    std::optional<Clock::time_point> gone_since;
  };

  std::mutex mutex_;  // guards states_
  std::array<State, kFaultPlaces> states_;
};

}  // namespace ibid::serve
