// How a turn opens: with what only leads on ("and", "what about"), with what puts right what was
// said ("I meant"), or with what leaves the topic ("next patient").
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ibid::answer {

/// The text without what says nothing at its end: ", by the way".
[[nodiscard]] std::string without_closing(std::string_view text);

/// Without "what about", "and" … at its beginning, and the last of these, lower case, or nothing;
/// for one that leaves the topic, kLeaving. Both live as long as `text`.
[[nodiscard]] std::pair<std::string_view, std::string_view> without_opening(std::string_view text);

/// The opening of all that leave what was spoken of: "different topic", "next patient".
inline constexpr std::string_view kLeaving = "leaving";

/// Without the "if" that it begins with.
[[nodiscard]] std::string_view without_if(std::string_view text);

/// Of an opening: "sorry", "I meant".
[[nodiscard]] bool corrects(std::string_view opening);

}  // namespace ibid::answer
