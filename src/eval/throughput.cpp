#include "eval/throughput.hpp"

#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>
#include <vector>

namespace ibid::eval {

double questions_per_second(std::size_t count, std::size_t passes, unsigned threads,
                            const std::function<void(std::size_t)>& ask) {
  using Clock = std::chrono::steady_clock;
  Clock::time_point start;
  const auto start_clock = [&start]() noexcept { start = Clock::now(); };
  std::barrier all_warm(static_cast<std::ptrdiff_t>(threads), start_clock);
  const std::size_t calls = count * passes;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = 0; i < count; ++i) ask(i);
    all_warm.arrive_and_wait();
    for (std::size_t call = next++; call < calls; call = next++) ask(call % count);
  };
  std::vector<std::thread> running;
  for (unsigned t = 0; t < threads; ++t) running.emplace_back(work);
  for (std::thread& thread : running) thread.join();
  return static_cast<double>(calls) / std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace ibid::eval
