// The lock of an index: one writer at a time, known by process id. The kernel drops it when the
// process ends, however it ends.
#pragma once

#include <filesystem>

#include "ibid/result.hpp"
#include "index/file_io.hpp"

namespace ibid::index {

class WriterLock {
 public:
  /// kIndexBusy, naming the process, when another writer holds it.
  [[nodiscard]] static Result<WriterLock> take(const std::filesystem::path& directory);

 private:
  explicit WriterLock(FileDescriptor fd) : fd_(std::move(fd)) {}
  FileDescriptor fd_;
};

}  // namespace ibid::index
