// Words: the folded tokens that are indexed and compared. CJK is cut into bigrams, since it has no
// blanks; a hyphen, apostrophe or point inside a word is a border unless it stands in a number
// ("1.5", "0.65-1.12" is two numbers).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

struct Word {
  std::string folded;  ///< at most kWordBytesMax bytes; longer tokens are left out
  ByteRange range;     ///< bytes in the text as given
};

/// Xapian terms end at 245 bytes, prefix and escapes included; no medical word comes near this.
inline constexpr std::size_t kWordBytesMax = 64;

/// The words of valid UTF-8 `text`, in order. ASCII takes a fast path that ICU's path is tested
/// against.
[[nodiscard]] std::vector<Word> words(std::string_view text);

/// Appends to `out` instead, for callers that keep the buffer.
void words(std::string_view text, std::vector<Word>& out);

}  // namespace ibid::text
