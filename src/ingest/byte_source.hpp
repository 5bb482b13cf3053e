// Bytes of a file, plain or gzipped, as a stream that can be looked into before it is read.
//
// A ByteSource gives bytes in order and never the whole file at once. Input adds peeking (to choose
// a format by content) and counts what was read (to say where a record stands).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ibid/result.hpp"

namespace ibid::ingest {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;
  /// Puts up to `capacity` bytes into `buffer`; 0 at the end. After a failure the state is
  /// undefined.
  [[nodiscard]] virtual Result<std::size_t> read(char* buffer, std::size_t capacity) = 0;
};

/// Called with the number of bytes just read from disk.
using BytesRead = std::function<void(std::uint64_t)>;

/// Opens a regular file; anything else (a pipe could block for ever) is refused.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path,
                                                            BytesRead on_read = {});

/// What `packed`, a gzip stream (several members allowed), holds. Fails with kInputTooLarge as soon
/// as it expands beyond the limits. Of a stream that is cut, all that stands before the cut is
/// given before it fails.
[[nodiscard]] std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> packed);

/// Reads on to the end, or to a limit on what may come out of a packed file. Fails where reading
/// does.
[[nodiscard]] Result<void> read_to_end(ByteSource& source);

/// Reads a gzip stream to its end, since its checksums stand behind what they vouch for. Fails
/// where some of it is not what was packed: no byte of it can be trusted then. A stream that is
/// cut, or expands beyond the limits, passes: what comes before that is as it was.
[[nodiscard]] Result<void> check_gzip(std::unique_ptr<ByteSource> packed);

/// Bytes in memory, copied.
[[nodiscard]] std::unique_ptr<ByteSource> bytes_source(std::string bytes);

class Input {
 public:
  explicit Input(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// The next bytes, `count` of them or all that are left or can be read, without reading past
  /// them. Fails where not one can be. The view holds until the next call.
  [[nodiscard]] Result<std::string_view> peek(std::size_t count);

  /// As ByteSource::read, peeked bytes first.
  [[nodiscard]] Result<std::size_t> read(char* buffer, std::size_t capacity);

  /// All bytes that are left, at most `bytes_max`, else kInputTooLarge.
  [[nodiscard]] Result<std::string> read_all(std::size_t bytes_max);

  /// Bytes handed out by read().
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  /// Gives the stream on, peeked bytes included; this Input is empty afterwards.
  [[nodiscard]] std::unique_ptr<ByteSource> release();

 private:
  std::unique_ptr<ByteSource> source_;
  std::string peeked_;
  std::size_t peeked_begin_ = 0;
  std::optional<Error> failure_;  ///< of reading on behind what is peeked
  std::uint64_t offset_ = 0;
};

}  // namespace ibid::ingest
