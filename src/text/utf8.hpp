// UTF-8 at the gate: every byte sequence that enters ibid passes here first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ibid::text {

/// Where and how a byte sequence stops being UTF-8 (RFC 3629).
struct Utf8Fault {
  std::size_t byte_offset = 0;
  std::string_view what;  ///< "overlong sequence", "surrogate", "truncated sequence", "NUL", …
};

/// The first fault in `bytes`, or nothing when all of it is valid and free of NUL.
[[nodiscard]] std::optional<Utf8Fault> find_utf8_fault(std::string_view bytes);

/// True when `offset` is at a code point border of valid UTF-8 `text` (its end included).
[[nodiscard]] bool is_code_point_border(std::string_view text, std::size_t offset);

/// Lengths of valid UTF-8 `text` in the units other clients count in.
[[nodiscard]] std::size_t utf16_length(std::string_view text);
[[nodiscard]] std::size_t code_point_length(std::string_view text);

/// Columns that `text` takes on a terminal (East Asian wide = 2, marks = 0).
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace ibid::text
