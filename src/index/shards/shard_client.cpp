#include "index/shards/shard_client.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "index/shards/shard_records.hpp"

namespace ibid::index {
namespace {

/// How a call to a peer ended.
enum class Ending { kDone, kBroken, kTimedOut };

/// Runs `work`, which talks to a peer. Nothing that a peer says may do more harm than to make it
/// unavailable, so whatever is thrown ends here; `why` says what it was.
template <class Work>
Ending talk(std::string& why, Work&& work) {
  try {
    work();
    return Ending::kDone;
  } catch (const Xapian::NetworkTimeoutError& error) {
    why = error.get_description();
    return Ending::kTimedOut;
  } catch (const Xapian::Error& error) {
    why = error.get_description();
  } catch (const std::exception& error) {  // a length or count that makes no sense
    why = error.what();
  }
  return Ending::kBroken;
}

std::string name_of(const Endpoint& endpoint) {
  return fmt::format("{}:{}", endpoint.host, endpoint.port);
}

void append_reason(std::string& reasons, std::string_view why) {
  if (!reasons.empty()) reasons += "; ";
  reasons += why;
}

}  // namespace

struct ShardClient::Connection {
  Xapian::Database database;
  std::size_t replica = 0;
  std::string manifest;  ///< encoded
};

ShardClient::ShardClient(ShardAddress address) : address_(std::move(address)) {}
ShardClient::~ShardClient() = default;

ShardClient::ConnectionPtr ShardClient::take_idle(std::size_t replica) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(idle_.rbegin(), idle_.rend(),
                   [replica](const ConnectionPtr& each) { return each->replica == replica; });
  if (found == idle_.rend()) return nullptr;
  ConnectionPtr connection = std::move(*found);
  idle_.erase(std::next(found).base());
  return connection;
}

void ShardClient::put_back(ConnectionPtr connection) const {
  const std::lock_guard lock(mutex_);
  preferred_ = connection->replica;
  if (idle_.size() < kIdleConnectionsMax) idle_.push_back(std::move(connection));
}

void ShardClient::drop_idle(std::size_t replica) const {
  const std::lock_guard lock(mutex_);
  std::erase_if(idle_, [replica](const ConnectionPtr& each) { return each->replica == replica; });
}

Result<ShardClient::ConnectionPtr> ShardClient::connect(std::size_t replica) const {
  const Endpoint& endpoint = address_.replicas[replica];
  auto connection = std::make_unique<Connection>();
  connection->replica = replica;
  std::string stored;
  std::string why;
  const Ending ending = talk(why, [&] {
    connection->database = Xapian::Remote::open(endpoint.host, endpoint.port, kShardReplyTimeoutMs,
                                                kShardConnectTimeoutMs);
    stored = connection->database.get_metadata(std::string(kShardManifestKey));
  });
  if (ending != Ending::kDone) {
    return fail(ErrorCode::kUnavailable, fmt::format("{}: {}", name_of(endpoint), why));
  }
  auto manifest = unseal(kShardManifestKey, stored);
  if (!manifest) {
    return fail(ErrorCode::kUnavailable,
                fmt::format("{} serves no shard made by `ibid shard`", name_of(endpoint)));
  }
  if (!expected_.empty() && *manifest != expected_) {
    const auto there = decode_shard_manifest(*manifest);
    const auto wanted = decode_shard_manifest(expected_);
    return fail(ErrorCode::kUnavailable,
                there && wanted
                    ? fmt::format("{} serves shard {} of {} of {}, and not shard {} of {} of {}",
                                  name_of(endpoint), there->shard + 1, there->shards.size(),
                                  there->generation(), wanted->shard + 1, wanted->shards.size(),
                                  wanted->generation())
                    : fmt::format("{} serves another shard", name_of(endpoint)));
  }
  connection->manifest = std::move(*manifest);
  return connection;
}

Result<ShardManifest> ShardClient::introduce() {
  std::string reasons;
  for (std::size_t replica = 0; replica < address_.replicas.size(); ++replica) {
    auto connection = connect(replica);
    if (!connection) {
      append_reason(reasons, connection.error().message);
      continue;
    }
    auto manifest = decode_shard_manifest((*connection)->manifest);
    if (!manifest) {
      return fail(ErrorCode::kIndexDamaged,
                  fmt::format("{}: {}", address_.text, manifest.error().message));
    }
    expected_ = (*connection)->manifest;
    put_back(std::move(*connection));
    return manifest;
  }
  return fail(ErrorCode::kUnavailable, reasons);
}

bool ShardClient::answers() const {
  const auto manifest = record(std::string(kShardManifestKey));
  return manifest && *manifest == expected_;
}

Result<void> ShardClient::call(
    const std::function<Result<void>(const Xapian::Database&)>& work) const {
  std::size_t first = 0;
  {
    const std::lock_guard lock(mutex_);
    first = preferred_;
  }
  std::string reasons;
  for (std::size_t i = 0; i < address_.replicas.size(); ++i) {
    const std::size_t replica = (first + i) % address_.replicas.size();
    std::string why;
    // The server closes connections that were idle for a minute, so the first failure of an old one
    // says nothing; a fresh one decides. After a time-out nobody waits at that place again.
    for (const bool may_be_old : {true, false}) {
      ConnectionPtr connection = may_be_old ? take_idle(replica) : nullptr;
      const bool is_old = connection != nullptr;
      if (may_be_old && !is_old) continue;
      if (!is_old) {
        auto fresh = connect(replica);
        if (!fresh) {
          why = fresh.error().message;
          break;
        }
        connection = std::move(*fresh);
      }
      Result<void> outcome;
      const Ending ending = talk(why, [&] { outcome = work(connection->database); });
      if (ending == Ending::kDone) {
        put_back(std::move(connection));
        return outcome;
      }
      drop_idle(replica);
      if (ending == Ending::kTimedOut) break;
    }
    append_reason(reasons, why);
  }
  return fail(ErrorCode::kUnavailable, reasons);
}

Result<std::string> ShardClient::record(const std::string& key) const {
  auto bytes = record_or_empty(key);
  if (bytes && bytes->empty()) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: a record of the shard is missing", address_.text));
  }
  return bytes;
}

Result<std::string> ShardClient::record_or_empty(const std::string& key) const {
  std::string value;
  auto called = call([&](const Xapian::Database& database) -> Result<void> {
    value = database.get_metadata(key);
    return {};
  });
  if (!called) return fail(called.error());
  if (value.empty()) return value;
  auto bytes = unseal(key, value);
  if (!bytes) {
    return fail(bytes.error().code, fmt::format("{}: {}", address_.text, bytes.error().message));
  }
  return bytes;
}

}  // namespace ibid::index
