// Folding: what makes "Hypozincémia", "hypozincemia" (NFD) and "HYPOZINCEMIA" one word, with a map
// back to the bytes that were folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

/// Folded text and, for each of its bytes, the original byte at which the folded-from character
/// begins; one further entry holds the original length.
struct MappedFold {
  std::string text;
  std::vector<std::uint32_t> origin;

  /// The smallest original range that covers folded bytes [range).
  [[nodiscard]] ByteRange to_original(ByteRange range) const;
};

/// NFKC case folding (Unicode TR 31) without combining marks; Greek letters are kept; dashes become
/// '-', typographic quotes their ASCII forms. `text` must be valid UTF-8 under 4 GiB.
[[nodiscard]] MappedFold fold(std::string_view text);

/// The same without the map.
[[nodiscard]] std::string fold_text(std::string_view text);

/// Runs of white space become one blank, ends trimmed: for comparing quotes and titles.
[[nodiscard]] std::string collapse_white_space(std::string_view text);

}  // namespace ibid::text
