// The workers: a fixed number of threads behind a queue of fixed length.
//
// Searches never run on the thread that reads sockets, and a full queue says so at once, so that a
// flood costs one refusal each and leaves the latency of what was accepted alone.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ibid::serve {

class RequestPool {
 public:
  /// `threads` and `queue_max` are at least 1.
  RequestPool(std::size_t threads, std::size_t queue_max);
  /// Runs what was accepted, then ends.
  ~RequestPool();
  RequestPool(const RequestPool&) = delete;
  RequestPool& operator=(const RequestPool&) = delete;

  /// Accepts `job`, or returns false when the queue is full or the pool is ending. A job must not
  /// throw.
  [[nodiscard]] bool try_submit(std::function<void()> job);
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();

  const std::size_t queue_max_;
  mutable std::mutex mutex_;  // guards queue_ and ending_
  std::condition_variable ready_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ibid::serve
