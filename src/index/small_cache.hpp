// A bounded cache for values that many threads ask for again and again: two slots a hash, the two
// values put there last. It never changes what a caller sees, only how soon.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace ibid::index {

/// Thread-safe. With one slot a hash, a page that reads a hundred documents read every eighth
/// again.
template <class Key, class Value, std::size_t kSlots>
class SmallCache {
 public:
  /// The value under `key`, or null.
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    for (const Slot& slot : pair_of(key)) {
      if (slot.second != nullptr && slot.first == key) return slot.second;
    }
    return nullptr;
  }
  void put(const Key& key, std::shared_ptr<const Value> value) {
    const std::lock_guard lock(mutex_);
    auto& [newer, older] = pairs_[place_of(key)];
    if (newer.second != nullptr && newer.first != key) older = std::move(newer);
    newer = {key, std::move(value)};
  }

 private:
  using Slot = std::pair<Key, std::shared_ptr<const Value>>;
  static_assert(kSlots % 2 == 0);

  static std::size_t place_of(const Key& key) { return std::hash<Key>{}(key) % (kSlots / 2); }
  [[nodiscard]] const std::array<Slot, 2>& pair_of(const Key& key) const {
    return pairs_[place_of(key)];
  }

  mutable std::mutex mutex_;
  std::array<std::array<Slot, 2>, kSlots / 2> pairs_{};
};

}  // namespace ibid::index
