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
    std::string current = read_current(service_.index_directory);
    if (current == seen_) continue;
    const Result<bool> refreshed = service_.engine->refresh();
    // After a failure the old generation stays and the next round tries again.
    if (!refreshed) continue;
    seen_ = std::move(current);
    if (*refreshed) ++service_.metrics.generations;
  }
}

}  // namespace ibid::serve
