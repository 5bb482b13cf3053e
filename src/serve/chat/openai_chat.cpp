// POST /v1/chat/completions and GET /v1/models: ibid as a model that any OpenAI client can talk to.

#include <chrono>
#include <utility>

#include "model/answer_json.hpp"
#include "model/digest.hpp"
#include "serve/api/ask.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/chat/chat_request.hpp"
#include "serve/chat/chat_tasks.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/chat/cited_work.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"
#include "serve/http/sse.hpp"
#include "serve/writer/guarded_draft.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// Of a SHA-256: enough to tell completions apart.
constexpr std::size_t kIdDigits = 24;

/// A finished completion before it is put on the wire, whole or in chunks.
struct Completion {
  ChatText text;
  Json extra = Json::object();  ///< citations, search_results, ibid
  std::string model;
  std::size_t prompt_words = 0;
  std::string id;
  long long created = 0;
};

/// Clients of the OpenAI API look for "error"; a problem document may carry it as a member.
Response chat_problem(Response response) {
  Result<Json> json = model::parse_json(response.body);
  if (!json) return response;
  (*json)["error"] = {
      {"message", model::string_or(*json, "detail", model::string_or(*json, "title"))},
      {"type", response.status < 500 ? "invalid_request_error" : "server_error"},
      {"param", nullptr},
      {"code", model::string_or(*json, "kind")}};
  response.body = model::dump(*json);
  return response;
}

Json usage_of(const Completion& completion) {
  const std::size_t words = count_words(completion.text.text());
  return {{"prompt_tokens", completion.prompt_words},
          {"completion_tokens", words},
          {"total_tokens", completion.prompt_words + words}};
}

Json annotations_of(const Completion& completion) {
  Json annotations = Json::array();
  for (const Annotation& annotation : completion.text.annotations()) {
    annotations.push_back(to_json(annotation));
  }
  return annotations;
}

/// Perplexity's way to say the same, which further clients read.
void add_sources(const Answer& answer, Json& extra) {
  Json urls = Json::array();
  Json results = Json::array();
  for (const Reference& reference : answer.references) {
    urls.push_back(url_of(reference.source));
    Json result{{"title", reference.source.title}, {"url", url_of(reference.source)}};
    if (reference.source.issued.year != 0) {
      result["date"] = std::to_string(reference.source.issued.year);
    }
    results.push_back(std::move(result));
  }
  extra["citations"] = std::move(urls);
  extra["search_results"] = std::move(results);
}

Json head_of(const Completion& completion, std::string_view object) {
  return {{"id", completion.id},
          {"object", object},
          {"created", completion.created},
          {"model", completion.model}};
}

Response whole(const Completion& completion) {
  Json json = head_of(completion, "chat.completion");
  json["choices"] = Json::array({{{"index", 0},
                                  {"message",
                                   {{"role", "assistant"},
                                    {"content", completion.text.text()},
                                    {"refusal", nullptr},
                                    {"annotations", annotations_of(completion)}}},
                                  {"logprobs", nullptr},
                                  {"finish_reason", "stop"}}});
  json["usage"] = usage_of(completion);
  json.update(completion.extra);
  return json_response(model::dump(json));
}

Json chunk_of(const Completion& completion, Json delta, Json finish_reason) {
  Json json = head_of(completion, "chat.completion.chunk");
  json["choices"] = Json::array({{{"index", 0},
                                  {"delta", std::move(delta)},
                                  {"logprobs", nullptr},
                                  {"finish_reason", std::move(finish_reason)}}});
  return json;
}

Response streamed(const Completion& completion, bool include_usage) {
  Response response = event_stream();
  const auto send = [&](const Json& json) {
    response.events.push_back(sse_event("", model::dump(json)));
  };
  send(chunk_of(completion, {{"role", "assistant"}, {"content", ""}}, nullptr));
  for (const std::string& piece : completion.text.pieces()) {
    send(chunk_of(completion, {{"content", piece}}, nullptr));
  }
  Json last = chunk_of(completion, {{"annotations", annotations_of(completion)}}, "stop");
  last.update(completion.extra);
  send(last);
  if (include_usage) {
    Json usage = head_of(completion, "chat.completion.chunk");
    usage["choices"] = Json::array();
    usage["usage"] = usage_of(completion);
    send(usage);
  }
  response.events.push_back(sse_event("", "[DONE]"));
  return response;
}

void stamp(Completion& completion) {
  completion.id = "chatcmpl-" + model::sha256_hex(completion.text.text()).substr(0, kIdDigits);
  completion.created = std::chrono::duration_cast<std::chrono::seconds>(
                           std::chrono::system_clock::now().time_since_epoch())
                           .count();
}

}  // namespace

Response handle_chat_completions(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return chat_problem(bad_request(body.error()));
  Parsed<ChatRequest> chat = chat_request_of(*body);
  if (!chat) return chat_problem(bad_request(chat.error()));
  Completion completion;
  completion.model = chat->model;
  completion.prompt_words = chat->prompt_words;
  if (std::optional<std::string> task = answer_task(chat->last_user_text)) {
    completion.text.add(std::move(*task));
  } else {
    Result<Asked> asked = ask(service, chat->ask);
    if (!asked) return chat_problem(problem(asked.error()));
    const bool write = chat->model == kWrittenModelName && service.writer != nullptr;
    const std::optional<GuardedDraft> draft =
        write ? guarded_draft(service, asked->answer) : std::nullopt;
    completion.text = draft ? chat_text(asked->answer, *draft) : chat_text(asked->answer);
    add_sources(asked->answer, completion.extra);
    if (write) completion.extra["writer"] = report_of(draft);
    completion.extra["ibid"] = std::move(asked->json);
  }
  stamp(completion);
  Response response = chat->stream ? streamed(completion, chat->include_usage) : whole(completion);
  response.question = std::move(chat->ask.question);
  return response;
}

Response handle_models(Service& service, const Request&) {
  Json models = Json::array();
  for (const std::string& name : model_names(service.writer != nullptr)) {
    models.push_back({{"id", name}, {"object", "model"}, {"created", 0}, {"owned_by", "ibid"}});
  }
  return json_response(model::dump({{"object", "list"}, {"data", std::move(models)}}));
}

Response handle_model(Service& service, const Request& request) {
  for (const std::string& name : model_names(service.writer != nullptr)) {
    if (name != request.tail) continue;
    return json_response(
        model::dump({{"id", name}, {"object", "model"}, {"created", 0}, {"owned_by", "ibid"}}));
  }
  return chat_problem(problem(404, "not_found", title_of(404), "There is no such model."));
}

}  // namespace ibid::serve
