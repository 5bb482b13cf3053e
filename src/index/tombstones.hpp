// Tombstones: which documents of a segment are removed, and what they counted in its statistics,
// so that every score is as if they had never been there.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/passage_terms.hpp"

namespace ibid::index {

class Tombstones {
 public:
  Tombstones() = default;
  /// For a segment of that many passages; nothing is dead yet.
  explicit Tombstones(std::uint32_t passages) : dead_((passages + 63) / 64) {}

  /// Marks a document of [begin, end) passages dead. Call count_passage() for each of them.
  void bury(std::uint32_t document, std::uint32_t begin, std::uint32_t end);
  void count_passage(const PassageTerms& terms, std::size_t text_bytes);

  [[nodiscard]] bool is_dead(std::uint32_t passage) const {
    return (dead_[passage / 64] >> (passage % 64) & 1) != 0;
  }
  [[nodiscard]] bool is_dead_document(std::uint32_t document) const;
  [[nodiscard]] bool empty() const { return documents_.empty(); }
  /// One bit a passage, set when it is dead.
  [[nodiscard]] const std::vector<std::uint64_t>& bitmap() const { return dead_; }

  [[nodiscard]] std::uint32_t documents() const {
    return static_cast<std::uint32_t>(documents_.size());
  }
  [[nodiscard]] std::uint32_t passages() const { return passages_; }
  [[nodiscard]] std::uint64_t length() const { return length_; }
  [[nodiscard]] std::uint64_t text_bytes() const { return text_bytes_; }
  /// Dead passages that hold `term`.
  [[nodiscard]] std::uint32_t document_frequency(std::string_view term) const;

  [[nodiscard]] std::string serialize() const;
  /// kIndexDamaged when the bytes are no tombstones of a segment with that many passages.
  [[nodiscard]] static Result<Tombstones> parse(std::string_view bytes, std::uint32_t passages);

 private:
  struct Buried {
    std::uint32_t document, begin, end;
  };
  std::vector<std::uint64_t> dead_;
  std::vector<Buried> documents_;  ///< ascending
  std::uint32_t passages_ = 0;
  std::uint64_t length_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> frequencies_;
};

}  // namespace ibid::index
