// POST /v1/chat/completions and GET /v1/models: ibid as a model that any OpenAI client can talk to.

#include <utility>

#include "serve/api/ask.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/chat/chat_request.hpp"
#include "serve/chat/chat_tasks.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/chat/cited_work.hpp"
#include "serve/chat/completion.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"
#include "serve/writer/guarded_draft.hpp"
#include "serve/writer/written_chat.hpp"

namespace ibid::serve {
namespace {

using model::Json;

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

/// Perplexity's way to say the same, which further clients read.
void add_sources(const Answer& answer, Json& extra) {
  Json urls = Json::array();
  Json results = Json::array();
  for (const Reference& reference : answer.references) {
    urls.push_back(url_of(reference.source));
    Json result{{"title", title_in(answer, reference)}, {"url", url_of(reference.source)}};
    if (reference.source.issued.year != 0) {
      result["date"] = std::to_string(reference.source.issued.year);
    }
    results.push_back(std::move(result));
  }
  extra["citations"] = std::move(urls);
  extra["search_results"] = std::move(results);
}

}  // namespace

Response handle_chat_completions(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return chat_problem(bad_request(body.error()));
  Parsed<ChatRequest> chat = chat_request_of(*body);
  if (!chat) return chat_problem(bad_request(chat.error()));
  if (!is_model(chat->model, service.writer != nullptr)) return chat_problem(no_such_model());
  Completion completion;
  completion.model = chat->model;
  completion.prompt_words = chat->prompt_words;
  Response response;
  if (std::optional<std::string> reply = answer_without_evidence(chat->ask.question)) {
    completion.text.add(std::move(*reply));
  } else {
    Result<Asked> asked = ask(service, chat->ask);
    if (!asked) return chat_problem(problem(asked.error()));
    add_sources(asked->answer, completion.extra);
    completion.extra["ibid"] = std::move(asked->json);
    if (chat->model == kWrittenModelName && service.writer != nullptr) {
      const bool answered = asked->answer.outcome == Outcome::kAnswered;
      if (std::shared_ptr<void> place = answered ? service.writer->take_place() : nullptr) {
        response = written_reply({service, std::move(place), std::move(asked->answer),
                                  std::move(completion), chat->include_usage},
                                 chat->stream);
        response.question = std::move(chat->ask.question);
        return response;
      }
      completion.extra["writer"] = report_of({});
    }
    completion.text = chat_text(asked->answer);
  }
  stamp(completion, completion.text.text());
  response = chat->stream ? streamed(completion, chat->include_usage) : whole(completion);
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
  return chat_problem(no_such_model());
}

}  // namespace ibid::serve
