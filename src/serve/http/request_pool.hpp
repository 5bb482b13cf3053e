// The workers: a fixed number of threads behind queues that are bounded in length and in time.
//
// Searches never run on the thread that reads sockets, and a queue that would keep a newcomer
// waiting too long says so at once, so that a flood costs one refusal each and leaves the latency
// of what was accepted alone (admission.hpp).
//
// Nobody can foresee what the jobs under way still take, so two things keep the promise when they
// are long: those known to be long never hold the last worker, and a job that has waited too long
// all the same can be taken back.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/http/admission.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {

/// Long jobs (the audit of an article, an upload) leave one worker to the others, where there are
/// two.
enum class JobLength { kShort, kLong };

/// What became of a job.
struct Submission {
  bool accepted = false;
  std::chrono::seconds retry_after{0};  ///< when not accepted
  std::uint64_t ticket = 0;             ///< when accepted: for withdraw()
};

/// What a pool has to do, when it was looked at.
struct PoolUse {
  std::size_t waiting = 0;  ///< jobs in the queues
  std::size_t running = 0;  ///< jobs under way: one a busy worker
};

class RequestPool {
 public:
  /// `threads` and `queue_max` are at least 1; `queue_max` holds for each length of job.
  RequestPool(std::size_t threads, std::size_t queue_max,
              std::chrono::microseconds wait_max = kQueueWaitMax);
  /// Runs what was accepted, then ends.
  ~RequestPool();
  RequestPool(const RequestPool&) = delete;
  RequestPool& operator=(const RequestPool&) = delete;

  /// Accepts `job`, or says when to come back. A job must not throw.
  [[nodiscard]] Submission submit(std::function<void()> job, JobLength length = JobLength::kShort);
  /// True when the job had not begun: it never will.
  [[nodiscard]] bool withdraw(std::uint64_t ticket);
  /// Books a place in line for a job that was withdrawn: when its sender should come back.
  [[nodiscard]] std::chrono::seconds retry_after(JobLength length);
  [[nodiscard]] PoolUse use() const;
  /// The longest that a job is meant to wait; the caller withdraws it then.
  [[nodiscard]] std::chrono::microseconds wait_max() const { return wait_max_; }

 private:
  struct Job {
    std::uint64_t ticket = 0;  ///< ascending in the order of arrival
    std::function<void()> run;
  };
  /// The jobs of one length.
  struct Lane {
    Admission admission;
    std::size_t running_max;  ///< workers that they may hold
    std::size_t running = 0;
    std::deque<Job> queue;
  };

  void work();
  /// What stands before a newcomer of that length. Caller holds the mutex.
  [[nodiscard]] Load load_of(JobLength length) const;
  /// The lane of the oldest job that may begin, or null. Caller holds the mutex.
  [[nodiscard]] Lane* next_lane();

  const std::size_t workers_;
  const std::chrono::microseconds wait_max_;
  mutable std::mutex mutex_;   // guards lanes_, tickets_ and ending_
  std::array<Lane, 2> lanes_;  // by JobLength
  std::uint64_t tickets_ = 0;
  std::condition_variable ready_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ibid::serve
