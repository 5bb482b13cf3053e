#include "index/writer_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace ibid::index {
namespace {
constexpr std::string_view kLockName = "LOCK";
constexpr std::uint64_t kLockBytesMax = 64;
}  // namespace

Result<WriterLock> WriterLock::take(const std::filesystem::path& directory) {
  const std::filesystem::path path = directory / kLockName;
  FileDescriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!fd.is_open()) return fail(system_error("open", path, errno));
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return fail(system_error("lock", path, errno));
    std::string holder = read_file(path, kLockBytesMax).value_or("");
    while (!holder.empty() && holder.back() == '\n') holder.pop_back();
    return fail(ErrorCode::kIndexBusy,
                fmt::format("{} is being written by process {}; wait for it or stop it",
                            directory.string(), holder.empty() ? "unknown" : holder));
  }
  // The number is for people; on a full disk the lock holds all the same.
  const std::string pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(fd.get(), 0) == 0) {
    static_cast<void>(::pwrite(fd.get(), pid.data(), pid.size(), 0) < 0);
  }
  return WriterLock(std::move(fd));
}

}  // namespace ibid::index
