#include "ingest/byte_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "ingest/limits.hpp"

namespace ibid::ingest {
namespace {

constexpr std::size_t kPeekStepBytes = std::size_t{64} << 10;

std::string system_message(int code) {
  return std::generic_category().message(code);
}

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, BytesRead on_read)
      : descriptor_(descriptor), on_read_(std::move(on_read)) {}
  ~FileSource() override { ::close(descriptor_); }

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    ssize_t count = 0;
    do {
      count = ::read(descriptor_, buffer, capacity);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return fail(ErrorCode::kEnvironment, "cannot read: " + system_message(errno));
    if (on_read_ && count > 0) on_read_(static_cast<std::uint64_t>(count));
    return static_cast<std::size_t>(count);
  }

 private:
  int descriptor_;
  BytesRead on_read_;
};

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {
    // 15 bits of window; 16 more ask for gzip's own header and checksum.
    ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    if (!ready_) return fail(ErrorCode::kEnvironment, "zlib cannot start: out of memory");
    const auto room = static_cast<uInt>(std::min<std::size_t>(capacity, 1U << 30));
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = room;
    while (stream_.avail_out == room && !ended_) {
      if (stream_.avail_in == 0) {
        auto count = packed_->read(chunk_.data(), chunk_.size());
        if (!count) return count;
        if (*count == 0) {
          is_cut_ = !between_members_;
          if (is_cut_) return fail(ErrorCode::kInputMalformed, "the gzip stream ends too early");
          ended_ = true;
          break;
        }
        packed_bytes_ += *count;
        stream_.next_in = reinterpret_cast<Bytef*>(chunk_.data());
        stream_.avail_in = static_cast<uInt>(*count);
      }
      if (auto step = inflate_some(); !step) return fail(step.error());
    }
    const std::size_t produced = room - stream_.avail_out;
    expanded_bytes_ += produced;
    if (expanded_bytes_ > kExpandedBytesMax ||
        (expanded_bytes_ > kExpansionFreeBytes &&
         expanded_bytes_ / kExpansionRatioMax > packed_bytes_)) {
      return fail(ErrorCode::kInputTooLarge,
                  fmt::format("the gzip stream expands {} bytes to more than {}", packed_bytes_,
                              expanded_bytes_));
    }
    return produced;
  }

  /// Whether reading failed since there is no more of it.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  Result<void> inflate_some() {
    if (between_members_ && started_) {
      // Zero bytes after a member are padding (tapes); gzip ignores them too.
      while (stream_.avail_in > 0 && *stream_.next_in == 0) {
        ++stream_.next_in;
        --stream_.avail_in;
      }
      if (stream_.avail_in == 0) return {};
      inflateReset(&stream_);
    }
    started_ = true;
    between_members_ = false;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      between_members_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("the gzip stream is damaged: {}",
                              stream_.msg != nullptr ? stream_.msg : "unexpected data"));
    }
    return {};
  }

  std::unique_ptr<ByteSource> packed_;
  z_stream stream_{};
  std::array<char, std::size_t{64} << 10> chunk_{};
  std::uint64_t packed_bytes_ = 0;
  std::uint64_t expanded_bytes_ = 0;
  bool ready_ = false;
  bool started_ = false;
  bool between_members_ = true;
  bool ended_ = false;
  bool is_cut_ = false;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, bytes_.size() - begin_);
    std::memcpy(buffer, bytes_.data() + begin_, count);
    begin_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

/// First the bytes that were looked at already, then the rest.
class PrefixedSource final : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
      : prefix_(std::move(prefix)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    auto count = prefix_.read(buffer, capacity);
    if (count && *count > 0) return count;
    return rest_->read(buffer, capacity);
  }

 private:
  MemorySource prefix_;
  std::unique_ptr<ByteSource> rest_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path,
                                              BytesRead on_read) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return fail(ErrorCode::kEnvironment, "cannot open: " + system_message(errno));
  }
  auto source = std::make_unique<FileSource>(descriptor, std::move(on_read));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    return fail(ErrorCode::kEnvironment, "cannot read: " + system_message(errno));
  }
  if (!S_ISREG(status.st_mode)) return fail(ErrorCode::kInputMalformed, "not a regular file");
  return source;
}

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<GzipSource>(std::move(packed));
}

Result<void> read_to_end(ByteSource& source) {
  std::array<char, std::size_t{64} << 10> chunk{};
  for (;;) {
    const auto got = source.read(chunk.data(), chunk.size());
    if (got && *got > 0) continue;
    if (got || got.error().code == ErrorCode::kInputTooLarge) return {};
    return fail(got.error());
  }
}

Result<void> check_gzip(std::unique_ptr<ByteSource> packed) {
  GzipSource source(std::move(packed));
  auto read = read_to_end(source);
  if (source.is_cut()) return {};
  return read;
}

std::unique_ptr<ByteSource> bytes_source(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

Result<std::string_view> Input::peek(std::size_t count) {
  peeked_.erase(0, peeked_begin_);
  peeked_begin_ = 0;
  while (source_ != nullptr && !failure_ && peeked_.size() < count) {
    // A step at a time: `count` is often far more than a small file holds.
    const std::size_t begin = peeked_.size();
    const std::size_t step = std::min(count - begin, kPeekStepBytes);
    peeked_.resize(begin + step);
    auto got = source_->read(peeked_.data() + begin, step);
    peeked_.resize(begin + (got ? *got : 0));
    if (!got) failure_ = got.error();
    if (!got || *got == 0) break;
  }
  if (failure_ && peeked_.empty()) return fail(*failure_);
  return std::string_view(peeked_).substr(0, count);
}

Result<std::size_t> Input::read(char* buffer, std::size_t capacity) {
  std::size_t count = std::min(capacity, peeked_.size() - peeked_begin_);
  if (count > 0) {
    std::memcpy(buffer, peeked_.data() + peeked_begin_, count);
    peeked_begin_ += count;
  } else if (failure_) {
    return fail(*failure_);
  } else if (source_ != nullptr) {
    auto got = source_->read(buffer, capacity);
    if (!got) return got;
    count = *got;
  }
  offset_ += count;
  return count;
}

Result<std::string> Input::read_all(std::size_t bytes_max) {
  std::string all;
  std::array<char, std::size_t{64} << 10> chunk{};
  for (;;) {
    auto got = read(chunk.data(), chunk.size());
    if (!got) return fail(got.error());
    if (*got == 0) return all;
    if (all.size() + *got > bytes_max) {
      return fail(
          ErrorCode::kInputTooLarge,
          fmt::format("larger than the {} bytes that this format is read up to", bytes_max));
    }
    all.append(chunk.data(), *got);
  }
}

std::unique_ptr<ByteSource> Input::release() {
  std::string rest = peeked_.substr(peeked_begin_);
  peeked_.clear();
  peeked_begin_ = 0;
  if (source_ == nullptr) return bytes_source(std::move(rest));
  return std::make_unique<PrefixedSource>(std::move(rest), std::move(source_));
}

}  // namespace ibid::ingest
