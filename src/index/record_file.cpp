#include "index/record_file.hpp"

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>

#include "index/bytes.hpp"
#include "index/near_search.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

constexpr std::string_view kMagic = "ibidrec3";
constexpr std::size_t kBlockBytes = 1024;
/// zstd's own default. Paragraphs of 340 bytes in blocks of 4 KB shrink to .448, .435, .427 and
/// .412 by 32, 64, 112 and 256 KB, and a block takes 8.0, 8.9, 9.4 and 9.9 us to read; the larger
/// ones need a larger sample before the first block is written.
constexpr std::size_t kDictionaryBytesMax = 112u << 10;
/// A dictionary is stored whole, so it may take one part in sixteen of a small file.
constexpr std::size_t kDictionaryShare = 16;
/// Enough records to draw the dictionary from.
constexpr std::size_t kSampleBytes = kDictionaryBytesMax * kDictionaryShare;
/// Pieces that the dictionary is put together from.
constexpr std::size_t kDictionaryPieceBytes = 512;
constexpr std::size_t kTableEntryBytes = 16;
constexpr std::size_t kChecksumBytes = sizeof(std::uint64_t);
constexpr std::size_t kFooterBytes = 4 + 4 + 4 + 8 + kMagic.size();
/// Room for the tables of symbol frequencies that a dictionary begins with.
constexpr std::size_t kDictionaryTablesBytesMax = 8u << 10;
/// 1 and 6 shrink to .454 and .405 where 3 does to .427, and take three quarters and three times as
/// long; 4 and 5 do worse than 3 with a dictionary.
constexpr int kCompressionLevel = 3;

std::uint64_t first_eight(const model::Digest& digest) {
  return load_little<std::uint64_t>(reinterpret_cast<const char*>(digest.data()));
}

/// Of all that the records of a block come from: their numbers and size, the dictionary, and the
/// block's bytes.
std::uint64_t checksum_of(std::uint32_t first_record, std::uint32_t raw_bytes,
                          std::uint64_t dictionary_sum, std::string_view compressed) {
  struct {
    std::uint32_t first_record, raw_bytes;
    std::uint64_t dictionary_sum;
  } const head{first_record, raw_bytes, dictionary_sum};
  static_assert(std::endian::native == std::endian::little && sizeof(head) == 16);
  return first_eight(
      model::sha256({reinterpret_cast<const char*>(&head), sizeof(head)}, compressed));
}

/// Evenly drawn pieces of the sample, behind tables of how often its blocks' symbols are.
std::string draw_dictionary(std::string_view sample) {
  const std::size_t bytes = std::min(kDictionaryBytesMax, sample.size() / kDictionaryShare);
  const std::size_t pieces = bytes / kDictionaryPieceBytes;
  std::string content;
  for (std::size_t i = 0; i < pieces; ++i) {
    content += sample.substr(sample.size() / pieces * i, kDictionaryPieceBytes);
  }
  if (content.empty()) return content;
  const std::vector<std::size_t> block_sizes(sample.size() / kBlockBytes, kBlockBytes);
  std::string dictionary(content.size() + kDictionaryTablesBytesMax, '\0');
  const std::size_t size = ZDICT_finalizeDictionary(
      dictionary.data(), dictionary.size(), content.data(), content.size(), sample.data(),
      block_sizes.data(), static_cast<unsigned>(block_sizes.size()),
      {.compressionLevel = kCompressionLevel, .notificationLevel = 0, .dictID = 0});
  if (ZDICT_isError(size) != 0)
    return content;  // the sample is too small or too uniform for tables
  dictionary.resize(size);
  return dictionary;
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Inflates blocks and keeps the last one, since neighbours are often read together.
class BlockReader {
 public:
  [[nodiscard]] bool holds(std::uint64_t serial, std::uint32_t block) const {
    return serial_ == serial && block_ == block;
  }
  [[nodiscard]] std::string_view raw() const { return raw_; }

  /// False when the bytes do not inflate to exactly `raw_bytes`. `dictionary` may be null.
  bool read(std::uint64_t serial, std::uint32_t block, std::string_view compressed,
            const ZSTD_DDict* dictionary, std::size_t raw_bytes) {
    serial_ = 0;
    raw_.resize(raw_bytes);
    const std::size_t size = ZSTD_decompress_usingDDict(
        context_.get(), raw_.data(), raw_.size(), compressed.data(), compressed.size(), dictionary);
    if (ZSTD_isError(size) != 0 || size != raw_bytes) return false;
    serial_ = serial;
    block_ = block;
    return true;
  }

 private:
  std::unique_ptr<ZSTD_DCtx, FreeContext> context_{ZSTD_createDCtx()};
  std::uint64_t serial_ = 0;
  std::uint32_t block_ = 0;
  std::string raw_;
};

std::atomic<std::uint64_t> next_serial{1};

/// What most blocks shrink to.
constexpr std::size_t kPrefetchedBytes = kBlockBytes / 2;

std::uint32_t first_record_of(const char* table_entry) {
  return load_little<std::uint32_t>(table_entry + 8);
}

}  // namespace

