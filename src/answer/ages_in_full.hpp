// Ages as clinicians jot them down, written out as sentences have them.
#pragma once

#include <string>
#include <string_view>

namespace ibid::answer {

/// The text with "67M" as "67-year-old man" ("45f" only where it opens the text, since "45 m" may
/// be metres) and "over-65s" as "over 65 years".
[[nodiscard]] std::string with_ages_in_full(std::string_view text);

}  // namespace ibid::answer
