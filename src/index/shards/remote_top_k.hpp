// TopK over shards: Xapian on each shard's machine proposes, this side decides.
//
// A shard's own BM25Weight counts what its own shard holds. Its parameters and the terms' scale are
// chosen so that, rounding aside, it computes the score that the whole set's statistics give; so a
// shard's best are the right ones. Scores are then computed anew from the passages' records, in the
// order of bm25.hpp: the same bits as from one index. While rounding or equal scores could still
// hide a passage at the border, more are asked for. By questions a shard's best are told apart by
// their passages' own scores at once, since Xapian's are upper bounds there (kQuestionEntries).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "index/shards/shard_set.hpp"
#include "index/top_k.hpp"

namespace ibid::index {

class RemoteTopK final : public TopK {
 public:
  /// Asks the shards that are `live`. `lost` is told of a shard that failed.
  RemoteTopK(std::shared_ptr<const ShardSet> set, std::vector<bool> live,
             std::function<void(std::uint32_t)> lost);

  /// kUnavailable when a shard fails or none is live.
  [[nodiscard]] Result<std::vector<ScoredPassage>> top_k(std::span<const WeightedTerm> terms,
                                                         const Filter& filter,
                                                         std::size_t k) const override;

 private:
  std::shared_ptr<const ShardSet> set_;
  std::vector<bool> live_;
  std::function<void(std::uint32_t)> lost_;
};

}  // namespace ibid::index
