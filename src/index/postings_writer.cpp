#include "index/postings_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "index/bytes.hpp"
#include "index/postings_format.hpp"

namespace ibid::index {
namespace {

using namespace postings;

constexpr std::size_t kTermBytesMax = 255;

std::string_view bytes_of(const void* data, std::size_t size) {
  return {static_cast<const char*>(data), size};
}

std::uint8_t offset_of(const Posting& posting) {
  return static_cast<std::uint8_t>(posting.passage % kSuperblockPassages);
}

void append_chunk(std::string& out, std::span<const Posting> postings,
                  std::span<const std::uint8_t> codes) {
  if (postings.size() >= kDenseChunkPostings) {
    std::array<std::uint8_t, kBitmapBytes> bitmap{};
    for (const Posting& posting : postings) {
      const unsigned offset = offset_of(posting);
      bitmap[offset / 8] = static_cast<std::uint8_t>(bitmap[offset / 8] | (1u << (offset % 8)));
    }
    out.append(bytes_of(bitmap.data(), bitmap.size()));
  } else {
    for (const Posting& posting : postings) out.push_back(static_cast<char>(offset_of(posting)));
  }
  out.append(bytes_of(codes.data(), codes.size()));
}

/// The largest code of each of `blocks` blocks, 0 = no posting.
std::string bounds_of(std::span<const Posting> postings, std::span<const std::uint8_t> codes,
                      std::size_t blocks) {
  std::string bounds(blocks, '\0');
  for (std::size_t i = 0; i < postings.size(); ++i) {
    char& bound = bounds[postings[i].passage / kBlockPassages];
    bound = static_cast<char>(std::max(static_cast<std::uint8_t>(bound), codes[i]));
  }
  return bounds;
}

/// The lengths in `bytes` bytes each.
std::string narrowed(std::span<const std::uint32_t> lengths, std::uint16_t bytes) {
  std::string out;
  for (const std::uint32_t length : lengths) {
    if (bytes == sizeof(length)) {
      append_little(out, length);
    } else {
      append_little(out, static_cast<std::uint16_t>(length));
    }
  }
  return out;
}

}  // namespace

Result<PostingsWriter> PostingsWriter::create(const std::filesystem::path& path,
                                              std::span<const std::uint32_t> lengths,
                                              const Bm25Parameters& parameters) {
  if (lengths.size() > kPassagesMax) {
    return fail(ErrorCode::kInputTooLarge,
                fmt::format("{}: {} passages in one segment, {} allowed", path.string(),
                            lengths.size(), kPassagesMax));
  }
  auto file = FileWriter::create(path);
  if (!file) return fail(file.error());
  const bool is_narrow = std::all_of(lengths.begin(), lengths.end(), [](std::uint32_t length) {
    return length <= std::numeric_limits<std::uint16_t>::max();
  });
  const std::uint16_t length_bytes = is_narrow ? 2 : 4;
  if (auto written = file->append(narrowed(lengths, length_bytes)); !written) {
    return fail(written.error());
  }
  return PostingsWriter(std::move(*file), lengths, length_bytes, parameters);
}

PostingsWriter::PostingsWriter(FileWriter file, std::span<const std::uint32_t> lengths,
                               std::uint16_t length_bytes, const Bm25Parameters& parameters)
    : file_(std::move(file)),
      parameters_(parameters),
      length_bytes_(length_bytes),
      lists_begin_(file_.size()) {
  for (const std::uint32_t length : lengths) total_length_ += length;
  const double average =
      lengths.empty() ? 0
                      : static_cast<double>(total_length_) / static_cast<double>(lengths.size());
  const double factor = bm25_length_factor(parameters, average);
  length_parts_.reserve(lengths.size());
  for (const std::uint32_t length : lengths) {
    length_parts_.push_back(bm25_length_part(parameters, factor, length));
  }
}

Result<void> PostingsWriter::add(std::string_view term, std::span<const Posting> postings) {
  if (term.empty() || term.size() > kTermBytesMax || term <= last_term_ || postings.empty()) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("postings of term '{}' out of order", term));
  }
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (postings[i].passage >= length_parts_.size() || postings[i].frequency == 0 ||
        (i > 0 && postings[i].passage <= postings[i - 1].passage)) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("posting {} of term '{}' out of order", i, term));
    }
  }
  last_term_ = term;
  encode_postings(postings);

  const std::uint32_t superblocks =
      superblocks_of(static_cast<std::uint32_t>(length_parts_.size()));
  ListKind kind = ListKind::kPacked;
  std::string list;
  ChunkedList chunked;
  if (postings.size() >= kChunkedMin && postings.size() >= kChunkedDensity * superblocks) {
    chunked = chunked_list(postings);
    kind = chunked.kind;
    list = std::move(chunked.bytes);
  } else {
    list = packed_list(postings);
    std::optional<std::string> sparse;
    if (postings.size() > kInlineMax) sparse = sparse_list(postings);
    if (sparse && sparse->size() < list.size()) {
      kind = ListKind::kSparse;
      list = std::move(*sparse);
    }
  }

  ByteWriter record;
  record.string(term);
  record.integer(postings.size());
  record.integer(static_cast<std::uint64_t>(kind));
  record.integer(escapes_.size() / sizeof(Escape));
  if (kind == ListKind::kPacked && postings.size() <= kInlineMax) {
    record.raw(list);
    record.raw(escapes_);
  } else {
    record.integer(file_.size() - lists_begin_);
    if (kind == ListKind::kMasked || kind == ListKind::kDense) record.integer(chunked.chunk_bytes);
    if (kind == ListKind::kMasked) record.integer(chunked.bounds);
    list += escapes_;
    if (auto written = file_.append(list); !written) return written;
  }
  if (records_.size() + record.bytes().size() > std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorCode::kInputTooLarge, "dictionary of a segment exceeds 4 GB");
  }
  entries_.push_back({hash_of(term), static_cast<std::uint32_t>(records_.size()),
                      static_cast<std::uint32_t>(record.bytes().size())});
  records_ += record.bytes();
  return {};
}

