#include "serve/http/admission.hpp"

#include <algorithm>

#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

using std::chrono::microseconds;

/// Until the first requests have been timed: a question over the corpus on an idle machine.
constexpr double kFirstGuessUs = 5000;
/// Weight of the newest request: the mean follows a change of load within some thirty requests.
constexpr double kNewestWeight = 1.0 / 16;

}  // namespace

Admission::Admission(std::size_t workers, std::size_t queue_max, microseconds wait_max)
    : workers_(workers), queue_max_(queue_max), wait_max_(wait_max), mean_us_(kFirstGuessUs) {}

microseconds Admission::time_for(std::size_t requests) const {
  return microseconds(static_cast<long long>(mean_us_ * static_cast<double>(requests) /
                                             static_cast<double>(workers_)));
}

std::optional<std::chrono::seconds> Admission::refuse(std::size_t waiting, Clock::time_point now) {
  const microseconds wait = time_for(waiting + 1);
  if (waiting == 0 || (waiting < queue_max_ && wait <= wait_max_)) return std::nullopt;
  booked_until_ = std::max(booked_until_, now + wait) + time_for(1);
  booked_until_ = std::min<Clock::time_point>(booked_until_, now + kRetryAfterMax);
  return std::max(kRetryAfterMin, std::chrono::ceil<std::chrono::seconds>(booked_until_ - now));
}

void Admission::observe(microseconds taken) {
  // One upload of ten seconds must not make the next hundred questions look slow.
  const auto bounded = static_cast<double>(std::min(taken, wait_max_).count());
  mean_us_ += (bounded - mean_us_) * kNewestWeight;
}

}  // namespace ibid::serve
