#include "index/shards/shard_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "index/shards/parallel.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// Connections over which one call reads from one shard. Each record is one round trip, so a
/// hundred records over four connections take the time of twenty-five.
constexpr std::size_t kReadersPerShard = 4;
/// Fewer records are not worth a thread.
constexpr std::size_t kRecordsPerReaderMin = 8;

std::uint64_t cache_key(const ShardSet::Place& place) {
  return std::uint64_t{place.shard} << 32 | place.local;
}

std::vector<std::uint32_t> passages_of_shards(const ShardManifest& manifest) {
  std::vector<std::uint32_t> passages;
  for (const ShardRow& row : manifest.shards) passages.push_back(row.passages);
  return passages;
}

}  // namespace

std::string key_of_identifiers(const std::vector<std::string>& identifiers) {
  std::string key;
  for (const std::string& identifier : identifiers) key += identifier + '\n';
  return key;
}

Result<ShardSet::Opened> ShardSet::open(const std::vector<std::string>& addresses,
                                        std::size_t reached_min) {
  std::vector<std::shared_ptr<ShardClient>> clients;
  for (const std::string& text : addresses) {
    auto address = parse_shard_address(text);
    if (!address) return fail(address.error());
    clients.push_back(std::make_shared<ShardClient>(std::move(*address)));
  }
  std::vector<Result<ShardManifest>> answers(clients.size(), fail(Error{}));
  std::vector<std::function<void()>> jobs;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    jobs.emplace_back([&, i] { answers[i] = clients[i]->introduce(); });
  }
  run_in_parallel(jobs);

  std::shared_ptr<ShardSet> set(new ShardSet);
  set->addresses_ = addresses;
  std::string spokesman;  // the address whose set is taken for the right one
  std::string unreachable;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    if (!answers[i]) {
      if (answers[i].error().code != ErrorCode::kUnavailable) return fail(answers[i].error());
      if (!unreachable.empty()) unreachable += "; ";
      unreachable += answers[i].error().message;
      continue;
    }
    const ShardManifest& manifest = *answers[i];
    if (spokesman.empty()) {
      spokesman = addresses[i];
      set->manifest_ = manifest;
      set->clients_.resize(manifest.shards.size());
    } else if (encode(manifest.of_shard(0)) != encode(set->manifest_.of_shard(0))) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("{} serves a shard of {}, and {} one of {}: shards of one set of `ibid "
                      "shard` are needed",
                      spokesman, set->manifest_.generation(), addresses[i], manifest.generation()));
    }
    auto& client = set->clients_[manifest.shard];
    if (client != nullptr) {
      return fail(ErrorCode::kUsage,
                  fmt::format("{} and {} both serve shard {}; replicas of one shard go into one "
                              "--index, with a comma between them",
                              client->address().text, addresses[i], manifest.shard + 1));
    }
    client = clients[i];
  }
  if (spokesman.empty()) {
    return fail(ErrorCode::kUnavailable, "no shard can be reached: " + unreachable);
  }
  if (set->clients_.size() != addresses.size()) {
    return fail(ErrorCode::kUsage,
                fmt::format("the set at {} has {} shards; {} addresses are given", spokesman,
                            set->clients_.size(), addresses.size()));
  }
  Opened opened{nullptr, {}};
  const ShardClient* first = nullptr;
  for (const auto& client : set->clients_) {
    opened.reached.push_back(client != nullptr);
    if (first == nullptr) first = client.get();
  }
  const auto reached = std::count(opened.reached.begin(), opened.reached.end(), true);
  if (static_cast<std::size_t>(reached) < reached_min) {
    return fail(ErrorCode::kUnavailable, "too few shards can be reached: " + unreachable);
  }
  if (auto read = set->read_common(*first); !read) return fail(read.error());
  opened.set = std::move(set);
  return opened;
}

