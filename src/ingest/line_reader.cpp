#include "ingest/line_reader.hpp"

#include <algorithm>
#include <cstring>

#include "text/byte_order_mark.hpp"

namespace ibid::ingest {
namespace {

/// Large enough that few lines span two reads, small enough to stay in the second-level cache.
constexpr std::size_t kBufferBytes = std::size_t{256} << 10;

}  // namespace

LineReader::LineReader(Input& input, std::size_t line_bytes_max)
    : input_(input), line_bytes_max_(line_bytes_max), buffer_(kBufferBytes, '\0') {}

Result<bool> LineReader::next(Line& line) {
  joined_.clear();
  line = Line{};
  line.number = number_ + 1;
  line.byte_offset = offset_;
  for (bool seen = false;; seen = true) {
    if (begin_ == end_) {
      auto got = input_.read(buffer_.data(), buffer_.size());
      if (!got) return fail(got.error());
      begin_ = 0;
      end_ = *got;
      if (end_ == 0) {
        if (!seen) return false;
        line.text = joined_;
        break;
      }
    }
    const char* from = buffer_.data() + begin_;
    const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    const std::size_t size =
        newline != nullptr ? static_cast<std::size_t>(newline - from) : end_ - begin_;
    const std::size_t step = size + (newline != nullptr ? 1 : 0);
    begin_ += step;
    offset_ += step;
    if (newline != nullptr && !seen && size <= line_bytes_max_) {
      line.text = {from, size};
      break;
    }
    const std::size_t room = line_bytes_max_ - joined_.size();
    if (size > room) line.too_long = true;
    joined_.append(from, std::min(size, room));
    if (newline != nullptr) {
      line.text = joined_;
      break;
    }
  }
  ++number_;
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  if (number_ == 1) line.text = text::without_byte_order_mark(line.text);
  return true;
}

}  // namespace ibid::ingest
