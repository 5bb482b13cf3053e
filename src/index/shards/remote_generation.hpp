// A Generation whose passages are served by other machines.
//
// One object is one view: the set with those shards that could be reached when the view was made.
// What it answers depends on the set and on that alone. When a shard fails, the call fails and the
// view is spent: without_lost() gives the view without that shard, and the whole question is asked
// again there, so that no answer is made half with a shard and half without. reopened() looks for
// shards that are back and for a newer set.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/generation.hpp"
#include "index/shards/remote_top_k.hpp"
#include "index/shards/shard_set.hpp"
#include "index/work_finder.hpp"

namespace ibid::index {

/// Opens the index at `places`: one directory, or the addresses of all its shards
/// (shard_address.hpp), of which some may be unreachable. Errors as Generation::open or
/// ShardSet::open.
[[nodiscard]] Result<std::shared_ptr<const Generation>> open_generation(
    const std::vector<std::string>& places);

class RemoteGeneration final : public Generation, private SourceReader {
 public:
  RemoteGeneration(std::shared_ptr<const ShardSet> set, std::vector<bool> live);

  [[nodiscard]] const std::string& name() const override { return set_->generation(); }
  /// Of the whole set, so that scores do not change when a shard goes.
  [[nodiscard]] Statistics statistics() const override { return set_->statistics(); }
  [[nodiscard]] const Language& language() const override { return set_->language(); }
  [[nodiscard]] const TopK& ranking() const override { return ranking_; }
  [[nodiscard]] std::uint32_t document_frequency(std::string_view term) const override;
  [[nodiscard]] Result<Passage> passage(PassageNumber number) const override;
  [[nodiscard]] Result<std::shared_ptr<const Passage>> shared_passage(
      PassageNumber number) const override;
  [[nodiscard]] Result<PassageNumber> find_passage(std::string_view id) const override;
  [[nodiscard]] Result<std::shared_ptr<const DocumentHeader>> document_of(
      PassageNumber number) const override;
  [[nodiscard]] Result<Source> resolve(const Source& mention) const override;
  [[nodiscard]] Result<std::optional<Source>> find_source(std::string_view id) const override;
  [[nodiscard]] Result<std::vector<PassageNumber>> passages_of(
      std::string_view source_id) const override;
  [[nodiscard]] Result<std::vector<PassageNumber>> passages_citing(
      std::string_view source_id) const override;
  [[nodiscard]] Result<std::vector<Source>> find_by_title(std::string_view title) const override;

  [[nodiscard]] Coverage coverage() const override;
  [[nodiscard]] std::shared_ptr<const Generation> without_lost() const override;
  [[nodiscard]] Result<std::shared_ptr<const Generation>> reopened() const override;

 private:
  [[nodiscard]] Result<std::vector<DocumentPlace>> find(NameRole role,
                                                        std::string_view name) const override;
  [[nodiscard]] Result<DocumentSources> sources_of(const DocumentPlace& place) const override;

  /// A passage's place on a live shard.
  [[nodiscard]] Result<ShardSet::Place> place_of(PassageNumber number) const;
  [[nodiscard]] Result<std::optional<Source>> resolve_identifiers(
      const std::vector<std::string>& identifiers) const;
  /// Notes that a shard failed when `error` says so, and passes the error on.
  [[nodiscard]] Error noted(std::uint32_t shard, Error error) const;
  void lose(std::uint32_t shard) const;
  [[nodiscard]] bool has_lost() const;

  std::shared_ptr<const ShardSet> set_;
  std::vector<bool> live_;
  mutable std::mutex mutex_;  ///< guards lost_
  mutable std::vector<bool> lost_;
  RemoteTopK ranking_;
  mutable SmallCache<std::string, std::optional<Source>, 1024> works_;
};

}  // namespace ibid::index
