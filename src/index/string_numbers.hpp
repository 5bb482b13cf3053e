// Strings numbered in the order in which they are first seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ibid::index {

/// One flat table, and all bytes one behind the other. A string of up to 16 bytes, which nearly all
/// words are, is told by its slot alone, so that looking it up takes one wait for memory. Not
/// thread-safe.
class StringNumbers {
 public:
  /// The string's number; a new string gets size() as it was.
  [[nodiscard]] std::uint32_t number_of(std::string_view string);
  /// Gets what number_of() reads first on its way to the processor.
  void prefetch(std::string_view string) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  /// Valid until the next new string.
  [[nodiscard]] std::string_view string(std::uint32_t number) const {
    const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(bytes_).substr(begin, ends_[number] - begin);
  }
  /// All numbers, ascending by the bytes of their strings.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;
  void clear();

 private:
  struct Slot {
    std::uint64_t head = 0;  ///< the first eight bytes of the string, or all of it
    std::uint64_t tail = 0;  ///< the last eight bytes of a string of more than eight
    std::uint32_t size = 0;
    std::uint32_t number = 0;  ///< plus one; 0 is free
  };
  /// Head and tail of strings of up to so many bytes are all of them.
  static constexpr std::uint32_t kSlotBytes = 16;

  [[nodiscard]] static Slot slot_of(std::string_view string);
  [[nodiscard]] std::size_t home_of(const Slot& slot, std::string_view string) const;
  void grow();

  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::vector<Slot> slots_;  ///< a power of two, at most three quarters full
};

}  // namespace ibid::index
