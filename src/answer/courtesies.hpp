// What people say in a conversation that asks for nothing: "hello", "thanks!", "ok, bye".
#pragma once

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

}  // namespace ibid::answer