struct RecordFileWriter::State {
  explicit State(FileWriter writer) : file(std::move(writer)) {}

  Result<void> start_compressing();
  Result<void> write_block();
  Result<void> write_pending();

  FileWriter file;
  std::unique_ptr<ZSTD_CCtx, FreeContext> context;  ///< once the dictionary is drawn
  std::string dictionary;
  std::uint64_t dictionary_sum = 0;
  std::vector<std::string> pending;  ///< records held back until then
  std::size_t pending_bytes = 0;
  std::string block;  ///< raw records of the block being filled
  std::string compressed;
  std::string table;
  std::uint32_t records = 0;  ///< put into blocks
  std::uint32_t block_first = 0;
  std::uint32_t blocks = 0;

  Result<void> put(std::string_view record) {
    ByteWriter out;
    out.integer(record.size());
    block += out.bytes();
    block += record;
    ++records;
    return block.size() >= kBlockBytes ? write_block() : Result<void>{};
  }
};

Result<void> RecordFileWriter::State::start_compressing() {
  std::string sample;
  sample.reserve(pending_bytes);
  for (const std::string& record : pending) sample += record;
  dictionary = draw_dictionary(sample);
  dictionary_sum = first_eight(model::sha256(dictionary));
  context.reset(ZSTD_createCCtx());
  // The table of blocks has the sizes, and the file has one dictionary.
  const bool ready =
      context != nullptr &&
      ZSTD_isError(
          ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kCompressionLevel)) == 0 &&
      ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0)) == 0 &&
      ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0)) == 0 &&
      ZSTD_isError(ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size())) ==
          0;
  if (!ready) return fail(ErrorCode::kEnvironment, "no memory for compression");
  if (auto written = file.append(kMagic); !written) return written;
  return file.append(dictionary);
}

Result<void> RecordFileWriter::State::write_block() {
  if (block.empty()) return {};
  compressed.resize(ZSTD_compressBound(block.size()));
  const std::size_t size = ZSTD_compress2(context.get(), compressed.data(), compressed.size(),
                                          block.data(), block.size());
  if (ZSTD_isError(size) != 0) return fail(ErrorCode::kEnvironment, "compression failed");
  const auto raw_bytes = static_cast<std::uint32_t>(block.size());
  const std::string_view stored = std::string_view(compressed).substr(0, size);
  append_little(table, file.size());
  append_little(table, block_first);
  append_little(table, raw_bytes);
  std::string checksum;
  append_little(checksum, checksum_of(block_first, raw_bytes, dictionary_sum, stored));
  ++blocks;
  block_first = records;
  block.clear();
  if (auto written = file.append(checksum); !written) return written;
  return file.append(stored);
}

Result<void> RecordFileWriter::State::write_pending() {
  if (auto started = start_compressing(); !started) return started;
  for (const std::string& record : pending) {
    if (auto done = put(record); !done) return done;
  }
  pending.clear();
  pending.shrink_to_fit();
  return {};
}

RecordFileWriter::RecordFileWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
RecordFileWriter::~RecordFileWriter() = default;
RecordFileWriter::RecordFileWriter(RecordFileWriter&&) noexcept = default;
RecordFileWriter& RecordFileWriter::operator=(RecordFileWriter&&) noexcept = default;

Result<RecordFileWriter> RecordFileWriter::create(const std::filesystem::path& path) {
  auto file = FileWriter::create(path);
  if (!file) return fail(file.error());
  return RecordFileWriter(std::make_unique<State>(std::move(*file)));
}

Result<void> RecordFileWriter::append(std::string_view record) {
  if (record.size() > kRecordBytesMax) {
    return fail(ErrorCode::kInputTooLarge, fmt::format("a record of {} bytes; the limit is {}",
                                                       record.size(), kRecordBytesMax));
  }
  if (state_->context != nullptr) return state_->put(record);
  state_->pending.emplace_back(record);
  state_->pending_bytes += record.size();
  return state_->pending_bytes >= kSampleBytes ? state_->write_pending() : Result<void>{};
}

Result<void> RecordFileWriter::finish() {
  State& state = *state_;
  if (state.context == nullptr) {
    if (auto written = state.write_pending(); !written) return written;
  }
  if (auto written = state.write_block(); !written) return written;
  std::string footer;
  append_little(footer, state.records);
  append_little(footer, state.blocks);
  append_little(footer, static_cast<std::uint32_t>(state.dictionary.size()));
  append_little(footer, state.file.size());
  footer += kMagic;
  if (auto written = state.file.append(state.table); !written) return written;
  if (auto written = state.file.append(footer); !written) return written;
  return state.file.finish();
}

