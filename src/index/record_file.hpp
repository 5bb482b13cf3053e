// Records by number, compressed in small blocks, each with a checksum: the form of the `passages`
// and `documents` files.
//
// Layout: magic, dictionary, blocks, block table, footer. A block is some 1 KB of records
// compressed together by zstd against a dictionary taken from the file's own first records. To read
// one record is to inflate its block: paragraphs of 360 bytes take 9.1, 5.8, 3.9 and 2.9 us at
// random in blocks of 4, 2, 1 and half a KB, of .416, .433, .458 and .491 of their size; records of
// documents of 90 bytes 2.1, 1.2, .9 and .8 us, of .110, .126, .156 and .212.
//
// Before each block stand the first eight bytes of the SHA-256 of what its records come from: the
// number of the first, their size, the dictionary and the compressed bytes. They are compared at
// each read, so neither damaged records nor a damaged table or dictionary are read wrongly.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/file_io.hpp"
#include "index/mapped_file.hpp"

struct ZSTD_DDict_s;

namespace ibid::index {

/// Limit of one record, so that a damaged size asks for no absurd memory: a passage of the largest
/// size that the writer takes, its references and headings included, stays far below.
inline constexpr std::uint32_t kRecordBytesMax = 256u << 20;

class RecordFileWriter {
 public:
  [[nodiscard]] static Result<RecordFileWriter> create(const std::filesystem::path& path);
  ~RecordFileWriter();
  RecordFileWriter(RecordFileWriter&&) noexcept;
  RecordFileWriter& operator=(RecordFileWriter&&) noexcept;

  /// Numbers the records 0, 1, …
  [[nodiscard]] Result<void> append(std::string_view record);
  /// Writes everything and syncs.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit RecordFileWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Thread-safe.
class RecordFile {
 public:
  [[nodiscard]] static Result<RecordFile> open(MappedFile file);

  [[nodiscard]] std::uint32_t size() const { return records_; }
  /// Good until this thread reads the next record of any file. kIndexDamaged, naming file and
  /// record, when the bytes do not match their checksum.
  [[nodiscard]] Result<std::string_view> record(std::uint32_t number) const;
  /// Two steps of getting what record() reads on its way to the processor, for many records before
  /// the first is read: where it is, then what is there.
  void prefetch_place(std::uint32_t number) const;
  void prefetch_block(std::uint32_t number) const;
  [[nodiscard]] const MappedFile& file() const { return file_; }

 private:
  explicit RecordFile(MappedFile file) : file_(std::move(file)) {}

  [[nodiscard]] const char* table() const { return file_.bytes().data() + table_offset_; }
  /// About where in the table the block of a record stands.
  [[nodiscard]] std::uint64_t guess_of(std::uint32_t number) const {
    return std::uint64_t{number} * blocks_ / records_;
  }
  /// The block that holds a record, which must be there.
  [[nodiscard]] std::uint32_t block_of(std::uint32_t number) const;

  MappedFile file_;
  std::uint64_t serial_ = 0;  ///< tells files apart in a thread's block cache
  std::uint32_t records_ = 0;
  std::uint32_t blocks_ = 0;
  std::shared_ptr<const ZSTD_DDict_s> dictionary_;  ///< null when there is none
  std::uint64_t dictionary_sum_ = 0;
  std::uint64_t table_offset_ = 0;
};

}  // namespace ibid::index
