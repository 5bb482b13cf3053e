// A file mapped into memory whose bytes are checked against stored digests the first time they
// are read: opening costs nothing, and a damaged file is refused by name before a byte of its
// damaged part is used.
//
// The file is cut into chunks of kChunkBytes; each has the first 16 bytes of its SHA-256 in the
// segment's `sums` file, which the manifest names by hash. Mapped bytes stay readable after the
// file is unlinked, so readers need no lock.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/file_io.hpp"

namespace ibid::index {

/// Hashing one chunk takes 40 us here (SHA-NI, 1.7 GB/s); the sums of a 600 MB index take 150 KB.
inline constexpr std::size_t kChunkBytes = 64u << 10;

using ChunkDigest = std::array<std::uint8_t, 16>;

/// One digest for each started chunk of `bytes`.
[[nodiscard]] std::vector<ChunkDigest> chunk_digests(std::string_view bytes);
[[nodiscard]] constexpr std::size_t chunk_count(std::uint64_t bytes) {
  return static_cast<std::size_t>((bytes + kChunkBytes - 1) / kChunkBytes);
}

/// Thread-safe.
class MappedFile {
 public:
  /// Maps the file for reading. kIndexDamaged when its size is not that which the digests stand
  /// for, `size_expected`.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path,
                                               std::uint64_t size_expected,
                                               std::vector<ChunkDigest> digests);
  /// Maps a file that has no digests yet (one that is just being built).
  [[nodiscard]] static Result<MappedFile> open_unchecked(const std::filesystem::path& path);

  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  /// All bytes, unchecked: call ensure() for what you are about to read.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  /// Checks the chunks that hold [begin, end), each once in the life of the map. kIndexDamaged
  /// names the file when a digest differs or the range is out of bounds.
  [[nodiscard]] Result<void> ensure(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Result<void> ensure_all() const { return ensure(0, size_); }
  /// Has what is not in memory yet read and mapped in huge pages, where file system and kernel can
  /// (ext4 since Linux 6.16): for files that are read from end to end. What FileWriter wrote and is
  /// still in memory is in such pages already.
  void prefer_huge_pages() const;
  /// The file as opened; it may have been unlinked since.
  [[nodiscard]] const FileDescriptor& descriptor() const { return fd_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  MappedFile() = default;

  std::filesystem::path path_;
  FileDescriptor fd_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::vector<ChunkDigest> digests_;
  std::unique_ptr<std::atomic<bool>[]> verified_;  ///< one a chunk; null when unchecked
};

}  // namespace ibid::index