Result<RecordFile> RecordFile::open(MappedFile mapped) {
  RecordFile file(std::move(mapped));
  const std::string_view bytes = file.file_.bytes();
  const auto damaged = [&] {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} is no record file", file.file_.path().string()));
  };
  if (bytes.size() < kMagic.size() + kFooterBytes || bytes.substr(0, kMagic.size()) != kMagic ||
      bytes.substr(bytes.size() - kMagic.size()) != kMagic) {
    return damaged();
  }
  if (auto checked = file.file_.ensure(bytes.size() - kFooterBytes, bytes.size()); !checked) {
    return fail(checked.error());
  }
  const char* footer = bytes.data() + bytes.size() - kFooterBytes;
  file.records_ = load_little<std::uint32_t>(footer);
  file.blocks_ = load_little<std::uint32_t>(footer + 4);
  const auto dictionary_bytes = load_little<std::uint32_t>(footer + 8);
  file.table_offset_ = load_little<std::uint64_t>(footer + 12);
  const std::uint64_t table_bytes = std::uint64_t{file.blocks_} * kTableEntryBytes;
  if (file.table_offset_ > bytes.size() ||
      table_bytes + kFooterBytes != bytes.size() - file.table_offset_ ||
      kMagic.size() + dictionary_bytes > file.table_offset_) {
    return damaged();
  }
  file.dictionary_sum_ = first_eight(model::sha256(bytes.substr(kMagic.size(), dictionary_bytes)));
  if (dictionary_bytes > 0) {
    const auto checked = file.file_.ensure(kMagic.size(), kMagic.size() + dictionary_bytes);
    if (!checked) return fail(checked.error());
    file.dictionary_ = {ZSTD_createDDict(bytes.data() + kMagic.size(), dictionary_bytes),
                        ZSTD_freeDDict};
    if (file.dictionary_ == nullptr) return damaged();
  }
  file.serial_ = next_serial.fetch_add(1, std::memory_order_relaxed);
  return file;
}

std::uint32_t RecordFile::block_of(std::uint32_t number) const {
  return last_not_above(number, blocks_, guess_of(number), [this](std::uint32_t block) {
    return first_record_of(table() + block * kTableEntryBytes);
  });
}

void RecordFile::prefetch_place(std::uint32_t number) const {
  if (number < records_) __builtin_prefetch(table() + guess_of(number) * kTableEntryBytes);
}

void RecordFile::prefetch_block(std::uint32_t number) const {
  if (number >= records_) return;
  const char* entry = table() + block_of(number) * kTableEntryBytes;
  const auto begin = load_little<std::uint64_t>(entry);
  if (begin > table_offset_ || table_offset_ - begin < kPrefetchedBytes) return;
  const char* block = file_.bytes().data() + begin;
  for (std::size_t at = 0; at < kPrefetchedBytes; at += 64) __builtin_prefetch(block + at);
}

Result<std::string_view> RecordFile::record(std::uint32_t number) const {
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: record {} {}", file_.path().string(), number, what));
  };
  if (number >= records_) return damaged("is not there");
  const std::string_view bytes = file_.bytes();
  const std::uint32_t block = block_of(number);
  const char* entry = table() + block * kTableEntryBytes;
  const std::uint32_t first = first_record_of(entry);

  thread_local BlockReader reader;
  if (!reader.holds(serial_, block)) {
    const auto begin = load_little<std::uint64_t>(entry);
    const auto end =
        block + 1 < blocks_ ? load_little<std::uint64_t>(entry + kTableEntryBytes) : table_offset_;
    const auto raw_bytes = load_little<std::uint32_t>(entry + 12);
    if (end > table_offset_ || begin > end || end - begin < kChecksumBytes ||
        raw_bytes > kRecordBytesMax + 2 * kBlockBytes) {
      return damaged("has a damaged table entry");
    }
    const std::string_view compressed =
        bytes.substr(begin + kChecksumBytes, end - begin - kChecksumBytes);
    if (load_little<std::uint64_t>(bytes.data() + begin) !=
        checksum_of(first, raw_bytes, dictionary_sum_, compressed)) {
      return damaged("does not match its checksum");
    }
    if (!reader.read(serial_, block, compressed, dictionary_.get(), raw_bytes)) {
      return damaged("does not inflate");
    }
  }

  ByteReader in(reader.raw());
  for (std::uint32_t at = first; !in.failed(); ++at) {
    const std::string_view record = in.string();
    if (in.failed()) break;
    if (at == number) return record;
  }
  return damaged("is not in its block");
}

}  // namespace ibid::index
