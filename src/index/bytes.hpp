// Values as bytes: the little codec under every record of this floor. Integers are LEB128, strings
// carry their length. A reader never runs past its bytes: it fails once and stays failed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace ibid::index {

class ByteWriter {
 public:
  explicit ByteWriter(std::size_t bytes_expected = 0) { bytes_.reserve(bytes_expected); }

  void integer(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_.push_back(static_cast<char>((value & 0x7f) | 0x80));
      value >>= 7;
    }
    bytes_.push_back(static_cast<char>(value));
  }
  /// Zigzag, so that small negative numbers stay small.
  void signed_integer(std::int64_t value) {
    integer((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void string(std::string_view value) {
    integer(value.size());
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  /// 0 once the reader has failed.
  std::uint64_t integer() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    set_failed();
    return 0;
  }
  std::int64_t signed_integer() {
    const std::uint64_t value = integer();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::string_view string() { return raw(integer()); }
  std::string_view raw(std::uint64_t size) {
    if (size > rest_.size()) {
      set_failed();
      return {};
    }
    const std::string_view value = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(static_cast<std::size_t>(size));
    return value;
  }
  /// A count of things that take at least `bytes_each` (> 0) bytes each; 0 and failed when they
  /// cannot all be here. Room is made for so many, so what is large in memory says what it takes.
  std::size_t count(std::size_t bytes_each = 1) {
    const std::uint64_t value = integer();
    if (value > rest_.size() / bytes_each) {
      set_failed();
      return 0;
    }
    return static_cast<std::size_t>(value);
  }
  /// An enumerator not above `last`.
  template <class Enum>
  Enum enumerator(Enum last) {
    const std::uint64_t value = integer();
    if (value > static_cast<std::uint64_t>(last)) {
      set_failed();
      return Enum{};
    }
    return static_cast<Enum>(value);
  }

  /// What was not read yet.
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool failed() const { return failed_; }
  /// True when everything was read and nothing failed.
  [[nodiscard]] bool at_end() const { return !failed_ && rest_.empty(); }

 private:
  void set_failed() {
    failed_ = true;
    rest_ = {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// A little-endian array element without alignment demands.
template <class Integer>
[[nodiscard]] Integer load_little(const char* at) {
  static_assert(std::is_unsigned_v<Integer>);
  Integer value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    value = static_cast<Integer>(value | static_cast<Integer>(static_cast<std::uint8_t>(at[i]))
                                             << (8 * i));
  }
  return value;
}

template <class Integer>
void append_little(std::string& out, Integer value) {
  static_assert(std::is_unsigned_v<Integer>);
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    out.push_back(static_cast<char>(value >> (8 * i)));
  }
}

}  // namespace ibid::index
