#include "index/postings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "index/bytes.hpp"

namespace ibid::index {
namespace {

using namespace postings;

template <class T>
T load(const std::uint8_t* from, std::size_t index) {
  T value;
  std::memcpy(&value, from + index * sizeof(T), sizeof(T));
  return value;
}

bool extents_fit(const Trailer& trailer, std::uint64_t size) {
  if (trailer.magic != kMagic || trailer.passages > kPassagesMax || trailer.bucket_bits > 32 ||
      (trailer.length_bytes != 2 && trailer.length_bytes != 4)) {
    return false;
  }
  const std::uint64_t bucket_bytes = ((std::uint64_t{1} << trailer.bucket_bits) + 1) * 4;
  return trailer.lists_begin == std::uint64_t{trailer.passages} * trailer.length_bytes &&
         trailer.lists_begin <= trailer.lists_end && trailer.lists_end < size &&
         trailer.buckets_begin == trailer.lists_end + kGuardBytes &&
         trailer.dictionary_begin == trailer.buckets_begin + bucket_bytes &&
         trailer.dictionary_begin <= trailer.dictionary_end && trailer.dictionary_end < size &&
         trailer.dictionary_end + sizeof(Trailer) == size;
}

}  // namespace

std::uint32_t rank_in(const std::uint8_t* bitmap, std::uint32_t offset) {
  const std::uint64_t below = (std::uint64_t{1} << (offset % 64)) - 1;
  auto rank = std::popcount(load<std::uint64_t>(bitmap, offset / 64) & below);
  for (std::size_t i = 0; i < offset / 64; ++i) {
    rank += std::popcount(load<std::uint64_t>(bitmap, i));
  }
  return static_cast<std::uint32_t>(rank);
}

std::uint8_t code_in(const Chunk& chunk, std::uint32_t offset) {
  if (chunk.count == 0) return 0;
  if (chunk.bitmap == nullptr) {
    const void* found = std::memchr(chunk.offsets, static_cast<int>(offset), chunk.count);
    if (found == nullptr) return 0;
    return chunk.codes[static_cast<const std::uint8_t*>(found) - chunk.offsets];
  }
  if ((chunk.bitmap[offset / 8] >> (offset % 8) & 1) == 0) return 0;
  return chunk.codes[rank_in(chunk.bitmap, offset)];
}

Result<std::unique_ptr<const Postings>> Postings::open(MappedFile file,
                                                       const Bm25Parameters& parameters) {
  const std::string_view bytes = file.bytes();
  Trailer trailer;
  if (bytes.size() < sizeof(trailer)) {
    return fail(ErrorCode::kIndexDamaged, fmt::format("{} is cut short", file.path().string()));
  }
  if (auto sound = file.ensure(bytes.size() - sizeof(trailer), bytes.size()); !sound) {
    return fail(sound.error());
  }
  std::memcpy(&trailer, bytes.data() + bytes.size() - sizeof(trailer), sizeof(trailer));
  if (trailer.magic == kMagicBefore) {
    return fail(
        ErrorCode::kIndexDamaged,
        fmt::format("{} is of an earlier version; index its sources anew", file.path().string()));
  }
  const Bm25Parameters stored{trailer.k1, trailer.b, trailer.min_normalized_length};
  if (!extents_fit(trailer, bytes.size()) || !(stored == parameters)) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} is no postings file of this version", file.path().string()));
  }
  file.prefer_huge_pages();
  // Lengths are read for every candidate, so they are checked here, once: 2 MB a million passages.
  if (auto sound = file.ensure(0, trailer.lists_begin); !sound) return fail(sound.error());
  return std::unique_ptr<const Postings>(new Postings(std::move(file), trailer));
}

Postings::Postings(MappedFile file, const Trailer& trailer)
    : file_(std::move(file)),
      trailer_(trailer),
      parameters_{trailer.k1, trailer.b, trailer.min_normalized_length},
      superblocks_(padded(superblocks_of(trailer.passages))),
      lengths_(file_.bytes().data()) {
  length_factor_ = bm25_length_factor(parameters_, average_length());
}

