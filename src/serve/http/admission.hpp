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

/// Not thread-safe: RequestPool guards it. Time comes from outside, so that tests need no clock.
class Admission {
 public:
  using Clock = std::chrono::steady_clock;

  /// `workers` and `queue_max` are at least 1.
  Admission(std::size_t workers, std::size_t queue_max, std::chrono::microseconds wait_max);

  /// Nothing when a request may join the `waiting` ones; else after how many seconds, at least 1,
  /// its sender should try again. An empty queue takes everybody.
  [[nodiscard]] std::optional<std::chrono::seconds> refuse(std::size_t waiting,
                                                           Clock::time_point now);
  /// A worker was busy for `taken` with one request.
  void observe(std::chrono::microseconds taken);

 private:
  /// What `requests` take all workers together.
  [[nodiscard]] std::chrono::microseconds time_for(std::size_t requests) const;

  const std::size_t workers_;
  const std::size_t queue_max_;
  const std::chrono::microseconds wait_max_;
  double mean_us_;                  ///< of one request on one worker; moves with each request
  Clock::time_point booked_until_;  ///< the end of the line beyond the queue
};

}  // namespace ibid::serve
