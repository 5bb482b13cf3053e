#include "index/record_file.hpp"

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

#include "index/bytes.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

constexpr std::string_view kMagic = "ibidrec2";
constexpr std::string_view kMagicBefore = "ibidrec1";  // deflated
constexpr std::size_t kBlockBytes = 4096;
/// zstd's own default. On paragraphs of 340 bytes 32, 64, 112 and 256 KB shrink to .448, .435, .427
/// and .412, and a block takes 8.0, 8.9, 9.4 and 9.9 us to read; the larger ones need a larger
/// sample before the first block is written.
constexpr std::size_t kDictionaryBytesMax = 112u << 10;
/// A dictionary is stored whole, so it may take one part in sixteen of a small file.
constexpr std::size_t kDictionaryShare = 16;
/// Enough records to draw the dictionary from.
constexpr std::size_t kSampleBytes = kDictionaryBytesMax * kDictionaryShare;
/// Pieces that the dictionary is put together from.
constexpr std::size_t kDictionaryPieceBytes = 512;
constexpr std::size_t kTableEntryBytes = 16;
constexpr std::size_t kFooterBytes = 4 + 4 + 4 + 8 + kMagic.size();
/// Room for the tables of symbol frequencies that a dictionary begins with.
constexpr std::size_t kDictionaryTablesBytesMax = 8u << 10;
/// 1 and 6 shrink to .454 and .405 where 3 does to .427, and take three quarters and three times as
/// long; 4 and 5 do worse than 3 with a dictionary.
constexpr int kCompressionLevel = 3;

std::uint64_t checksum_of(std::uint32_t number, std::string_view record) {
  std::string prefix;
  append_little(prefix, number);
  model::Sha256 hash;
  hash.update(prefix);
  hash.update(record);
  const model::Digest digest = hash.finish();
  return load_little<std::uint64_t>(reinterpret_cast<const char*>(digest.data()));
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

}  // namespace

struct RecordFileWriter::State {
  explicit State(FileWriter writer) : file(std::move(writer)) {}

  Result<void> start_compressing();
  Result<void> write_block();
  Result<void> write_pending();

  FileWriter file;
  std::unique_ptr<ZSTD_CCtx, FreeContext> context;  ///< once the dictionary is drawn
  std::string dictionary;
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
    append_little(block, checksum_of(records, record));
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
  append_little(table, file.size());
  append_little(table, block_first);
  append_little(table, static_cast<std::uint32_t>(block.size()));
  ++blocks;
  block_first = records;
  block.clear();
  return file.append(std::string_view(compressed).substr(0, size));
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
  if (bytes.starts_with(kMagicBefore)) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} is of an earlier version; index its sources anew",
                            file.file_.path().string()));
  }
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

Result<std::string> RecordFile::record(std::uint32_t number) const {
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: record {} {}", file_.path().string(), number, what));
  };
  if (number >= records_) return damaged("is not there");
  const std::string_view bytes = file_.bytes();
  const char* table = bytes.data() + table_offset_;
  const auto first_of = [&](std::uint32_t block) {
    return load_little<std::uint32_t>(table + block * kTableEntryBytes + 8);
  };
  std::uint32_t block = 0;  // the last block whose first record is not above `number`
  for (std::uint32_t low = 0, high = blocks_; low < high;) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (first_of(middle) <= number) {
      block = middle;
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  thread_local BlockReader reader;
  if (!reader.holds(serial_, block)) {
    const char* entry = table + block * kTableEntryBytes;
    const auto begin = load_little<std::uint64_t>(entry);
    const auto end =
        block + 1 < blocks_ ? load_little<std::uint64_t>(entry + kTableEntryBytes) : table_offset_;
    const auto raw_bytes = load_little<std::uint32_t>(entry + 12);
    if (begin > end || end > table_offset_ || raw_bytes > kRecordBytesMax + 2 * kBlockBytes) {
      return damaged("has a damaged table entry");
    }
    if (!reader.read(serial_, block, bytes.substr(begin, end - begin), dictionary_.get(),
                     raw_bytes)) {
      return damaged("does not inflate");
    }
  }

  ByteReader in(reader.raw());
  for (std::uint32_t at = first_of(block); !in.failed(); ++at) {
    const std::uint64_t size = in.integer();
    const std::string_view checksum = in.raw(sizeof(std::uint64_t));
    const std::string_view record = in.raw(size);
    if (in.failed()) break;
    if (at < number) continue;
    if (load_little<std::uint64_t>(checksum.data()) != checksum_of(number, record)) {
      return damaged("does not match its checksum");
    }
    return std::string(record);
  }
  return damaged("is not in its block");
}

}  // namespace ibid::index
