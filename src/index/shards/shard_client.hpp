// The connections to one shard.
//
// A Xapian connection carries one call at a time, so calls borrow one from a pool. What can go
// wrong with a peer ends here: a connection that the server has closed meanwhile is replaced; when
// a place cannot be reached, does not answer in time or is no longer what it should be, the next
// replica is asked; when none is left, the call fails as kUnavailable.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ibid/result.hpp"
#include "index/shards/shard_address.hpp"
#include "index/shards/shard_manifest.hpp"

namespace Xapian {
class Database;
}

namespace ibid::index {

/// A shard that says nothing for so long is as good as gone: of a million passages Xapian's slowest
/// query in a hundred takes 64 ms (docs/performance.md), and an answer waits for its slowest shard.
inline constexpr unsigned kShardReplyTimeoutMs = 2'000;
/// Within one data centre a connection takes under a millisecond; one lost packet costs a second.
inline constexpr unsigned kShardConnectTimeoutMs = 1'500;
/// Idle connections that are kept. xapian-tcpsrv holds a process for each.
inline constexpr std::size_t kIdleConnectionsMax = 16;

/// Thread-safe.
class ShardClient {
 public:
  explicit ShardClient(ShardAddress address);
  ~ShardClient();

  /// Asks the first place that answers what it serves. From then on only that is accepted.
  [[nodiscard]] Result<ShardManifest> introduce();
  /// True when the shard is there, as expected.
  [[nodiscard]] bool answers() const;

  /// Calls `work` with a database that is the expected shard, perhaps more than once: it must not
  /// keep what an earlier call did. Errors that `work` returns are passed on.
  [[nodiscard]] Result<void> call(
      const std::function<Result<void>(const Xapian::Database&)>& work) const;
  /// The record under `key`, unsealed. kIndexDamaged when there is none.
  [[nodiscard]] Result<std::string> record(const std::string& key) const;
  /// The same; empty when there is none.
  [[nodiscard]] Result<std::string> record_or_empty(const std::string& key) const;

  [[nodiscard]] const ShardAddress& address() const { return address_; }

 private:
  struct Connection;
  using ConnectionPtr = std::unique_ptr<Connection>;

  [[nodiscard]] ConnectionPtr take_idle(std::size_t replica) const;
  void put_back(ConnectionPtr connection) const;
  void drop_idle(std::size_t replica) const;
  [[nodiscard]] Result<ConnectionPtr> connect(std::size_t replica) const;

  ShardAddress address_;
  std::string expected_;      ///< the manifest's bytes; empty before the introduction
  mutable std::mutex mutex_;  ///< guards the members below
  mutable std::vector<ConnectionPtr> idle_;
  mutable std::size_t preferred_ = 0;  ///< the replica that answered last
};

}  // namespace ibid::index
