// Lines of an Input in bounded memory: a line over the limit is skipped, not stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ibid/result.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/limits.hpp"

namespace ibid::ingest {

struct Line {
  std::string_view text;          ///< without "\n" or "\r\n"; holds until the next line is read
  std::uint64_t number = 0;       ///< 1-based
  std::uint64_t byte_offset = 0;  ///< where it begins
  bool too_long = false;          ///< over the limit: `text` is only its beginning
};

class LineReader {
 public:
  explicit LineReader(Input& input, std::size_t line_bytes_max = kRecordBytesMax);

  /// The next line into `line`; false at the end. A byte order mark at the very start is passed
  /// over.
  [[nodiscard]] Result<bool> next(Line& line);

 private:
  Input& input_;
  std::size_t line_bytes_max_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< unread part of the buffer
  std::size_t end_ = 0;
  std::string joined_;  ///< a line that spans buffers
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;  ///< of buffer_[begin_]
};

}  // namespace ibid::ingest
