#include "serve/http/fault_log.hpp"

#include <utility>

#include "serve/limits.hpp"

namespace ibid::serve {

void FaultLog::set(FaultPlace place, std::string fault) {
  const std::lock_guard lock(mutex_);
  State& state = states_[static_cast<std::size_t>(place)];
  if (!fault.empty()) state.met = fault;
  state.present = std::move(fault);
}

std::vector<FaultNews> FaultLog::take(Clock::time_point now) {
  std::vector<FaultNews> due;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < kFaultPlaces; ++i) {
    State& state = states_[i];
    const auto place = static_cast<FaultPlace>(i);
    const std::string met = std::exchange(state.met, {});
    const std::string& fault = state.present.empty() ? met : state.present;
    if (fault.empty()) {
      if (state.told.empty()) continue;
      if (!state.gone_since) state.gone_since = now;
      if (now - *state.gone_since < kFaultSettles) continue;
      due.push_back({place, std::exchange(state.told, {}), true});
      continue;
    }
    state.gone_since.reset();
    const auto since_told = now - state.told_at;
    const bool is_other = fault != state.told && since_told >= kFaultSettles;
    if (!state.told.empty() && !is_other && since_told < kFaultRepeat) continue;
    state.told = fault;
    state.told_at = now;
    due.push_back({place, fault, false});
  }
  return due;
}

void FaultLog::put_back(const FaultNews& news) {
  const std::lock_guard lock(mutex_);
  State& state = states_[static_cast<std::size_t>(news.place)];
  state.told = news.is_gone ? news.fault : std::string();
}

}  // namespace ibid::serve
