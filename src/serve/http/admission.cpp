#include "serve/http/admission.hpp"

#include <algorithm>

#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

/// Weight of the newest request: the mean follows a change of load within some thirty requests.
constexpr double kNewestWeight = 1.0 / 16;

}  // namespace

Admission::Admission(std::size_t queue_max, microseconds wait_max, Durations durations)
    : queue_max_(queue_max),
      wait_max_(wait_max),
      longest_(durations.longest),
      mean_us_(static_cast<double>(durations.first_guess.count())) {}

microseconds Admission::time_for(std::size_t requests, std::size_t workers) const {
  return microseconds(static_cast<long long>(mean_us_ * static_cast<double>(requests) /
                                             static_cast<double>(workers)));
}

microseconds Admission::expected_wait(const Load& load) const {
  return load.before + time_for(load.waiting + 1, load.workers);
}

std::optional<seconds> Admission::refuse(const Load& load, Clock::time_point now) {
  const bool is_soon = load.waiting < queue_max_ && expected_wait(load) <= wait_max_;
  if (load.waiting == 0 || is_soon) return std::nullopt;
  return place_in_line(load, now);
}

seconds Admission::place_in_line(const Load& load, Clock::time_point now) {
  booked_until_ = std::max(booked_until_, now + expected_wait(load)) + time_for(1, load.workers);
  booked_until_ = std::min<Clock::time_point>(booked_until_, now + kRetryAfterMax);
  return std::max(kRetryAfterMin, std::chrono::ceil<seconds>(booked_until_ - now));
}

void Admission::observe(microseconds taken) {
  const auto bounded = static_cast<double>(std::min(taken, longest_).count());
  mean_us_ += (bounded - mean_us_) * kNewestWeight;
}

}  // namespace ibid::serve