void PostingsWriter::encode_postings(std::span<const Posting> postings) {
  codes_.clear();
  escapes_.clear();
  for (const Posting& posting : postings) {
    const double length_part = length_parts_[posting.passage];
    std::uint8_t code = code_of(posting.frequency, length_part);
    if (code == kEscapeCode || frequency_of(code, length_part) != posting.frequency) {
      code = kEscapeCode;
      append_little(escapes_, posting.passage);
      append_little(escapes_, posting.frequency);
    }
    codes_.push_back(code);
  }
}

std::string PostingsWriter::packed_list(std::span<const Posting> postings) const {
  std::string list;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    append_little(list, postings[i].passage << 8 | codes_[i]);
  }
  return list;
}

std::optional<std::string> PostingsWriter::sparse_list(std::span<const Posting> postings) const {
  std::string list(tiles_of(static_cast<std::uint32_t>(length_parts_.size())), '\0');
  for (const Posting& posting : postings) {
    char& count = list[posting.passage / kTilePassages];
    if (static_cast<std::uint8_t>(count) == kTilePostingsMax) return std::nullopt;
    ++count;
  }
  for (const Posting& posting : postings) {
    append_little(list, static_cast<std::uint16_t>(posting.passage % kTilePassages));
  }
  list.append(bytes_of(codes_.data(), codes_.size()));
  return list;
}

PostingsWriter::ChunkedList PostingsWriter::chunked_list(std::span<const Posting> postings) const {
  const auto passages = static_cast<std::uint32_t>(length_parts_.size());
  const std::uint32_t superblocks = padded(superblocks_of(passages));
  std::string relative;
  std::string bases;
  std::string chunks;
  std::uint32_t base = 0;
  std::size_t begin = 0;
  for (std::uint32_t superblock = 0; superblock <= superblocks; ++superblock) {
    if (superblock % kSuperblockPadding == 0) {
      base = static_cast<std::uint32_t>(chunks.size());
      append_little(bases, base);
    }
    append_little(relative, static_cast<std::uint16_t>(chunks.size() - base));
    std::size_t end = begin;
    while (end < postings.size() && postings[end].passage / kSuperblockPassages == superblock)
      ++end;
    const std::span<const std::uint8_t> codes{codes_.data() + begin, end - begin};
    append_chunk(chunks, postings.subspan(begin, end - begin), codes);
    begin = end;
  }
  std::string bounds = bounds_of(postings, codes_, std::size_t{superblocks} * kBlocks);
  std::vector<std::uint32_t> masks(superblocks);
  std::string given;  // bounds of blocks that have postings
  for (std::size_t block = 0; block < bounds.size(); ++block) {
    if (bounds[block] == 0) continue;
    masks[block / kBlocks] |= 1u << (block % kBlocks);
    given.push_back(bounds[block]);
  }
  ChunkedList list;
  const std::string_view mask_bytes = bytes_of(masks.data(), masks.size() * sizeof(masks[0]));
  list.kind =
      mask_bytes.size() + given.size() < bounds.size() ? ListKind::kMasked : ListKind::kDense;
  list.bytes = relative + bases;
  if (list.kind == ListKind::kMasked) {
    list.bytes += mask_bytes;
    bounds = std::move(given);
  }
  list.bounds = bounds.size();
  list.chunk_bytes = chunks.size();
  list.bytes += bounds;
  list.bytes += chunks;
  return list;
}

Result<void> PostingsWriter::finish() {
  Trailer trailer;
  trailer.k1 = parameters_.k1;
  trailer.b = parameters_.b;
  trailer.min_normalized_length = parameters_.min_normalized_length;
  trailer.total_length = total_length_;
  trailer.passages = static_cast<std::uint32_t>(length_parts_.size());
  trailer.length_bytes = length_bytes_;
  trailer.lists_begin = lists_begin_;
  trailer.lists_end = file_.size();
  if (auto written = file_.append(std::string(kGuardBytes, '\0')); !written) return written;

  const std::uint64_t buckets = std::bit_ceil(entries_.size() / kTermsPerBucket + 1);
  trailer.bucket_bits = static_cast<std::uint16_t>(std::countr_zero(buckets));
  const auto bucket_of = [&](const DictionaryEntry& entry) { return entry.hash & (buckets - 1); };
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const DictionaryEntry& a, const DictionaryEntry& b) {
                     return bucket_of(a) < bucket_of(b);
                   });
  trailer.buckets_begin = file_.size();
  std::string begins;
  std::uint32_t begin = 0;
  auto entry = entries_.cbegin();
  for (std::uint64_t bucket = 0; bucket <= buckets; ++bucket) {
    append_little(begins, begin);
    for (; entry != entries_.cend() && bucket_of(*entry) == bucket; ++entry) begin += entry->size;
  }
  if (auto written = file_.append(begins); !written) return written;
  trailer.dictionary_begin = file_.size();
  for (const DictionaryEntry& each : entries_) {
    if (auto written = file_.append(std::string_view(records_).substr(each.begin, each.size));
        !written) {
      return written;
    }
  }
  trailer.dictionary_end = file_.size();
  if (auto written = file_.append(bytes_of(&trailer, sizeof(trailer))); !written) return written;
  return file_.finish();
}

}  // namespace ibid::index
