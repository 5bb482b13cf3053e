// POST /v1/ui-message-stream: the AI SDK's UI message stream, which useChat reads directly.

#include <utility>

#include "model/digest.hpp"
#include "serve/api/ask.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/chat/chat_request.hpp"
#include "serve/chat/chat_tasks.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"
#include "serve/http/sse.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::string_view kTextId = "answer";
constexpr std::size_t kIdDigits = 24;

/// One source part a citation: the work, and the words that were quoted from it.
Json source_part(const Annotation& annotation) {
  return {{"type", "source-url"},
          {"sourceId", std::to_string(annotation.number)},
          {"url", annotation.url},
          {"title", annotation.title},
          {"providerMetadata",
           {{"ibid",
             {{"number", annotation.number},
              {"quote", annotation.quote},
              {"passage", annotation.passage_id}}}}}};
}

}  // namespace

Response handle_ui_message_stream(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  Parsed<ChatRequest> chat = chat_request_of(*body);
  if (!chat) return bad_request(chat.error());
  if (!is_model(chat->model, service.writer != nullptr)) return no_such_model();
  ChatText text;
  Json answer;  // null for what is no question
  if (std::optional<std::string> reply = answer_without_evidence(chat->ask.question)) {
    text.add(std::move(*reply));
  } else {
    Result<Asked> asked = ask(service, chat->ask);
    if (!asked) return problem(asked.error());
    text = chat_text(asked->answer);
    answer = std::move(asked->json);
  }

  Response response = event_stream();
  response.headers.push_back({"X-Vercel-AI-UI-Message-Stream", "v1"});
  const auto send = [&](const Json& json) {
    response.events.push_back(sse_event("", model::dump(json)));
  };
  const std::string id = "msg-" + model::sha256_hex(text.text()).substr(0, kIdDigits);
  send({{"type", "start"}, {"messageId", id}});
  send({{"type", "start-step"}});
  send({{"type", "text-start"}, {"id", kTextId}});
  for (const std::string& piece : text.pieces()) {
    send({{"type", "text-delta"}, {"id", kTextId}, {"delta", piece}});
  }
  send({{"type", "text-end"}, {"id", kTextId}});
  int last = 0;
  for (const Annotation& annotation : text.annotations()) {
    // The first marks come first and in the order of the numbers, so a higher one is a new source.
    if (annotation.number <= last) continue;
    last = annotation.number;
    send(source_part(annotation));
  }
  if (!answer.is_null()) send({{"type", "data-ibid"}, {"data", std::move(answer)}});
  send({{"type", "finish-step"}});
  send({{"type", "finish"}, {"finishReason", "stop"}});
  response.events.push_back(sse_event("", "[DONE]"));
  response.question = std::move(chat->ask.question);
  return response;
}

}  // namespace ibid::serve
