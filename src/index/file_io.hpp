// Files as this floor writes and reads them: every result of every call is checked, and what must
// survive a power cut is synced before it is named.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "ibid/result.hpp"

namespace ibid::index {

/// An open file descriptor; closes itself.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  /// Closes now; false when the system reports a write error that it had put off.
  [[nodiscard]] bool close();

 private:
  int fd_ = -1;
};

/// What the system said about `path` in `errno_value`: kEnvironment, naming action and path.
[[nodiscard]] Error system_error(std::string_view action, const std::filesystem::path& path,
                                 int errno_value);

/// Opens for reading.
[[nodiscard]] Result<FileDescriptor> open_for_reading(const std::filesystem::path& path);

/// The whole file. kInputTooLarge above `bytes_max`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::uint64_t bytes_max);

/// Creates or replaces the file and syncs it. The directory entry is not synced.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

[[nodiscard]] Result<void> sync_file(const std::filesystem::path& path);
/// Makes the names in `directory` durable.
[[nodiscard]] Result<void> sync_directory(const std::filesystem::path& directory);

[[nodiscard]] Result<void> make_directory(const std::filesystem::path& directory);
[[nodiscard]] Result<void> rename_path(const std::filesystem::path& from,
                                       const std::filesystem::path& to);

/// A file read from its beginning to its end.
class FileReader {
 public:
  [[nodiscard]] static Result<FileReader> open(const std::filesystem::path& path);
  /// Fills `bytes_max` bytes at `to`, fewer only at the end; returns how many.
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t bytes_max);

 private:
  FileReader(std::filesystem::path path, FileDescriptor fd)
      : path_(std::move(path)), fd_(std::move(fd)) {}

  std::filesystem::path path_;
  FileDescriptor fd_;
};

/// A file that grows at its end, buffered. Nothing is durable before finish().
class FileWriter {
 public:
  [[nodiscard]] static Result<FileWriter> create(const std::filesystem::path& path);

  [[nodiscard]] Result<void> append(std::string_view bytes);
  /// Bytes appended so far.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Replaces bytes that were appended before.
  [[nodiscard]] Result<void> overwrite(std::uint64_t offset, std::string_view bytes);
  /// Hands everything to the system, so that others see it; a power cut may still lose it.
  [[nodiscard]] Result<void> flush();
  /// Writes out, syncs and closes.
  [[nodiscard]] Result<void> finish();

 private:
  FileWriter(std::filesystem::path path, FileDescriptor fd)
      : path_(std::move(path)), fd_(std::move(fd)) {}

  std::filesystem::path path_;
  FileDescriptor fd_;
  std::string buffer_;
  std::uint64_t size_ = 0;
};

}  // namespace ibid::index
