#include "index/xapian_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "index/bytes.hpp"
#include "index/schema.hpp"

namespace ibid::index {
namespace {

constexpr std::string_view kMagic{"\x0f\x0dXapian Glass\x04\x6e", 16};
constexpr std::size_t kUuidBytes = 16;
constexpr std::uint32_t kRevision = 1;
/// The table of postings, and those of document data, term lists, positions, spelling and synonyms,
/// each with the size from which it compresses a tag.
constexpr std::uint32_t kPostingsCompressMin = 0;
constexpr std::uint32_t kEmptyTablesCompressMin[] = {18, 18, 0, 18, 18};
constexpr std::uint32_t kEmptyTableFlags = 3;  // has no block yet, is written in sequence

/// As in Xapian, where a chunk is closed once it has grown so long.
constexpr std::size_t kChunkBytes = 2000;
/// Two 32-bit counts, a document id, a flag and the distance to the last id.
constexpr std::size_t kHeaderBytesMax = 5 + 5 + 5 + 1 + 5;
constexpr std::size_t kPostingBytesMax = 5 + 5;
/// With less room than that a chunk is not worth its key.
constexpr std::size_t kChunkRoomMin = 64;
static_assert(kChunkRoomMin >= kHeaderBytesMax + kPostingBytesMax);

constexpr std::string_view kLengthsKey{"\0\xe0", 2};

void append_integer(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>((value & 0x7f) | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

/// A document id so that ids sort as their bytes do: two bytes below 0x8000, else as many as the
/// number of ones that the first begins with, plus two.
void append_sortable(std::string& out, std::uint32_t id) {
  std::size_t bytes = 2;
  std::uint32_t ones = 0;
  if (id >= 0x8000) {
    bytes = (static_cast<std::size_t>(std::bit_width(id)) + 5) / 7;
    ones = 0xffu << (10 - bytes) & 0xffu;
  }
  out.push_back(static_cast<char>(ones | (bytes > 4 ? 0 : id >> (8 * (bytes - 1)))));
  for (std::size_t i = bytes - 1; i-- > 0;) out.push_back(static_cast<char>(id >> (8 * i)));
}

void append_empty_table(ByteWriter& out, std::uint32_t compress_min) {
  out.integer(0);  // root
  out.integer(kEmptyTableFlags);
  out.integer(0);  // entries
  out.integer(kGlassBlockBytes >> 11);
  out.integer(compress_min);
  out.string({});  // free blocks
}

void append_table(ByteWriter& out, const GlassRoot& root, std::uint64_t blocks) {
  out.integer(root.block);
  out.integer(root.level << 2);
  out.integer(root.entries);
  out.integer(kGlassBlockBytes >> 11);
  out.integer(kPostingsCompressMin);
  ByteWriter free_blocks;
  free_blocks.integer(kRevision);
  free_blocks.integer(blocks);  // the first that is not in use
  for (int i = 0; i < 4; ++i) free_blocks.integer(0);
  out.string(free_blocks.bytes());
}

}  // namespace

Result<XapianWriter> XapianWriter::create(const std::filesystem::path& path,
                                          std::span<const std::uint32_t> lengths) {
  auto file = FileWriter::create(path);
  if (!file) return fail(file.error());
  // The first block is written last, when all that it tells is known.
  if (auto written = file->append(std::string(kGlassBlockBytes, '\0')); !written) {
    return fail(written.error());
  }
  Statistics statistics;
  statistics.passages = static_cast<std::uint32_t>(lengths.size());
  for (const std::uint32_t length : lengths) {
    statistics.total_length += length;
    statistics.length_max = std::max(statistics.length_max, length);
    if (length == 0) continue;
    if (statistics.length_min == 0 || length < statistics.length_min) {
      statistics.length_min = length;
    }
  }
  XapianWriter writer(std::make_unique<FileWriter>(std::move(*file)), statistics);
  if (auto added = writer.add_lengths(lengths); !added) return fail(added.error());
  return writer;
}

XapianWriter::XapianWriter(std::unique_ptr<FileWriter> file, const Statistics& statistics)
    : file_(std::move(file)), table_(*file_), statistics_(statistics) {}

Result<void> XapianWriter::add_lengths(std::span<const std::uint32_t> lengths) {
  std::vector<Posting> list;
  list.reserve(lengths.size());
  for (std::uint32_t passage = 0; passage < lengths.size(); ++passage) {
    list.push_back({passage, lengths[passage]});
  }
  return add_list(kLengthsKey, kLengthsKey, 0, 0, list);
}

Result<void> XapianWriter::add(std::string_view term, std::span<const Posting> postings) {
  if (term.empty() || term.size() > kTermBytesMax || term.find('\0') != std::string_view::npos) {
    return fail(ErrorCode::kInputMalformed, fmt::format("no term for Xapian: '{}'", term));
  }
  std::uint64_t occurrences = 0;
  for (const Posting& posting : postings) {
    occurrences += posting.frequency;
    statistics_.frequency_max = std::max(statistics_.frequency_max, posting.frequency);
  }
  std::string further_keys(term);
  further_keys.push_back('\0');
  return add_list(term, further_keys, postings.size(), occurrences, postings);
}

Result<void> XapianWriter::add_list(std::string_view first_key, std::string_view further_keys,
                                    std::uint64_t entries, std::uint64_t occurrences,
                                    std::span<const Posting> postings) {
  for (std::size_t begin = 0; begin < postings.size();) {
    const std::uint32_t first = postings[begin].passage;
    if (begin == 0) {
      key_ = first_key;
    } else {
      key_ = further_keys;
      append_sortable(key_, first + 1);
    }
    if (table_.room(key_.size()) < kChunkRoomMin) {
      if (auto started = table_.start_block(); !started) return started;
    }
    // A chunk ends with the block, so that no tag has to go on in the next.
    const std::size_t bytes_max = std::min(kChunkBytes, table_.room(key_.size()) - kHeaderBytesMax);
    chunk_.clear();
    append_integer(chunk_, postings[begin].frequency);
    std::size_t end = begin + 1;
    for (; end < postings.size() && chunk_.size() + kPostingBytesMax <= bytes_max; ++end) {
      append_integer(chunk_, postings[end].passage - postings[end - 1].passage - 1);
      append_integer(chunk_, postings[end].frequency);
    }
    tag_.clear();
    if (begin == 0) {
      append_integer(tag_, entries);
      append_integer(tag_, occurrences);
      append_integer(tag_, first);
    }
    tag_.push_back(end == postings.size() ? '1' : '0');
    append_integer(tag_, postings[end - 1].passage - first);
    tag_ += chunk_;
    if (auto added = table_.add(key_, tag_); !added) return added;
    begin = end;
  }
  return {};
}

Result<void> XapianWriter::finish() {
  const auto root = table_.finish();
  if (!root) return fail(root.error());
  ByteWriter out;
  out.raw(kMagic);
  out.raw(std::string(kUuidBytes, '\0'));  // the nil UUID: nothing replicates a segment's database
  out.integer(kRevision);
  append_table(out, *root, file_->size() / kGlassBlockBytes);
  for (const std::uint32_t compress_min : kEmptyTablesCompressMin) {
    append_empty_table(out, compress_min);
  }
  out.integer(statistics_.passages);
  out.integer(0);  // how far the last document id is above the number of documents
  out.integer(statistics_.length_min);
  out.integer(statistics_.frequency_max);
  out.integer(statistics_.length_max - statistics_.frequency_max);
  out.integer(0);  // the oldest changeset
  out.integer(statistics_.total_length);
  out.integer(0);  // the largest frequency of a spelling
  if (auto written = file_->overwrite(0, out.bytes()); !written) return written;
  return file_->finish();
}

}  // namespace ibid::index
