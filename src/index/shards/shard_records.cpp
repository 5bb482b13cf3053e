#include "index/shards/shard_records.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

#include "index/bytes.hpp"
#include "index/columns.hpp"
#include "index/record_file.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

constexpr std::size_t kSealBytes = 8;
/// The least that a term and its count take.
constexpr std::size_t kFrequencyBytesMin = 2;
/// Deflate shrinks at most 1,032 times (zlib's technical notes): a size beyond that is a lie.
constexpr std::uint64_t kDeflateRatioMax = 1032;

std::string numbered_key(char role, std::uint32_t number) {
  std::string key(1, role);
  for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<char>(number >> shift));
  return key;
}

std::string seal_of(std::string_view key, std::string_view bytes) {
  model::Sha256 hash;
  hash.update(key);
  hash.update(bytes);
  const model::Digest digest = hash.finish();
  return {reinterpret_cast<const char*>(digest.data()), kSealBytes};
}

tl::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::kIndexDamaged, std::string(what));
}

}  // namespace

std::string table_key(std::uint32_t piece) {
  return numbered_key('t', piece);
}
std::string passage_key(std::uint32_t local) {
  return numbered_key('p', local);
}
std::string document_key(std::uint32_t local) {
  return numbered_key('d', local);
}

std::string name_key(NameRole role, std::string_view name) {
  std::string hashed(1, static_cast<char>(role));
  hashed += name;
  std::string key(1, 'n');
  key += seal_of({}, hashed);
  return key;
}

Result<std::string> seal(std::string_view key, std::string_view bytes) {
  ByteWriter head;
  head.raw(seal_of(key, bytes));
  head.integer(bytes.size());
  std::string value = head.take();
  const std::size_t begin = value.size();
  uLongf deflated = compressBound(static_cast<uLong>(bytes.size()));
  value.resize(begin + deflated);
  if (compress(reinterpret_cast<Bytef*>(value.data() + begin), &deflated,
               reinterpret_cast<const Bytef*>(bytes.data()),
               static_cast<uLong>(bytes.size())) != Z_OK) {
    return fail(ErrorCode::kEnvironment, "compression failed");
  }
  value.resize(begin + deflated);
  return value;
}

Result<std::string> unseal(std::string_view key, std::string_view value) {
  ByteReader in(value);
  const std::string_view stored_seal = in.raw(kSealBytes);
  const std::uint64_t size = in.integer();
  if (in.failed() || size > kRecordBytesMax || size > value.size() * kDeflateRatioMax) {
    return damaged("a record of the shard is missing or cut short");
  }
  const std::string_view deflated = in.rest();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  uLongf inflated = static_cast<uLongf>(size);
  const int outcome = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &inflated,
                                 reinterpret_cast<const Bytef*>(deflated.data()),
                                 static_cast<uLong>(deflated.size()));
  if (outcome != Z_OK || inflated != size || seal_of(key, bytes) != stored_seal) {
    return damaged("a record of the shard does not match its checksum");
  }
  return bytes;
}

std::string encode_shard_passage(
    std::uint32_t document, std::uint32_t length,
    const std::vector<std::pair<std::string, std::uint32_t>>& frequencies,
    std::string_view passage_record) {
  ByteWriter out;
  out.integer(document);
  out.integer(length);
  out.string(passage_record);
  out.integer(frequencies.size());
  for (const auto& [term, frequency] : frequencies) {
    out.string(term);
    out.integer(frequency);
  }
  return out.take();
}

Result<ShardPassage> decode_shard_passage(std::string_view bytes) {
  ByteReader in(bytes);
  ShardPassage result;
  result.document = static_cast<std::uint32_t>(in.integer());
  result.length = static_cast<std::uint32_t>(in.integer());
  auto passage = decode_passage(in.string());
  result.frequencies.resize(in.count(kFrequencyBytesMin));
  for (auto& [term, frequency] : result.frequencies) {
    term = in.string();
    frequency = static_cast<std::uint32_t>(in.integer());
  }
  if (!passage) return fail(passage.error());
  if (!in.at_end()) return damaged("a passage of the shard cannot be read");
  result.passage = std::move(*passage);
  result.tie_key = tie_key_of(result.passage.id);
  return result;
}

std::string encode_shard_document(std::uint32_t first_passage, std::string_view document_record,
                                  const std::map<std::uint32_t, Source>& resolved) {
  // The resolved works in the form of a document record whose ordinals say whose they are.
  DocumentRecord works;
  for (const auto& [entry, source] : resolved) {
    works.ordinals.push_back(entry);
    works.references.push_back(source);
  }
  ByteWriter out;
  out.integer(first_passage);
  out.string(document_record);
  out.string(encode(works));
  return out.take();
}

Result<ShardDocument> decode_shard_document(std::string_view bytes) {
  ByteReader in(bytes);
  ShardDocument result;
  result.first_passage = static_cast<std::uint32_t>(in.integer());
  auto record = decode_document(in.string());
  auto works = decode_document(in.string());
  if (!in.at_end() || !record || !works || works->ordinals.size() != works->references.size()) {
    return damaged("a document of the shard cannot be read");
  }
  for (std::size_t i = 0; i < works->ordinals.size(); ++i) {
    if (works->ordinals[i] > record->references.size()) {
      return damaged("a document of the shard names a reference that it does not have");
    }
    result.resolved.emplace(works->ordinals[i], std::move(works->references[i]));
  }
  result.record = std::move(*record);
  return result;
}

std::string encode_documents(const std::vector<std::uint32_t>& documents) {
  ByteWriter out;
  out.integer(documents.size());
  std::uint32_t previous = 0;
  for (const std::uint32_t document : documents) {
    out.integer(document - previous);
    previous = document;
  }
  return out.take();
}

Result<std::vector<std::uint32_t>> decode_documents(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<std::uint32_t> documents(in.count());
  std::uint32_t previous = 0;
  for (std::uint32_t& document : documents) {
    previous += static_cast<std::uint32_t>(in.integer());
    document = previous;
  }
  if (!in.at_end()) return damaged("a list of documents of the shard cannot be read");
  return documents;
}

std::string kind_term(SourceKind kind) {
  return fmt::format("XK{}", static_cast<int>(kind));
}
std::string design_term(StudyDesign design) {
  return fmt::format("XD{}", static_cast<int>(design));
}

std::string year_value(int year) {
  const auto bounded = static_cast<unsigned>(std::clamp(year, 0, 9999));
  return {static_cast<char>(bounded >> 8), static_cast<char>(bounded & 0xff)};
}

}  // namespace ibid::index
