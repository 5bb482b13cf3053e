// The workers: a fixed number of threads behind a queue that is bounded in length and in time.
//
// Searches never run on the thread that reads sockets, and a queue that would keep a newcomer
// waiting too long says so at once, so that a flood costs one refusal each and leaves the latency
// of what was accepted alone (admission.hpp).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/http/admission.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {

/// What became of a job.
struct Submission {
  bool accepted = false;
  std::chrono::seconds retry_after{0};  ///< when not accepted
};

class RequestPool {
 public:
  /// `threads` and `queue_max` are at least 1.
  RequestPool(std::size_t threads, std::size_t queue_max,
              std::chrono::microseconds wait_max = kQueueWaitMax);
  /// Runs what was accepted, then ends.
  ~RequestPool();
  RequestPool(const RequestPool&) = delete;
  RequestPool& operator=(const RequestPool&) = delete;

  /// Accepts `job`, or says when to come back. A job must not throw.
  [[nodiscard]] Submission submit(std::function<void()> job);
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();

  mutable std::mutex mutex_;  // guards admission_, queue_ and ending_
  Admission admission_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ibid::serve
