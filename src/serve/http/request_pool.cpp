#include "serve/http/request_pool.hpp"

#include <utility>

namespace ibid::serve {

RequestPool::RequestPool(std::size_t threads, std::size_t queue_max,
                         std::chrono::microseconds wait_max)
    : admission_(threads, queue_max, wait_max) {
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

Submission RequestPool::submit(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (ending_) return {false, kRetryAfterMin};
    if (const auto later = admission_.refuse(queue_.size(), Admission::Clock::now())) {
      return {false, *later};
    }
    queue_.push_back(std::move(job));
  }
  ready_.notify_one();
  return {true, {}};
}

std::size_t RequestPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void RequestPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ready_.wait(lock, [this] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    std::function<void()> job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    const auto begun = Admission::Clock::now();
    job();
    job = nullptr;  // what it holds goes before the lock is taken
    const auto taken = Admission::Clock::now() - begun;
    lock.lock();
    admission_.observe(std::chrono::duration_cast<std::chrono::microseconds>(taken));
  }
}

}  // namespace ibid::serve
