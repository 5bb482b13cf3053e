#include "serve/http/request_pool.hpp"

#include <algorithm>
#include <utility>

namespace ibid::serve {
namespace {

/// A question over the corpus on an idle machine.
constexpr std::chrono::milliseconds kShortJobGuess{5};
/// An audit of kLongAuditBytes.
constexpr std::chrono::milliseconds kLongJobGuess{330};

/// One worker stays free for short jobs, unless it is the only one.
std::size_t workers_for_long_jobs(std::size_t threads) {
  return std::max<std::size_t>(1, threads - 1);
}

}  // namespace

RequestPool::RequestPool(std::size_t threads, std::size_t queue_max,
                         std::chrono::microseconds wait_max)
    : workers_(threads),
      wait_max_(wait_max),
      // One odd request of ten seconds must not make the next hundred questions look slow.
      lanes_{Lane{Admission(queue_max, wait_max, {kShortJobGuess, wait_max}), threads, 0, {}},
             Lane{Admission(queue_max, wait_max, {kLongJobGuess, kRetryAfterMax}),
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

Load RequestPool::load_of(JobLength length) const {
  const Lane& own = lanes_[static_cast<std::size_t>(length)];
  const Lane& shorts = lanes_[static_cast<std::size_t>(JobLength::kShort)];
  const Lane& longs = lanes_[static_cast<std::size_t>(JobLength::kLong)];
  Load load{own.queue.size(), own.running_max, std::chrono::microseconds{0}};
  if (workers_ == 1) {
    // One worker takes all in the order of arrival.
    const Lane& other = length == JobLength::kShort ? longs : shorts;
    load.before = other.admission.time_for(other.running + other.queue.size(), 1);
  } else if (length == JobLength::kShort) {
    // What long jobs hold, or soon will, serves no short one.
    load.workers -= std::min(longs.running_max, longs.running + longs.queue.size());
  }
  return load;
}

std::chrono::seconds RequestPool::retry_after(JobLength length) {
  const std::lock_guard lock(mutex_);
  Lane& lane = lanes_[static_cast<std::size_t>(length)];
  return lane.admission.place_in_line(load_of(length), Admission::Clock::now());
}

Submission RequestPool::submit(std::function<void()> job, JobLength length) {
  Submission submission;
  {
    const std::lock_guard lock(mutex_);
    if (ending_) return {false, kRetryAfterMin};
    Lane& lane = lanes_[static_cast<std::size_t>(length)];
    if (const auto later = lane.admission.refuse(load_of(length), Admission::Clock::now())) {
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

PoolUse RequestPool::use() const {
  const std::lock_guard lock(mutex_);
  PoolUse use;
  for (const Lane& lane : lanes_) {
    use.waiting += lane.queue.size();
    use.running += lane.running;
  }
  return use;
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
