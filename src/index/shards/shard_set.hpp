// All shards of one generation, as far as any view of it needs them: the connections, what the
// shards have in common, and what was read of them. Nothing in here depends on which shards can be
// reached at the moment; that is a view's business (remote_generation.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "index/shards/shard_client.hpp"
#include "index/shards/shard_manifest.hpp"
#include "index/shards/shard_records.hpp"
#include "index/shards/term_table.hpp"
#include "index/small_cache.hpp"

namespace ibid::index {

/// A document as it was read.
struct ReadDocument {
  std::shared_ptr<const DocumentHeader> header;
  std::vector<std::uint32_t> ordinals;  ///< of its passages
};

/// Thread-safe.
class ShardSet {
 public:
  /// A set and which of its shards could be reached.
  struct Opened {
    std::shared_ptr<const ShardSet> set;
    std::vector<bool> reached;  ///< by shard number
  };
  /// Asks every address what it serves. Some may be unreachable, not all (kUnavailable). kUsage,
  /// naming both, when two serve different generations, different sets or the same shard.
  /// kUnavailable also when fewer than `reached_min` are reached.
  [[nodiscard]] static Result<Opened> open(const std::vector<std::string>& addresses,
                                           std::size_t reached_min = 1);

  [[nodiscard]] const std::string& generation() const { return generation_; }
  [[nodiscard]] const ShardManifest& manifest() const { return manifest_; }
  [[nodiscard]] const Statistics& statistics() const { return statistics_; }
  [[nodiscard]] const Language& language() const { return *language_; }
  [[nodiscard]] const TermTable& terms() const { return terms_; }
  [[nodiscard]] const std::vector<std::string>& addresses() const { return addresses_; }
  [[nodiscard]] std::uint32_t shards() const {
    return static_cast<std::uint32_t>(manifest_.shards.size());
  }

  struct Place {
    std::uint32_t shard = 0;
    std::uint32_t local = 0;
  };
  [[nodiscard]] PassageNumber number_of(const Place& place) const {
    return bases_[place.shard] + place.local;
  }
  /// Nothing when there is no passage of that number.
  [[nodiscard]] std::optional<Place> place_of(PassageNumber number) const;

  /// The client of a shard. Before a shard was reached for the first time nobody knows which of the
  /// addresses is its; then it is null.
  [[nodiscard]] const ShardClient* client(std::uint32_t shard) const {
    return clients_[shard].get();
  }

  [[nodiscard]] Result<std::shared_ptr<const ShardPassage>> passage(const Place& place) const;
  [[nodiscard]] Result<std::shared_ptr<const ReadDocument>> document(const Place& place) const;
  /// Reads passages of one shard, with their documents, ahead of time and over several connections.
  /// What fails shows when it is asked for.
  void prefetch(std::uint32_t shard, std::span<const std::uint32_t> locals) const;

  /// What the whole index knows of the work with these identifiers, when a document that was read
  /// lately speaks of it; else null.
  [[nodiscard]] std::shared_ptr<const Source> resolved(const std::string& identifiers_key) const {
    return works_.find(identifiers_key);
  }

 private:
  ShardSet() = default;
  [[nodiscard]] Result<void> read_common(const ShardClient& client);
  void remember_works(const ShardDocument& document) const;

  std::vector<std::string> addresses_;
  std::vector<std::shared_ptr<const ShardClient>> clients_;  ///< by shard number
  ShardManifest manifest_;
  std::string generation_;
  Statistics statistics_;
  std::vector<PassageNumber> bases_;  ///< shards + 1
  std::unique_ptr<const Language> language_;
  TermTable terms_;
  /// One answer reads some 300 passages and their documents; these hold several answers' worth at
  /// some 3 KB each.
  mutable SmallCache<std::uint64_t, ShardPassage, 8192> passages_;
  mutable SmallCache<std::uint64_t, ReadDocument, 8192> documents_;
  mutable SmallCache<std::string, Source, 16384> works_;
};

/// What works are remembered by.
[[nodiscard]] std::string key_of_identifiers(const std::vector<std::string>& identifiers);

}  // namespace ibid::index
