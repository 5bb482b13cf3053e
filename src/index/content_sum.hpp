// The content of an index as one number: the sum modulo 2^256 of its documents' digests. It does
// not depend on order, and a document is added or taken away without looking at the others
// (an additive multiset hash, Clarke et al., ASIACRYPT 2003).
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/digest.hpp"

namespace ibid::index {

class ContentSum {
 public:
  ContentSum() = default;
  explicit ContentSum(const model::Digest& value) : value_(value) {}

  void add(const model::Digest& digest) {
    unsigned carry = 0;
    for (std::size_t i = value_.size(); i-- > 0;) {
      const unsigned sum = value_[i] + digest[i] + carry;
      value_[i] = static_cast<std::uint8_t>(sum);
      carry = sum >> 8;
    }
  }
  void subtract(const model::Digest& digest) {
    unsigned borrow = 0;
    for (std::size_t i = value_.size(); i-- > 0;) {
      const unsigned difference = 256u + value_[i] - digest[i] - borrow;
      value_[i] = static_cast<std::uint8_t>(difference);
      borrow = difference < 256u ? 1 : 0;
    }
  }
  void add(const ContentSum& other) { add(other.value_); }

  [[nodiscard]] const model::Digest& value() const { return value_; }
  friend bool operator==(const ContentSum&, const ContentSum&) = default;

 private:
  model::Digest value_{};  ///< big-endian
};

}  // namespace ibid::index
