// What a chat client asks: the last user message, the earlier ones, and as whom.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/engine.hpp"
#include "model/json.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {

/// Names of the models that /v1/models lists.
inline constexpr std::string_view kModelName = "ibid";
/// The same with the writer's prose, when the operator named a writer.
inline constexpr std::string_view kWrittenModelName = "ibid-written";

struct ChatRequest {
  std::string model;
  AskRequest ask;  ///< its question is the last user message
  bool stream = false;
  bool include_usage = false;
  std::size_t prompt_words = 0;
};

/// Reads a chat completion request ("messages" with string or part content) or a UI message
/// request ("messages" with "parts"). The audience comes from "audience" or from a model name such
/// as "ibid-patient"; system messages are not instructions to ibid and are passed over.
[[nodiscard]] Parsed<ChatRequest> chat_request_of(const model::Json& body);

/// Every model name, in order; with the written one when there is a writer.
[[nodiscard]] std::vector<std::string> model_names(bool with_writer);

/// Whether a request may name that model: a listed one, "ibid-clinician", who "ibid" is for, or one
/// that is not ours: a client that was written for another server names the model of that.
[[nodiscard]] bool is_model(std::string_view name, bool with_writer);

/// 404 for any other.
[[nodiscard]] Response no_such_model();

/// Words between blanks: what "usage" counts, since ibid has no tokens.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace ibid::serve
