// Who may join the queue, and when the others should come back.
//
// A queue of fixed length promises nothing about time: 128 requests of 5 ms are a third of a second
// on two workers, 128 of 50 ms are three seconds. So the wait that a newcomer would have is
// estimated from what the last requests took, and a newcomer who would wait too long is refused
// while it is still early. What was accepted then keeps its latency, whatever the flood outside.
//
// The refused are not all told the same second, or they would come back as the same flood: each is
// given the next free place in a line beyond the queue, at the pace at which requests are served.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace ibid::serve {

/// What stands before a newcomer.
struct Load {
  std::size_t waiting = 0;  ///< requests of its own kind in the queue
  std::size_t workers = 1;  ///< that serve this kind now; at least 1
  /// For how long others hold the workers first.
  std::chrono::microseconds before{0};
};

/// Not thread-safe: RequestPool guards it. Time comes from outside, so that tests need no clock.
class Admission {
 public:
  using Clock = std::chrono::steady_clock;

  /// How long requests of one kind take, as far as that can be known beforehand.
  struct Durations {
    std::chrono::microseconds first_guess;  ///< until the first ones have been timed
    std::chrono::microseconds longest;      ///< a longer one counts as this long
  };

  /// `queue_max` is at least 1.
  Admission(std::size_t queue_max, std::chrono::microseconds wait_max, Durations durations);

  /// Nothing when a request may join the waiting ones; else its place_in_line(). An empty queue
  /// takes everybody.
  [[nodiscard]] std::optional<std::chrono::seconds> refuse(const Load& load, Clock::time_point now);
  /// Books the next free place beyond the queue: after how many seconds, at least 1, the sender of
  /// a refused request should try again.
  [[nodiscard]] std::chrono::seconds place_in_line(const Load& load, Clock::time_point now);
  /// A worker was busy for `taken` with one request.
  void observe(std::chrono::microseconds taken);
  /// What `requests` take `workers` together.
  [[nodiscard]] std::chrono::microseconds time_for(std::size_t requests, std::size_t workers) const;

 private:
  /// Until a worker takes up a newcomer. How far the requests under way have come nobody knows; one
  /// that goes on as long as a new one would is the guess for those of very different lengths.
  [[nodiscard]] std::chrono::microseconds expected_wait(const Load& load) const;

  const std::size_t queue_max_;
  const std::chrono::microseconds wait_max_;
  const std::chrono::microseconds longest_;
  double mean_us_;                  ///< of one request on one worker; moves with each request
  Clock::time_point booked_until_;  ///< the end of the line beyond the queue
};

}  // namespace ibid::serve
