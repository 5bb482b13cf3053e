// What reaches a chat model and is no question. Courtesies are answered in kind. The errands of
// chat frontends: Open WebUI sends "### Task:" prompts (a title, tags, follow-up questions) to the
// model it talks to. They are about the chat, not about medicine, so they are answered without the
// index and never with claims.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ibid::serve {

/// The reply to a task prompt, as the JSON its sender parses, or a line for "hello" and "thanks";
/// nothing when `prompt` is a question.
[[nodiscard]] std::optional<std::string> answer_without_evidence(std::string_view prompt);

}  // namespace ibid::serve
