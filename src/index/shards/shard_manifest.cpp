#include "index/shards/shard_manifest.hpp"

#include <algorithm>
#include <limits>

#include "index/bytes.hpp"
#include "index/manifest.hpp"
#include "index/schema.hpp"

namespace ibid::index {
namespace {

/// Of the form of everything in a shard.
constexpr std::string_view kFormat = "ibid.shard/1";
constexpr std::size_t kHexDigestBytes = 64;
/// The least that a row takes: four counts and a digest.
constexpr std::size_t kRowBytesMin = 4 + sizeof(model::Digest);

}  // namespace

std::string ShardManifest::generation() const {
  Manifest whole;
  whole.language.sha256 = language_sha256;
  for (const ShardRow& row : shards) {
    whole.live_documents += row.documents;
    whole.live_passages += row.passages;
    whole.content.add(row.content);
  }
  return generation_name(whole);
}

Statistics ShardManifest::statistics() const {
  Statistics sum;
  std::uint64_t length = 0;
  for (const ShardRow& row : shards) {
    sum.passages += row.passages;
    sum.documents += row.documents;
    sum.text_bytes += row.text_bytes;
    length += row.length;
  }
  if (sum.passages > 0) sum.average_length = static_cast<double>(length) / sum.passages;
  return sum;
}

ShardManifest ShardManifest::of_shard(std::uint32_t number) const {
  ShardManifest other = *this;
  other.shard = number;
  return other;
}

std::string encode(const ShardManifest& manifest) {
  ByteWriter out;
  out.string(kFormat);
  out.integer(kSchemaVersion);
  out.integer(manifest.shard);
  out.string(manifest.language_sha256);
  out.integer(manifest.table_pieces);
  out.string(manifest.table_sha256);
  out.integer(manifest.shards.size());
  for (const ShardRow& row : manifest.shards) {
    out.integer(row.passages);
    out.integer(row.documents);
    out.integer(row.length);
    out.integer(row.text_bytes);
    const model::Digest& digest = row.content.value();
    out.raw({reinterpret_cast<const char*>(digest.data()), digest.size()});
  }
  return out.take();
}

Result<ShardManifest> decode_shard_manifest(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.string() != kFormat || in.integer() != kSchemaVersion) {
    return fail(ErrorCode::kIndexDamaged, "a shard of a form that this version does not read");
  }
  ShardManifest manifest;
  const std::uint64_t shard = in.integer();
  manifest.language_sha256 = in.string();
  manifest.table_pieces = static_cast<std::uint32_t>(in.integer());
  manifest.table_sha256 = in.string();
  manifest.shards.resize(in.count(kRowBytesMin));
  std::uint64_t passages = 0;
  for (ShardRow& row : manifest.shards) {
    row.passages = static_cast<std::uint32_t>(in.integer());
    row.documents = static_cast<std::uint32_t>(in.integer());
    row.length = in.integer();
    row.text_bytes = in.integer();
    model::Digest digest{};
    const std::string_view raw = in.raw(digest.size());
    std::copy(raw.begin(), raw.end(), digest.begin());
    row.content = ContentSum(digest);
    passages += row.passages;
  }
  if (!in.at_end() || shard >= manifest.shards.size() || manifest.shards.size() > kShardsMax ||
      passages > std::numeric_limits<PassageNumber>::max() ||
      manifest.language_sha256.size() != kHexDigestBytes ||
      manifest.table_sha256.size() != kHexDigestBytes) {
    return fail(ErrorCode::kIndexDamaged, "a shard's manifest contradicts itself");
  }
  manifest.shard = static_cast<std::uint32_t>(shard);
  return manifest;
}

}  // namespace ibid::index
