// Sentences that survive medical prose: "e.g.", "vs.", "et al.", "S. aureus", "p < 0.05",
// "1.5 mg/dL", "Fig. 2", "[2, 3].", "95% CI 0.65–1.12", headings and bullet lists.
#pragma once

#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::text {

/// Sentence ranges of valid UTF-8 `text`, in order, without surrounding white space or bullet
/// signs. Together they cover every non-blank byte except bullets and markup signs. Headings and
/// list items end where their line ends.
[[nodiscard]] std::vector<ByteRange> sentences(std::string_view text);

}  // namespace ibid::text
