// Byte offsets as other programs count: UTF-16 units (JavaScript) and code points (Python).
#pragma once

#include <cstddef>
#include <string_view>

#include "ibid/byte_range.hpp"
#include "ibid/engine.hpp"
#include "model/json.hpp"

namespace ibid::serve {

struct TextOffset {
  std::size_t utf16 = 0;
  std::size_t code_points = 0;
};

/// Of the byte at `byte_offset` in `text`, which must be UTF-8 and not inside a sequence.
[[nodiscard]] TextOffset offset_at(std::string_view text, std::size_t byte_offset);

/// The offsets of many places in one text, each counted on from the one before where it lies behind
/// it: in ascending order all of them cost one pass.
class OffsetCounter {
 public:
  /// `text` must outlive it.
  explicit OffsetCounter(std::string_view text) : text_(text) {}
  /// As offset_at().
  [[nodiscard]] TextOffset at(std::size_t byte_offset);
  /// As offsets_of().
  [[nodiscard]] model::Json of(ByteRange range);

 private:
  std::string_view text_;
  std::size_t counted_ = 0;  // bytes
  TextOffset offset_;        // of them
};

/// {"utf16": [begin, end], "code_points": [begin, end]}
[[nodiscard]] model::Json offsets_of(std::string_view text, ByteRange range);

/// Adds "offsets" to every "evidence" entry inside `json`, reading the passages of `engine`.
/// False when a passage is gone or other than the one that was quoted: the index has moved on.
[[nodiscard]] bool add_evidence_offsets(const Engine& engine, model::Json& json);

}  // namespace ibid::serve
