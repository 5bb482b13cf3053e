// Records by number, compressed, each with its own checksum: the form of the `passages` and
// `documents` files.
//
// Layout: magic, dictionary, blocks, block table, footer. A block is some 4 KB of records
// compressed together by zstd against a dictionary taken from the file's own first records.
// Measured on paragraphs of 340 bytes: blocks of 4, 6 and 8 KB shrink to .427, .423 and .418, and a
// record at random takes 9, 11 and 14 us to read. Deflate, tried first, made blocks of 4 KB as
// small at its level 5, in six times the time, and took 25 us to read one (11 by libdeflate).
//
// A record is stored with the first eight bytes of the SHA-256 of its number and bytes, and both
// are compared at each read, so neither a damaged record nor a damaged table is read wrongly.
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
  /// kIndexDamaged, naming file and record, when the bytes do not match their checksum.
  [[nodiscard]] Result<std::string> record(std::uint32_t number) const;
  [[nodiscard]] const MappedFile& file() const { return file_; }

 private:
  explicit RecordFile(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
  std::uint64_t serial_ = 0;  ///< tells files apart in a thread's block cache
  std::uint32_t records_ = 0;
  std::uint32_t blocks_ = 0;
  std::shared_ptr<const ZSTD_DDict_s> dictionary_;  ///< null when there is none
  std::uint64_t table_offset_ = 0;
};

}  // namespace ibid::index
