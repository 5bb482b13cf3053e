// Quotes: what stands in quotation marks must stand in the source, letter by letter, up to white
// space and the shape of quotation marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::verify {

/// The stretches of `text` in quotation marks ("…", “…”, «…», „…“) long enough to be a quotation
/// rather than a term.
[[nodiscard]] std::vector<std::string> quoted_stretches(std::string_view text);

/// `text` with white space collapsed, typographic quotes and dashes made plain, and case kept.
[[nodiscard]] std::string normalize_for_quotes(std::string_view text);

/// True when `quote` stands in `source`; an ellipsis inside the quote leaves words out.
[[nodiscard]] bool stands_in(std::string_view quote, std::string_view source);

}  // namespace ibid::verify
