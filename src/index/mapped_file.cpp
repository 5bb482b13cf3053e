#include "index/mapped_file.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "model/digest.hpp"

namespace ibid::index {
namespace {

ChunkDigest digest_of(std::string_view chunk) {
  const model::Digest whole = model::sha256(chunk);
  ChunkDigest digest;
  std::copy_n(whole.begin(), digest.size(), digest.begin());
  return digest;
}

}  // namespace

std::vector<ChunkDigest> chunk_digests(std::string_view bytes) {
  std::vector<ChunkDigest> digests;
  digests.reserve(chunk_count(bytes.size()));
  for (std::size_t begin = 0; begin < bytes.size(); begin += kChunkBytes) {
    digests.push_back(digest_of(bytes.substr(begin, kChunkBytes)));
  }
  return digests;
}

Result<MappedFile> MappedFile::open_unchecked(const std::filesystem::path& path) {
  MappedFile file;
  file.path_ = path;
  auto fd = open_for_reading(path);
  if (!fd) return fail(fd.error());
  file.fd_ = std::move(*fd);
  struct stat status {};
  if (::fstat(file.fd_.get(), &status) != 0) return fail(system_error("read", path, errno));
  file.size_ = static_cast<std::size_t>(status.st_size);
  if (file.size_ > 0) {
    void* data = ::mmap(nullptr, file.size_, PROT_READ, MAP_SHARED, file.fd_.get(), 0);
    if (data == MAP_FAILED) return fail(system_error("map", path, errno));
    file.data_ = static_cast<const char*>(data);
  }
  return file;
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path, std::uint64_t size_expected,
                                    std::vector<ChunkDigest> digests) {
  auto file = open_unchecked(path);
  if (!file) return file;
  if (file->size_ != size_expected || digests.size() != chunk_count(size_expected)) {
    return fail(ErrorCode::kIndexDamaged, fmt::format("{} has {} bytes instead of {}",
                                                      path.string(), file->size_, size_expected));
  }
  file->verified_ = std::make_unique<std::atomic<bool>[]>(digests.size());
  file->digests_ = std::move(digests);
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : path_(std::move(other.path_)),
      fd_(std::move(other.fd_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      digests_(std::move(other.digests_)),
      verified_(std::move(other.verified_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(fd_, other.fd_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(digests_, other.digests_);
  std::swap(verified_, other.verified_);
  return *this;
}

void MappedFile::prefer_huge_pages() const {
#if defined(MADV_HUGEPAGE)
  // A hint: where the system does not take it, nothing is lost but time.
  if (size_ > 0) static_cast<void>(::madvise(const_cast<char*>(data_), size_, MADV_HUGEPAGE));
#endif
}

Result<void> MappedFile::ensure(std::size_t begin, std::size_t end) const {
  if (begin > end || end > size_) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: bytes {} to {} are out of bounds", path_.string(), begin, end));
  }
  if (verified_ == nullptr || begin == end) return {};
  for (std::size_t chunk = begin / kChunkBytes; chunk <= (end - 1) / kChunkBytes; ++chunk) {
    if (verified_[chunk].load(std::memory_order_relaxed)) continue;
    if (digest_of(bytes().substr(chunk * kChunkBytes, kChunkBytes)) != digests_[chunk]) {
      return fail(ErrorCode::kIndexDamaged, fmt::format("{}: bytes from {} do not match their hash",
                                                        path_.string(), chunk * kChunkBytes));
    }
    verified_[chunk].store(true, std::memory_order_relaxed);
  }
  return {};
}

}  // namespace ibid::index
