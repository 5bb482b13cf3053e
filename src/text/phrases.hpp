// Matching short English phrases in place, in either direction: ASCII case is ignored and any run
// of white space (no-break blanks included) stands for a blank of the phrase.
#pragma once

#include <cstddef>
#include <string_view>

namespace ibid::text::internal {

inline constexpr std::size_t kNoMatch = static_cast<std::size_t>(-1);

/// Behind the blanks that begin at `at`.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);

/// Where the blanks that end at `end` begin.
[[nodiscard]] std::size_t skip_blanks_back(std::string_view text, std::size_t end);

/// True when no letter or digit stands at `at` resp. right before it: a word may end or begin here.
[[nodiscard]] bool is_word_end(std::string_view text, std::size_t at);
[[nodiscard]] bool is_word_begin(std::string_view text, std::size_t at);

/// Behind the lower-case `phrase` when it begins at `at`, else kNoMatch. Borders are not checked.
[[nodiscard]] std::size_t match_phrase(std::string_view text, std::size_t at,
                                       std::string_view phrase);

/// Where the lower-case `phrase` that ends at `end` begins, at a word border, else kNoMatch.
[[nodiscard]] std::size_t match_phrase_back(std::string_view text, std::size_t end,
                                            std::string_view phrase);

}  // namespace ibid::text::internal
