#include "index/string_numbers.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace ibid::index {
namespace {

constexpr std::size_t kSlotsMin = 1024;

template <class Integer>
std::uint64_t load(const char* bytes) {
  Integer value = 0;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

/// Eight bytes of the string; of strings of the same size up to eight, no two have the same.
std::uint64_t head_of(std::string_view string) {
  const char* begin = string.data();
  const std::size_t size = string.size();
  if (size >= 8) return load<std::uint64_t>(begin);
  if (size >= 4) {
    return load<std::uint32_t>(begin) | load<std::uint32_t>(begin + size - 4) << 32;
  }
  if (size == 0) return 0;
  return load<std::uint8_t>(begin) | load<std::uint8_t>(begin + size / 2) << 8 |
         load<std::uint8_t>(begin + size - 1) << 16;
}

std::uint64_t mixed(std::uint64_t value) {
  value *= 0x9e3779b97f4a7c15;  // 2^64 over the golden ratio
  return value ^ value >> 32;
}

/// The first eight bytes as a number, so that most comparisons in sorting are of integers.
std::uint64_t rank_of(std::string_view string) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof(head); ++i) {
    head = head << 8 | (i < string.size() ? static_cast<std::uint8_t>(string[i]) : 0u);
  }
  return head;
}

}  // namespace

StringNumbers::Slot StringNumbers::slot_of(std::string_view string) {
  const std::size_t size = string.size();
  const std::uint64_t tail = size > 8 ? load<std::uint64_t>(string.data() + size - 8) : 0;
  return {head_of(string), tail, static_cast<std::uint32_t>(size), 0};
}

std::size_t StringNumbers::home_of(const Slot& slot, std::string_view string) const {
  std::uint64_t hash = mixed(slot.head ^ slot.size);
  if (slot.size > sizeof(slot.head)) hash = mixed(hash ^ slot.tail);
  if (slot.size > kSlotBytes) hash ^= std::hash<std::string_view>{}(string);
  return hash & (slots_.size() - 1);
}

void StringNumbers::prefetch(std::string_view string) const {
  if (slots_.empty()) return;
  const Slot slot = slot_of(string);
  __builtin_prefetch(&slots_[home_of(slot, string)]);
}

std::uint32_t StringNumbers::number_of(std::string_view string) {
  if (4 * (ends_.size() + 1) > 3 * slots_.size()) grow();
  Slot slot = slot_of(string);
  std::size_t at = home_of(slot, string);
  for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& other = slots_[at];
    if (other.head != slot.head || other.tail != slot.tail || other.size != slot.size) continue;
    if (slot.size <= kSlotBytes || this->string(other.number - 1) == string) {
      return other.number - 1;
    }
  }
  bytes_ += string;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slot.number = size();
  slots_[at] = slot;
  return size() - 1;
}

std::vector<std::uint32_t> StringNumbers::sorted() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> heads;
  heads.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    heads.emplace_back(rank_of(string(number)), number);
  }
  std::sort(heads.begin(), heads.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : string(a.second) < string(b.second);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(size());
  for (const auto& [head, number] : heads) numbers.push_back(number);
  return numbers;
}

void StringNumbers::clear() {
  bytes_.clear();
  ends_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
}

void StringNumbers::grow() {
  std::vector<Slot> before(std::max(kSlotsMin, 2 * slots_.size()));
  before.swap(slots_);
  for (const Slot& slot : before) {
    if (slot.number == 0) continue;
    std::size_t at = home_of(slot, string(slot.number - 1));
    while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace ibid::index
