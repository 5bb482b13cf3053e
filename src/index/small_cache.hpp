// A bounded cache for values that many threads ask for again and again: one slot a hash, the
// newer value wins. It never changes what a caller sees, only how soon.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace ibid::index {

/// Thread-safe.
template <class Key, class Value, std::size_t kSlots>
class SmallCache {
 public:
  /// The value under `key`, or null.
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto& slot = slots_[slot_of(key)];
    return slot.second != nullptr && slot.first == key ? slot.second : nullptr;
  }
  void put(const Key& key, std::shared_ptr<const Value> value) {
    const std::lock_guard lock(mutex_);
    slots_[slot_of(key)] = {key, std::move(value)};
  }

 private:
  static std::size_t slot_of(const Key& key) { return std::hash<Key>{}(key) % kSlots; }

  mutable std::mutex mutex_;
  std::array<std::pair<Key, std::shared_ptr<const Value>>, kSlots> slots_{};
};

}  // namespace ibid::index
