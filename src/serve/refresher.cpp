#include "serve/refresher.hpp"

#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

namespace ibid::serve {

std::string read_current(const std::filesystem::path& index_directory) {
  std::ifstream in(index_directory / "CURRENT", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Refresher::Refresher(Service& service, std::string seen,
                     std::chrono::milliseconds damage_check_interval)
    : service_(service),
      seen_(std::move(seen)),
      damage_check_interval_(damage_check_interval),
      thread_([this](const std::stop_token& ending) { run(ending); }) {}

void Refresher::run(const std::stop_token& ending) {
  // Nobody else wakes it: the token alone ends a pause early.
  std::mutex mutex;
  std::condition_variable_any pause;
  std::unique_lock lock(mutex);
  while (!ending.stop_requested()) {
    pause.wait_for(lock, ending, kRefreshInterval, [] { return false; });
    if (ending.stop_requested()) return;
    take_up_newer();
    look_at_damage(ending);
  }
}

void Refresher::take_up_newer() {
  // Shards say nothing by themselves when one goes or comes back; they are asked each time.
  const bool has_shards = service_.index_directory.empty();
  std::string current = has_shards ? seen_ : read_current(service_.index_directory);
  if (current == seen_ && !has_shards) {
    service_.faults.set(FaultPlace::kNewGeneration, {});
    return;
  }
  const std::string before = service_.engine->statistics().generation;
  const Result<bool> refreshed = service_.engine->refresh();
  if (!has_shards) {  // those that are away have a line of their own
    service_.faults.set(FaultPlace::kNewGeneration,
                        refreshed ? std::string() : refreshed.error().message);
  }
  // After a failure the old generation stays and the next round tries again.
  if (!refreshed) return;
  seen_ = std::move(current);
  if (service_.engine->statistics().generation != before) ++service_.metrics.generations;
}

void Refresher::look_at_damage(const std::stop_token& ending) {
  if (service_.engine->statistics().damage.empty()) {
    next_check_.reset();
    return;
  }
  const auto now = std::chrono::steady_clock::now();
  if (!next_check_) next_check_ = now + damage_check_interval_;
  if (now < *next_check_) return;
  // Where it cannot be checked it stays damaged, and the log has said why.
  ++service_.metrics.index_checks;
  (void)service_.engine->recover(ending);
  next_check_ = std::chrono::steady_clock::now() + damage_check_interval_;
}

}  // namespace ibid::serve
