#include "serve/http/request_pool.hpp"

#include <algorithm>
#include <utility>

namespace ibid::serve {
namespace {

/// One worker stays free for short jobs, unless it is the only one.
std::size_t workers_for_long_jobs(std::size_t threads) {
  return std::max<std::size_t>(1, threads - 1);
}

}  // namespace

RequestPool::RequestPool(std::size_t threads, std::size_t queue_max,
                         std::chrono::microseconds wait_max)
    : wait_max_(wait_max),
      lanes_{Lane{Admission(threads, queue_max, wait_max), threads, 0, {}},
             Lane{Admission(workers_for_long_jobs(threads), queue_max, wait_max),
                  workers_for_long_jobs(threads),
                  0,
                  {}}} {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

RequestPool::~RequestPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Submission RequestPool::submit(std::function<void()> job, JobLength length) {
  Submission submission;
  {
    const std::lock_guard lock(mutex_);
    if (ending_) return {false, kRetryAfterMin};
    Lane& lane = lanes_[static_cast<std::size_t>(length)];
    if (const auto later = lane.admission.refuse(lane.queue.size(), Admission::Clock::now())) {
      return {false, *later};
    }
    submission.accepted = true;
    submission.ticket = ++tickets_;
    lane.queue.push_back({submission.ticket, std::move(job)});
  }
  ready_.notify_one();
  return submission;
}

bool RequestPool::withdraw(std::uint64_t ticket) {
  Job withdrawn;  // what it holds goes after the lock
  const std::lock_guard lock(mutex_);
  for (Lane& lane : lanes_) {
    const auto job = std::find_if(lane.queue.begin(), lane.queue.end(),
                                  [&](const Job& waiting) { return waiting.ticket == ticket; });
    if (job == lane.queue.end()) continue;
    withdrawn = std::move(*job);
    lane.queue.erase(job);
    return true;
  }
  return false;
}

std::size_t RequestPool::waiting() const {
  const std::lock_guard lock(mutex_);
  std::size_t jobs = 0;
  for (const Lane& lane : lanes_) jobs += lane.queue.size();
  return jobs;
}

RequestPool::Lane* RequestPool::next_lane() {
  Lane* next = nullptr;
  for (Lane& lane : lanes_) {
    if (lane.queue.empty() || lane.running == lane.running_max) continue;
    if (next == nullptr || lane.queue.front().ticket < next->queue.front().ticket) next = &lane;
  }
  return next;
}

void RequestPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    // A long job that may not begin yet is taken up by the worker whose long job ends.
    Lane* lane = nullptr;
    ready_.wait(lock, [&] { return (lane = next_lane()) != nullptr || ending_; });
    if (lane == nullptr) return;
    std::function<void()> job = std::move(lane->queue.front().run);
    lane->queue.pop_front();
    ++lane->running;
    lock.unlock();
    const auto begun = Admission::Clock::now();
    job();
    job = nullptr;  // what it holds goes before the lock is taken
    const auto taken = Admission::Clock::now() - begun;
    lock.lock();
    --lane->running;
    lane->admission.observe(std::chrono::duration_cast<std::chrono::microseconds>(taken));
  }
}

}  // namespace ibid::serve
