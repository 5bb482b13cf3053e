// Waiting for several shards at once. Threads of a call's own, since they wait for the network
// and hardly work; starting one takes some 20 us, a round trip between machines 100 us and more.
#pragma once

#include <functional>
#include <span>
#include <system_error>
#include <thread>
#include <vector>

namespace ibid::index {

/// Runs all jobs, the last on this thread, and returns when all have ended. Jobs must not throw.
inline void run_in_parallel(std::span<const std::function<void()>> jobs) {
  if (jobs.empty()) return;
  std::vector<std::thread> threads;
  for (const auto& job : jobs.first(jobs.size() - 1)) {
    try {
      threads.emplace_back(job);
    } catch (const std::system_error&) {  // no more threads: one after the other, then
      job();
    }
  }
  jobs.back()();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace ibid::index
