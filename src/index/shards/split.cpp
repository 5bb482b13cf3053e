#include "index/shards/split.hpp"

#include <fmt/format.h>

#include <memory>
#include <system_error>
#include <utility>

#include "index/columns.hpp"
#include "index/file_io.hpp"
#include "index/manifest.hpp"
#include "index/published_generation.hpp"
#include "index/shards/shard_builder.hpp"
#include "index/shards/shard_manifest.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// The first eight bytes of the SHA-256 of the work's id: the same everywhere and for all time.
std::uint32_t shard_of(std::string_view work_id, std::uint32_t shards) {
  return static_cast<std::uint32_t>(tie_key_of(work_id) % shards);
}

/// `mention` as resolve() gives it when nothing more is known.
bool is_all_known(const Source& mention, const Source& resolved) {
  Source own = mention;
  own.id = canonical_id(mention);
  return own == resolved;
}

class Splitter {
 public:
  /// `language` is what the generation stores of it.
  Splitter(const PublishedGeneration& generation, std::string language, std::filesystem::path out,
           std::uint32_t shards)
      : generation_(generation),
        language_(std::move(language)),
        out_(std::move(out)),
        shards_(shards),
        analyzer_(generation.language()) {}

  Result<SplitReport> run(const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    if (auto created = create(); !created) return fail(created.error());
    std::uint64_t done = 0;
    for (const LiveSegment& live : generation_.segments()) {
      for (std::uint32_t local = 0; local < live.segment->entry().documents; ++local) {
        if (live.dead->is_dead_document(local)) continue;
        auto moved = move(live, local);
        if (!moved) return fail(moved.error());
        done += *moved;
        if (progress) progress(done, generation_.statistics().passages);
      }
    }
    return finish();
  }

 private:
  Result<void> create() {
    std::error_code error;
    std::filesystem::create_directories(out_, error);
    if (!error && !std::filesystem::is_empty(out_, error) && !error) {
      return fail(ErrorCode::kUsage, fmt::format("{} is not empty", out_.string()));
    }
    if (error) return fail(system_error("create", out_, error.value()));
    for (std::uint32_t i = 0; i < shards_; ++i) {
      report_.shards.push_back({out_ / fmt::format("shard-{}-of-{}", i + 1, shards_), 0, 0});
      auto builder = ShardBuilder::create(report_.shards.back().path, analyzer_);
      if (!builder) return fail(builder.error());
      builders_.push_back(std::move(*builder));
    }
    return {};
  }

  /// Returns how many passages the document has.
  Result<std::uint32_t> move(const LiveSegment& live, std::uint32_t local) {
    const Segment& segment = *live.segment;
    auto bytes = segment.document_record(local);
    if (!bytes) return fail(bytes.error());
    auto record = segment.document(local);
    if (!record) return fail(record.error());
    MovedDocument document;
    document.bytes = *bytes;
    document.record = &*record;
    std::string work_id;
    for (std::uint32_t entry = 0; entry <= record->references.size(); ++entry) {
      const Source& mention = entry == 0 ? record->source : record->references[entry - 1];
      auto resolved = generation_.resolve(mention);
      if (!resolved) return fail(resolved.error());
      if (entry == 0) work_id = resolved->id;
      if (!is_all_known(mention, *resolved)) document.resolved.emplace(entry, std::move(*resolved));
    }
    const std::uint32_t begin = segment.columns().begin_of(local);
    const std::uint32_t end = segment.columns().begin_of(local + 1);
    for (std::uint32_t i = begin; i < end; ++i) {
      auto passage = segment.passage_record(i);
      if (!passage) return fail(passage.error());
      document.passages.push_back(std::move(*passage));
      document.facets.push_back(segment.columns().facets()[i]);
    }
    if (work_id.empty()) work_id = record->id;
    auto added = builders_[shard_of(work_id, shards_)]->add(document);
    if (!added) return fail(added.error());
    return end - begin;
  }

  Result<SplitReport> finish() {
    ShardManifest manifest;
    for (const auto& builder : builders_) {
      if (auto done = builder->commit(); !done) return fail(done.error());
      manifest.shards.push_back(builder->row());
    }
    auto table = table_of_terms(builders_);
    if (!table) return fail(table.error());
    manifest.table_pieces = static_cast<std::uint32_t>(table->size());
    model::Sha256 hash;
    for (const std::string& piece : *table) hash.update(piece);
    manifest.table_sha256 = model::to_hex(hash.finish());
    manifest.language_sha256 = generation_.manifest().language.sha256;
    // The name is a hash over all documents: when it is the same, none was lost on the way.
    if (manifest.generation() != generation_.name()) {
      return fail(ErrorCode::kIndexDamaged, "the shards do not hold what the index holds");
    }
    for (std::uint32_t i = 0; i < shards_; ++i) {
      auto done = builders_[i]->finish(manifest.of_shard(i), language_, *table);
      if (!done) return fail(done.error());
      report_.shards[i].documents = manifest.shards[i].documents;
      report_.shards[i].passages = manifest.shards[i].passages;
      builders_[i].reset();
    }
    if (auto synced = sync_directory(out_); !synced) return fail(synced.error());
    report_.generation = generation_.name();
    return std::move(report_);
  }

  const PublishedGeneration& generation_;
  std::string language_;
  std::filesystem::path out_;
  std::uint32_t shards_;
  PassageAnalyzer analyzer_;
  std::vector<std::unique_ptr<ShardBuilder>> builders_;
  SplitReport report_;
};

}  // namespace

Result<SplitReport> split_index(const std::filesystem::path& directory,
                                const std::filesystem::path& out, std::uint32_t shards,
                                const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  if (shards == 0 || shards > kShardsMax) {
    return fail(ErrorCode::kUsage, fmt::format("the number of shards must be 1 to {}", kShardsMax));
  }
  auto manifest = read_current(directory);
  if (!manifest) return fail(manifest.error());
  auto language = read_checked(directory / manifest->language.name, manifest->language);
  if (!language) return fail(language.error());
  auto generation = PublishedGeneration::open(directory, std::move(*manifest));
  if (!generation) return fail(generation.error());
  return Splitter(**generation, std::move(*language), out, shards).run(progress);
}

}  // namespace ibid::index