Result<void> ShardSet::read_common(const ShardClient& client) {
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorCode::kIndexDamaged, fmt::format("{}: {}", client.address().text, what));
  };
  generation_ = manifest_.generation();
  statistics_ = manifest_.statistics();
  bases_ = {0};
  for (const ShardRow& row : manifest_.shards) bases_.push_back(bases_.back() + row.passages);

  auto stored = client.record(std::string(kShardLanguageKey));
  if (!stored) return fail(stored.error());
  if (model::sha256_hex(*stored) != manifest_.language_sha256) {
    return damaged("the language resources do not match their hash");
  }
  auto language = Language::parse(*stored);
  if (!language) return fail(language.error());
  language_ = std::make_unique<const Language>(std::move(*language));

  std::vector<std::string> pieces;
  model::Sha256 hash;
  for (std::uint32_t piece = 0; piece < manifest_.table_pieces; ++piece) {
    auto bytes = client.record(table_key(piece));
    if (!bytes) return fail(bytes.error());
    hash.update(*bytes);
    pieces.push_back(std::move(*bytes));
  }
  if (model::to_hex(hash.finish()) != manifest_.table_sha256) {
    return damaged("the table of terms does not match its hash");
  }
  auto table = TermTable::open(std::move(pieces), passages_of_shards(manifest_));
  if (!table) return damaged(table.error().message);
  terms_ = std::move(*table);
  return {};
}

std::optional<ShardSet::Place> ShardSet::place_of(PassageNumber number) const {
  if (number >= bases_.back()) return std::nullopt;
  const auto after = std::upper_bound(bases_.begin(), bases_.end(), number);
  const auto shard = static_cast<std::uint32_t>(after - bases_.begin() - 1);
  return Place{shard, number - bases_[shard]};
}

Result<std::shared_ptr<const ShardPassage>> ShardSet::passage(const Place& place) const {
  if (auto known = passages_.find(cache_key(place))) return known;
  const ShardClient& client = *clients_[place.shard];
  auto bytes = client.record(passage_key(place.local));
  if (!bytes) return fail(bytes.error());
  auto passage = decode_shard_passage(*bytes);
  if (!passage) return fail(passage.error());
  if (passage->document >= manifest_.shards[place.shard].documents) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: a passage of no document", client.address().text));
  }
  auto shared = std::make_shared<const ShardPassage>(std::move(*passage));
  passages_.put(cache_key(place), shared);
  return shared;
}

Result<std::shared_ptr<const ReadDocument>> ShardSet::document(const Place& place) const {
  if (auto known = documents_.find(cache_key(place))) return known;
  const ShardClient& client = *clients_[place.shard];
  auto bytes = client.record(document_key(place.local));
  if (!bytes) return fail(bytes.error());
  auto stored = decode_shard_document(*bytes);
  if (!stored) return fail(stored.error());
  const std::uint64_t passages = stored->record.ordinals.size();
  if (std::uint64_t{stored->first_passage} + passages > manifest_.shards[place.shard].passages) {
    return fail(
        ErrorCode::kIndexDamaged,
        fmt::format("{}: a document with passages that are not there", client.address().text));
  }
  remember_works(*stored);
  auto header = std::make_shared<DocumentHeader>();
  header->id = std::move(stored->record.id);
  header->source = std::move(stored->record.source);
  header->references = std::move(stored->record.references);
  header->revision = stored->record.revision;
  const PassageNumber begin = number_of({place.shard, stored->first_passage});
  for (std::uint32_t i = 0; i < passages; ++i) header->passages.push_back(begin + i);
  auto read = std::make_shared<const ReadDocument>(
      ReadDocument{std::move(header), std::move(stored->record.ordinals)});
  documents_.put(cache_key(place), read);
  return read;
}

void ShardSet::remember_works(const ShardDocument& document) const {
  for (std::uint32_t entry = 0; entry <= document.record.references.size(); ++entry) {
    const Source& mention =
        entry == 0 ? document.record.source : document.record.references[entry - 1];
    const std::string key = key_of_identifiers(identifiers_of(mention));
    if (key.empty()) continue;  // a work without a name is only what the mention says
    const auto found = document.resolved.find(entry);
    auto work =
        std::make_shared<Source>(found == document.resolved.end() ? mention : found->second);
    work->id = canonical_id(*work);
    works_.put(key, std::move(work));
  }
}

void ShardSet::prefetch(std::uint32_t shard, std::span<const std::uint32_t> locals) const {
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t local : locals) {
    if (passages_.find(cache_key({shard, local})) == nullptr) missing.push_back(local);
  }
  if (missing.empty()) return;
  const std::size_t readers =
      std::clamp<std::size_t>(missing.size() / kRecordsPerReaderMin, 1, kReadersPerShard);
  std::vector<std::function<void()>> jobs;
  for (std::size_t reader = 0; reader < readers; ++reader) {
    jobs.emplace_back([this, shard, reader, readers, &missing] {
      for (std::size_t i = reader; i < missing.size(); i += readers) {
        const auto read = passage({shard, missing[i]});
        if (!read || !document({shard, (*read)->document})) return;
      }
    });
  }
  run_in_parallel(jobs);
}

}  // namespace ibid::index
