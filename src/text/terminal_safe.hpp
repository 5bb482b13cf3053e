// What may be sent to a terminal: text from strangers can carry escape sequences that repaint the
// screen and bidirectional controls that show another order than the bytes have.
#pragma once

#include <string>
#include <string_view>

namespace ibid::text {

/// `text` with C0 and C1 controls (but not line feed) and bidirectional controls (Unicode TR 9)
/// replaced by U+FFFD; tabs and carriage returns become blanks. `text` must be valid UTF-8.
[[nodiscard]] std::string terminal_safe(std::string_view text);

}  // namespace ibid::text
