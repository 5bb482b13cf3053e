// Does the sentence end at this full stop? Rules for medical prose, on bytes, without ICU's
// segmentation, which breaks after "e.g." and "S." and costs ten times as much.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/code_points.hpp"

namespace ibid::text::internal {

/// Looks at the terminator (one of . ! ?, or the first byte of … 。 ！ ？) at `at` in `block`, of
/// which the current sentence began at `sentence_begin`. Returns the offset behind the sentence,
/// closing brackets, quotes and reference marks included, or 0 when the sentence goes on.
/// `next` is set behind what was looked at, where scanning goes on.
[[nodiscard]] std::size_t sentence_end_at(std::string_view block, std::size_t sentence_begin,
                                          std::size_t at, std::size_t& next);

/// The length in bytes of the terminator at `at`, or 0 when there is none.
[[nodiscard]] std::size_t terminator_length(std::string_view block, std::size_t at);
/// False for most bytes at which none begins.
[[nodiscard]] constexpr bool may_terminate(char byte) {
  return byte == '.' || byte == '!' || byte == '?' || !is_ascii(byte);
}

/// The length of a bullet sign and its blank at `at`, as lists look whose lines were joined
/// ("… the body. - Platelets that …"), or 0.
[[nodiscard]] std::size_t inline_bullet_length(std::string_view block, std::size_t at);

}  // namespace ibid::text::internal
