#include "serve/chat/chat_request.hpp"

#include <fmt/format.h>

#include <utility>

#include "serve/http/problem.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr Audience kAudiences[] = {Audience::kPatient, Audience::kStudent, Audience::kNurse,
                                   Audience::kPhysician, Audience::kResearcher};

/// The text of {"content": "…"}, {"content": [{"type": "text", "text": "…"}]} or {"parts": […]}.
std::string text_of(const Json& message) {
  for (const char* key : {"content", "parts"}) {
    const auto found = message.find(key);
    if (found == message.end()) continue;
    if (found->is_string()) return found->get<std::string>();
    if (!found->is_array()) continue;
    std::string text;
    for (const Json& part : *found) {
      if (!part.is_object() || model::string_or(part, "type") != "text") continue;
      if (!text.empty()) text += '\n';
      text += model::string_or(part, "text");
    }
    return text;
  }
  return {};
}

Parsed<Audience> audience_of(const Json& body, std::string_view model) {
  if (body.contains("audience")) return audience_or_clinician(body);
  const auto dash = model.find('-');
  const auto named =
      dash == std::string_view::npos ? std::nullopt : audience_from(model.substr(dash + 1));
  return named.value_or(Audience::kClinician);
}

}  // namespace

Parsed<ChatRequest> chat_request_of(const Json& body) {
  const auto messages = body.find("messages");
  if (messages == body.end() || !messages->is_array() || messages->empty()) {
    return wrong("\"messages\" must be a list with at least one message.");
  }
  if (messages->size() > kMessagesMax) {
    return wrong(fmt::format("\"messages\" has {} messages; at most {} are taken.",
                             messages->size(), kMessagesMax));
  }
  ChatRequest chat;
  chat.model = model::string_or(body, "model", std::string(kModelName));
  chat.stream = model::bool_or(body, "stream", false);
  if (const auto options = body.find("stream_options"); options != body.end()) {
    chat.include_usage = model::bool_or(*options, "include_usage", false);
  }
  const Parsed<Audience> audience = audience_of(body, chat.model);
  if (!audience) return wrong(audience.error());
  chat.ask.audience = *audience;
  for (const Json& message : *messages) {
    if (!message.is_object()) return wrong("Every message must be an object.");
    const std::string text = text_of(message);
    chat.prompt_words += count_words(text);
    if (model::string_or(message, "role") == "user" && !text.empty()) {
      chat.ask.history.push_back(text);
    }
  }
  if (chat.ask.history.empty()) return wrong("There is no user message with text.");
  chat.ask.question = std::move(chat.ask.history.back());
  chat.ask.history.pop_back();
  keep_latest(chat.ask.history);
  return chat;
}

std::vector<std::string> model_names(bool with_writer) {
  std::vector<std::string> names{std::string(kModelName)};
  if (with_writer) names.emplace_back(kWrittenModelName);
  for (const Audience audience : kAudiences) {
    names.push_back(std::string(kModelName) + "-" + std::string(name_of(audience)));
  }
  return names;
}

bool is_model(std::string_view name, bool with_writer) {
  if (name == kModelName) return true;
  if (name == kWrittenModelName) return with_writer;
  if (!name.starts_with(kModelName)) return true;
  name.remove_prefix(kModelName.size());
  return name.starts_with('-') && audience_from(name.substr(1)).has_value();
}

Response no_such_model() {
  return problem(404, "model_not_found", title_of(404),
                 "There is no such model; GET /v1/models lists them.");
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank && !in_word) ++words;
    in_word = !blank;
  }
  return words;
}

}  // namespace ibid::serve
