#include "serve/refresher.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include "serve/limits.hpp"

namespace ibid::serve {

std::string read_current(const std::filesystem::path& index_directory) {
  std::ifstream in(index_directory / "CURRENT", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Refresher::Refresher(Service& service, std::string seen)
    : service_(service), seen_(std::move(seen)), thread_([this] { run(); }) {}

Refresher::~Refresher() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Refresher::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kRefreshInterval, [this] { return ending_; })) {
    // Shards say nothing by themselves when one goes or comes back; they are asked each time.
    const bool has_shards = service_.index_directory.empty();
    std::string current = has_shards ? seen_ : read_current(service_.index_directory);
    if (current == seen_ && !has_shards) continue;
    const std::string before = service_.engine->statistics().generation;
    const Result<bool> refreshed = service_.engine->refresh();
    // After a failure the old generation stays and the next round tries again.
    if (!refreshed) continue;
    seen_ = std::move(current);
    if (service_.engine->statistics().generation != before) ++service_.metrics.generations;
  }
}

}  // namespace ibid::serve
