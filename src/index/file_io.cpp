#include "index/file_io.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace ibid::index {
namespace {

constexpr int kFileMode = 0644;
/// Files are written in whole pieces of this size from where such a piece may begin: so the system
/// can keep each in one huge page, which readers then map as one.
constexpr std::size_t kPieceBytes = 2u << 20;

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return fail(system_error("write", path, errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// Fewer than `bytes_max` only at the end.
Result<std::size_t> read_into(int fd, char* to, std::size_t bytes_max,
                              const std::filesystem::path& path) {
  std::size_t filled = 0;
  while (filled < bytes_max) {
    const ssize_t got = ::read(fd, to + filled, bytes_max - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      return fail(system_error("read", path, errno));
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return filled;
}

Result<void> sync_descriptor(int fd, const std::filesystem::path& path) {
  if (::fsync(fd) != 0) return fail(system_error("sync", path, errno));
  return {};
}

Result<FileDescriptor> create_file(const std::filesystem::path& path) {
  FileDescriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode));
  if (!fd.is_open()) return fail(system_error("create", path, errno));
  return fd;
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  static_cast<void>(close());
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    static_cast<void>(close());
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

bool FileDescriptor::close() {
  if (fd_ < 0) return true;
  return ::close(std::exchange(fd_, -1)) == 0;
}

Error system_error(std::string_view action, const std::filesystem::path& path, int errno_value) {
  return make_error(ErrorCode::kEnvironment,
                    fmt::format("cannot {} {}: {}", action, path.string(),
                                std::generic_category().message(errno_value)));
}

Result<FileDescriptor> open_for_reading(const std::filesystem::path& path) {
  FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.is_open()) return fd;
  const int reason = errno;
  Error error = system_error("open", path, reason);
  if (reason == ENOENT) error.code = ErrorCode::kNotFound;  // a reader may go on without it
  return fail(std::move(error));
}

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t bytes_max) {
  auto fd = open_for_reading(path);
  if (!fd) return fail(fd.error());
  struct stat status {};
  if (::fstat(fd->get(), &status) != 0) return fail(system_error("read", path, errno));
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > bytes_max) {
    return fail(ErrorCode::kInputTooLarge,
                fmt::format("{} has {} bytes; the limit is {}", path.string(), size, bytes_max));
  }
  std::string bytes(size, '\0');
  const auto filled = read_into(fd->get(), bytes.data(), bytes.size(), path);
  if (!filled) return fail(filled.error());
  bytes.resize(*filled);
  return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto fd = create_file(path);
  if (!fd) return fail(fd.error());
  if (auto written = write_all(fd->get(), bytes, path); !written) return written;
  if (auto synced = sync_descriptor(fd->get(), path); !synced) return synced;
  if (!fd->close()) return fail(system_error("close", path, errno));
  return {};
}

Result<void> sync_file(const std::filesystem::path& path) {
  auto fd = open_for_reading(path);
  if (!fd) return fail(fd.error());
  return sync_descriptor(fd->get(), path);
}

Result<void> sync_directory(const std::filesystem::path& directory) {
  FileDescriptor fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open()) return fail(system_error("open", directory, errno));
  return sync_descriptor(fd.get(), directory);
}

Result<void> make_directory(const std::filesystem::path& directory) {
  std::error_code error;
  // A folder lasts once its parent is synced, so every parent that gains an entry is.
  std::vector<std::filesystem::path> parents;
  for (std::filesystem::path made = std::filesystem::absolute(directory).lexically_normal();
       !std::filesystem::exists(made, error) && made.has_relative_path();
       made = made.parent_path()) {
    parents.push_back(made.parent_path());
  }
  std::filesystem::create_directories(directory, error);
  if (error) return fail(system_error("create", directory, error.value()));
  for (const std::filesystem::path& parent : parents) {
    if (auto synced = sync_directory(parent); !synced) return synced;
  }
  return {};
}

Result<void> rename_path(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return fail(system_error("rename", from, errno));
  return {};
}

Result<FileReader> FileReader::open(const std::filesystem::path& path) {
  auto fd = open_for_reading(path);
  if (!fd) return fail(fd.error());
  return FileReader(path, std::move(*fd));
}

Result<std::size_t> FileReader::read(char* to, std::size_t bytes_max) {
  return read_into(fd_.get(), to, bytes_max, path_);
}

Result<FileWriter> FileWriter::create(const std::filesystem::path& path) {
  auto fd = create_file(path);
  if (!fd) return fail(fd.error());
  return FileWriter(path, std::move(*fd));
}

Result<void> FileWriter::append(std::string_view bytes) {
  buffer_.append(bytes);
  size_ += bytes.size();
  const std::uint64_t written = size_ - buffer_.size();
  const std::uint64_t whole = size_ / kPieceBytes * kPieceBytes;
  if (whole <= written) return {};
  const auto ready = static_cast<std::size_t>(whole - written);
  if (auto done = write_all(fd_.get(), std::string_view(buffer_).substr(0, ready), path_); !done) {
    return done;
  }
  buffer_.erase(0, ready);
  return {};
}

Result<void> FileWriter::flush() {
  auto written = write_all(fd_.get(), buffer_, path_);
  buffer_.clear();
  return written;
}

Result<void> FileWriter::overwrite(std::uint64_t offset, std::string_view bytes) {
  if (auto written = flush(); !written) return written;
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0) {
      if (errno == EINTR) continue;
      return fail(system_error("write", path_, errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return {};
}

Result<void> FileWriter::finish() {
  if (auto written = flush(); !written) return written;
  if (auto synced = sync_descriptor(fd_.get(), path_); !synced) return synced;
  if (!fd_.close()) return fail(system_error("close", path_, errno));
  return {};
}

}  // namespace ibid::index
