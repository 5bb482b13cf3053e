// A progress bar with rate and remaining time, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace ibid::cli {

class ProgressBar {
 public:
  /// Draws on stderr, and only when that is a terminal.
  explicit ProgressBar(std::string label);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `done` of `total` bytes; `total` 0 when it is not known.
  void show(std::uint64_t done, std::uint64_t total);
  /// Wipes the line, so that a message may be printed; the next show() draws again.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::string label_;
  bool enabled_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = {};
};

}  // namespace ibid::cli
