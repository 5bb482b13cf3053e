// Values by the hash of what they are about: ids of a million documents in little memory.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "model/digest.hpp"

namespace ibid::model {

/// A flat table of numbers before the values, which lie in the order in which they came: a key that
/// is not there, as most are, takes one wait for memory, and nothing is ever copied but numbers.
/// Holds up to 2^32 - 2 keys. Not thread-safe.
template <class Value>
class DigestMap {
 public:
  /// Valid until clear(); null when the key is not there.
  [[nodiscard]] Value* find(const ShortDigest& key) {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place_of(key)];
    return slot.entry == 0 ? nullptr : &entries_[slot.entry - 1].second;
  }
  /// The value that the key has, or `value` under the key from now on; true when it is new.
  std::pair<Value*, bool> try_emplace(const ShortDigest& key, Value value) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    const bool is_new = slot.entry == 0;
    if (is_new) {
      entries_.emplace_back(key, std::move(value));
      slot = {tag_of(key), static_cast<std::uint32_t>(entries_.size())};
    }
    return {&entries_[slot.entry - 1].second, is_new};
  }
  void clear() {
    slots_.clear();
    entries_.clear();
  }

 private:
  static constexpr std::size_t kSlotsMin = 1024;
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t entry = 0;  ///< plus one; 0 is free
  };

  /// Bits of a SHA-256 need no more mixing.
  static std::uint32_t tag_of(const ShortDigest& key) { return static_cast<std::uint32_t>(key[0]); }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  /// The key's slot, or the free one that it would get.
  [[nodiscard]] std::size_t place_of(const ShortDigest& key) const {
    const std::uint32_t tag = tag_of(key);
    std::size_t at = tag & mask();
    while (slots_[at].entry != 0 &&
           !(slots_[at].tag == tag && entries_[slots_[at].entry - 1].first == key)) {
      at = (at + 1) & mask();
    }
    return at;
  }
  void grow() {
    std::vector<Slot> before(slots_.empty() ? kSlotsMin : 2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.entry == 0) continue;
      std::size_t at = slot.tag & mask();
      while (slots_[at].entry != 0) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::deque<std::pair<ShortDigest, Value>> entries_;
};

}  // namespace ibid::model
