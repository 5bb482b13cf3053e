#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "cli/common.hpp"

namespace ibid::cli {
namespace {

constexpr auto kRedrawEvery = std::chrono::milliseconds(100);
constexpr std::size_t kBarCells = 24;

}  // namespace

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), enabled_(is_terminal(STDERR_FILENO)) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::clear() {
  if (!drawn_) return;
  std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

void ProgressBar::show(std::uint64_t done, std::uint64_t total) {
  if (!enabled_) return;
  const auto now = Clock::now();
  if (now - last_ < kRedrawEvery && done != total) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string line = fmt::format("\r\x1b[K{} ", label_);
  if (total > 0) {
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    const auto filled = static_cast<std::size_t>(share * kBarCells);
    line +=
        fmt::format("[{:#<{}}{:.<{}}] {:3.0f}%  ", "", filled, "", kBarCells - filled, share * 100);
  }
  line += fmt::format("{:.1f} MB/s", rate / 1e6);
  if (total > done && rate > 0) {
    line += fmt::format("  {:.0f} s left", static_cast<double>(total - done) / rate);
  }
  std::cerr << line << std::flush;
  drawn_ = true;
}

}  // namespace ibid::cli
