// The terms of a whole set of shards: for each term, how many passages of each shard hold it.
//
// Every shard carries the whole table, and a reader loads it once from any of them. So document
// frequencies, of which an answer asks for thousands, cost no round trip; they are sums over all
// shards whichever of them can be reached; and what a shard itself counts, which Xapian's own
// weights begin from, is known too.
//
// Form: pieces of some 64 KB that each begin anew. An entry is the length of the prefix shared with
// the entry before it, the rest of the term, and pairs (gap to the next shard that holds it,
// passages there) behind their number. Every 32nd entry is written whole, where look-ups begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/bytes.hpp"

namespace ibid::index {

class TermTableBuilder {
 public:
  /// Terms come in ascending byte order; `counts` has an entry a shard.
  void add(std::string_view term, const std::vector<std::uint32_t>& counts);
  [[nodiscard]] std::vector<std::string> finish();

 private:
  std::vector<std::string> pieces_;
  ByteWriter piece_;
  std::string previous_;
  std::size_t entries_ = 0;  ///< of the piece
};

/// Thread-safe.
class TermTable {
 public:
  TermTable() = default;
  /// For shards of so many passages each. kIndexDamaged when the pieces are no table of such a set.
  [[nodiscard]] static Result<TermTable> open(std::vector<std::string> pieces,
                                              std::span<const std::uint32_t> passages);

  /// Passages of each shard that hold `term`; all 0 when none does.
  [[nodiscard]] std::vector<std::uint32_t> counts(std::string_view term) const;
  /// Passages of all shards that hold `term`.
  [[nodiscard]] std::uint32_t document_frequency(std::string_view term) const;
  [[nodiscard]] std::uint64_t terms() const { return terms_; }

 private:
  /// Where an entry stands that is written whole.
  struct Start {
    std::uint32_t piece = 0;
    std::uint32_t offset = 0;
  };
  [[nodiscard]] std::string_view term_at(const Start& start) const;
  template <class Take>
  bool find(std::string_view term, Take&& take) const;

  std::vector<std::string> pieces_;
  std::vector<Start> starts_;
  std::size_t shards_ = 0;
  std::uint64_t terms_ = 0;
};

}  // namespace ibid::index