double Postings::average_length() const {
  if (trailer_.passages == 0) return 0;
  return static_cast<double>(trailer_.total_length) / static_cast<double>(trailer_.passages);
}

const std::uint8_t* Postings::at(std::uint64_t position) const {
  return reinterpret_cast<const std::uint8_t*>(file_.bytes().data()) + position;
}

std::uint64_t Postings::bucket_position(std::uint64_t hash) const {
  return trailer_.buckets_begin + (hash & ((std::uint64_t{1} << trailer_.bucket_bits) - 1)) * 4;
}

void Postings::prefetch_bucket(std::uint64_t hash) const {
  __builtin_prefetch(at(bucket_position(hash)));
}

void Postings::prefetch_records(std::uint64_t hash) const {
  // Not checked yet, so maybe beyond the dictionary.
  const std::uint64_t begin =
      trailer_.dictionary_begin + load<std::uint32_t>(at(bucket_position(hash)), 0);
  __builtin_prefetch(at(std::min(begin, trailer_.dictionary_end)));
}

Result<std::optional<PostingList>> Postings::find(std::string_view term, bool with_postings) const {
  const auto damaged = [&] {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: record of term '{}'", file_.path().string(), term));
  };
  const std::uint64_t slot = bucket_position(hash_of(term));
  if (auto sound = file_.ensure(slot, slot + 8); !sound) return fail(sound.error());
  const std::uint64_t begin = trailer_.dictionary_begin + load<std::uint32_t>(at(slot), 0);
  const std::uint64_t end = trailer_.dictionary_begin + load<std::uint32_t>(at(slot), 1);
  if (begin > end || end > trailer_.dictionary_end) return damaged();
  if (auto sound = file_.ensure(begin, end); !sound) return fail(sound.error());

  ByteReader records(file_.bytes().substr(begin, end - begin));
  while (!records.at_end()) {
    const std::string_view name = records.string();
    PostingList list;
    list.document_frequency = static_cast<std::uint32_t>(records.integer());
    list.kind = records.enumerator(ListKind::kDense);
    list.escape_count = static_cast<std::uint32_t>(records.integer());
    if (records.failed() || list.document_frequency == 0 ||
        list.document_frequency > trailer_.passages || list.escape_count > trailer_.passages) {
      return damaged();
    }
    const std::uint64_t escape_bytes = std::uint64_t{list.escape_count} * sizeof(Escape);
    if (list.kind == ListKind::kPacked && list.document_frequency <= kInlineMax) {
      const std::string_view in_line = records.raw(list.document_frequency * 4 + escape_bytes);
      if (records.failed()) return damaged();
      list.packed = reinterpret_cast<const std::uint8_t*>(in_line.data());
      list.escapes = list.packed + std::size_t{list.document_frequency} * sizeof(std::uint32_t);
      if (name == term) return list;
      continue;
    }
    const std::uint64_t position = records.integer();
    std::uint64_t bytes = std::uint64_t{list.document_frequency} * 4;
    std::uint64_t bounds = 0;
    std::uint64_t chunk_bytes = 0;
    const bool has_chunks = list.kind == ListKind::kMasked || list.kind == ListKind::kDense;
    if (list.kind == ListKind::kSparse) {
      bytes = tiles_of(trailer_.passages) + std::uint64_t{list.document_frequency} * 3;
    } else if (has_chunks) {
      chunk_bytes = records.integer();
      bounds = list.kind == ListKind::kMasked ? records.integer()
                                              : std::uint64_t{kBlocks} * superblocks_;
    }
    const std::uint64_t lists_bytes = trailer_.lists_end - trailer_.lists_begin;
    if (records.failed() || chunk_bytes > lists_bytes || bounds > lists_bytes) return damaged();
    if (name != term) continue;
    if (!with_postings) return list;
    const std::size_t directory = directory_bytes(list.kind, trailer_.passages);
    if (has_chunks) bytes = directory + bounds + chunk_bytes;
    if (bytes + escape_bytes > lists_bytes || position > lists_bytes - bytes - escape_bytes) {
      return damaged();
    }
    const std::uint64_t from = trailer_.lists_begin + position;
    if (auto sound = file_.ensure(from, from + bytes + escape_bytes); !sound) {
      return fail(sound.error());
    }
    const std::uint8_t* data = at(from);
    list.escapes = data + bytes;
    if (list.kind == ListKind::kPacked) {
      list.packed = data;
    } else if (list.kind == ListKind::kSparse) {
      list.counts = data;
      list.places = data + tiles_of(trailer_.passages);
      list.codes = list.places + std::size_t{list.document_frequency} * sizeof(std::uint16_t);
    } else {
      list.relative = data;
      list.bases = list.relative + 2 * (std::size_t{superblocks_} + 1);
      const std::uint8_t* after = data + directory;
      if (list.kind == ListKind::kMasked) {
        list.masks = after - std::size_t{kBlocks} / 8 * superblocks_;
      }
      list.bounds = {after, static_cast<std::size_t>(bounds)};
      list.chunks = {after + bounds, static_cast<std::size_t>(chunk_bytes)};
    }
    return list;
  }
  return std::nullopt;
}

