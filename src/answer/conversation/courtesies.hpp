// What people say in a conversation that asks for nothing by itself: "hello", "thanks!", "ok, bye",
// "yes, the second".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ibid::answer {

enum class Courtesy : std::uint8_t { kNone, kGreeting, kThanks, kFarewell };

/// The last courtesy of a text that says nothing else; kNone for any other text, and for a mere
/// "ok".
[[nodiscard]] Courtesy courtesy_of(std::string_view text);

/// What is said back to it; nothing to a text that asks for evidence.
[[nodiscard]] std::optional<std::string_view> courteous_reply(std::string_view text);

/// Which of `count` questions that were offered is taken up: 1 of "yes, the second" and "2", 0 of
/// "yes please"; nothing of a text that says anything else or asks.
[[nodiscard]] std::optional<std::size_t> offer_taken(std::string_view text, std::size_t count);

}  // namespace ibid::answer
