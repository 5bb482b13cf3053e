// Wrapped lines: text copied from a terminal or a mail breaks lines where they were full.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace ibid::verify {

/// What opens the line below the question in an answer of ibid's own.
inline constexpr std::string_view kUnderstoodAs = "Understood as: ";
inline constexpr std::array<std::string_view, 4> kBelowTitle = {
    "Review status: ", "Review: \u25cf", "Review: \u25cb", kUnderstoodAs};

/// `text` with a blank in place of every line feed that only ends a full line, so that a sentence
/// goes on; as many bytes as before. In text no wider than a terminal a line is full when the first
/// word of the next one would not have fitted, and what hangs below a list item behind a line that
/// was not full stands for itself, set off by a blank line; in other text a line goes on in one
/// that hangs below the text of a list item. Never across blank lines, behind the end of a
/// sentence, or before a heading, a list item or one of kBelowTitle.
[[nodiscard]] std::string join_wrapped_lines(std::string_view text);

}  // namespace ibid::verify