void Postings::prefetch_postings(const PostingList& list, std::uint32_t superblock,
                                 std::uint32_t block) {
  // Codes are spread over a chunk about as passages are over its blocks, after bitmap or offsets.
  const std::size_t begin = list.chunk_begin(superblock);
  const std::size_t size = list.chunk_begin(superblock + 1) - begin;
  const std::size_t head = std::min<std::size_t>(kBitmapBytes, size / 2);
  const std::uint8_t* chunk = list.chunks.data() + begin;
  __builtin_prefetch(chunk);
  __builtin_prefetch(chunk + head + (size - head) * block / kBlocks);
}

std::uint32_t Postings::frequency(const PostingList& list, std::uint32_t passage,
                                  std::uint8_t code) const {
  if (code != kEscapeCode) {
    return frequency_of(code, bm25_length_part(parameters_, length_factor_, length(passage)));
  }
  std::uint32_t low = 0;
  std::uint32_t high = list.escape_count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (load<Escape>(list.escapes, middle).passage < passage) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == list.escape_count) return 0;
  const auto escape = load<Escape>(list.escapes, low);
  return escape.passage == passage ? escape.frequency : 0;
}

void Postings::frequencies(const PostingList& list, std::span<const std::uint32_t> passages,
                           std::span<std::uint32_t> out) const {
  std::fill(out.begin(), out.end(), 0u);
  if (list.has_chunks()) {
    for (std::size_t i = 0; i < passages.size(); ++i) {
      const Chunk chunk = chunk_at(list, passages[i] / kSuperblockPassages);
      const std::uint8_t code = code_in(chunk, passages[i] % kSuperblockPassages);
      if (code != 0) out[i] = frequency(list, passages[i], code);
    }
    return;
  }
  auto next = passages.begin();
  const auto take = [&](std::uint32_t passage, std::uint8_t code) {
    next = std::find_if(next, passages.end(), [&](std::uint32_t each) { return each >= passage; });
    if (next == passages.end() || *next != passage) return;
    out[static_cast<std::size_t>(next - passages.begin())] = frequency(list, passage, code);
  };
  if (list.packed != nullptr) {
    for (std::uint32_t i = 0; i < list.document_frequency; ++i) {
      const std::uint32_t packed = packed_at(list, i);
      take(packed >> 8, static_cast<std::uint8_t>(packed));
    }
    return;
  }
  std::uint32_t i = 0;
  for (std::uint32_t tile = 0; tile < tiles_of(trailer_.passages); ++tile) {
    const std::uint32_t end = std::min(i + list.counts[tile], list.document_frequency);
    for (; i < end; ++i) take(kTilePassages * tile + place_at(list.places, i), list.codes[i]);
  }
}

}  // namespace ibid::index
