// What went wrong inside while the replies went on: each thing once, for the operator's log.
#pragma once

#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ibid::serve {

/// Thread-safe.
class FaultLog {
 public:
  /// `fault` says what happened and names the file. Noted again, it is not written again.
  void note(std::string fault) {
    if (fault.empty()) return;
    const std::lock_guard lock(mutex_);
    if (seen_.size() < kFaultsMax && seen_.insert(fault).second) fresh_.push_back(std::move(fault));
  }
  /// What was noted since the last call.
  [[nodiscard]] std::vector<std::string> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(fresh_, {});
  }

 private:
  /// Beyond these an operator learns nothing new, and memory is bounded.
  static constexpr std::size_t kFaultsMax = 256;

  std::mutex mutex_;  // guards both
  std::set<std::string> seen_;
  std::vector<std::string> fresh_;
};

}  // namespace ibid::serve
