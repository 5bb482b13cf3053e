// TopK answered by Xapian: the oracle that every faster ranking is compared with.
//
// Each segment is asked for its best passages under the generation's own live statistics, so a
// score depends neither on how passages are spread over segments nor on removed ones. Xapian adds
// a score's parts up in an order of its own; candidates are therefore scored again in canonical
// order (bm25.hpp), and more are fetched while rounding could still hide one at the border.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "index/bm25.hpp"
#include "index/segment.hpp"
#include "index/top_k.hpp"

namespace Xapian {
class Database;
}

namespace ibid::index {

class XapianTopK final : public TopK {
 public:
  /// `collection` counts all live passages of `segments`.
  XapianTopK(std::vector<LiveSegment> segments, Bm25Collection collection);
  ~XapianTopK() override;

  [[nodiscard]] Result<std::vector<ScoredPassage>> top_k(std::span<const WeightedTerm> terms,
                                                         const Filter& filter,
                                                         std::size_t k) const override;

  /// Live passages that hold `term`.
  [[nodiscard]] Result<std::uint32_t> document_frequency(std::string_view term) const;

 private:
  /// One open database a segment; a Xapian::Database must stay with one thread at a time.
  using Handles = std::vector<Xapian::Database>;
  class Borrowed;

  [[nodiscard]] Result<std::unique_ptr<Handles>> open_handles() const;

  std::vector<LiveSegment> segments_;
  Bm25Collection collection_;
  mutable std::mutex mutex_;  ///< guards idle_ and the opening of databases
  mutable std::vector<std::unique_ptr<Handles>> idle_;
};

}  // namespace ibid::index
