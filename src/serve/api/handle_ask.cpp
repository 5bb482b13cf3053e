// POST /v1/ask: {"question", "audience", "filter", "history" | "conversation", "claims_max",
// "words_max"} in, ibid.answer/1 out, whole or as events.

#include <utility>

#include "serve/api/answer_events.hpp"
#include "serve/api/ask.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"
#include "serve/http/sse.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::string_view kFields[] = {"question",     "audience",   "filter",   "history",
                                        "conversation", "claims_max", "words_max"};

Parsed<AskRequest> ask_request_of(const Json& body) {
  const auto wrong = [](std::string detail) {
    return tl::unexpected<std::string>(std::move(detail));
  };
  if (Parsed<void> known = none_misspelled(body, kFields); !known)
    return wrong(std::move(known.error()));
  AskRequest ask;
  Parsed<std::string> question = required_string(body, "question");
  if (!question) return wrong(std::move(question.error()));
  Parsed<Audience> audience = audience_or_clinician(body);
  if (!audience) return wrong(std::move(audience.error()));
  Parsed<Filter> filter = filter_of(body);
  if (!filter) return wrong(std::move(filter.error()));
  Parsed<std::vector<std::string>> history = string_list(body, "history");
  if (!history) return wrong(std::move(history.error()));
  Parsed<std::size_t> claims = count_or(body, "claims_max", ask.claims_max, 1, kClaimsMax);
  if (!claims) return wrong(std::move(claims.error()));
  Parsed<std::size_t> words = count_or(body, "words_max", ask.words_max, 1, kWordsMax);
  if (!words) return wrong(std::move(words.error()));
  ask.question = std::move(*question);
  ask.audience = *audience;
  ask.filter = std::move(*filter);
  ask.history = std::move(*history);
  ask.claims_max = *claims;
  ask.words_max = *words;
  return ask;
}

Response stream(const Json& answer) {
  Response response = event_stream();
  for (const AnswerEvent& event : events_of(answer)) {
    response.events.push_back(sse_event(event.name, model::dump(event.data)));
  }
  return response;
}

}  // namespace

Response handle_ask(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  Parsed<AskRequest> ask_request = ask_request_of(*body);
  if (!ask_request) return bad_request(ask_request.error());
  const Parsed<std::optional<std::string>> conversation = optional_string(*body, "conversation");
  if (!conversation) return bad_request(conversation.error());
  if (*conversation) {
    std::optional<std::vector<std::string>> earlier =
        service.conversations.questions(**conversation);
    if (!earlier) return problem(404, "not_found", title_of(404), "There is no such conversation.");
    ask_request->history = std::move(*earlier);
  }
  Result<Asked> asked = ask(service, *ask_request);
  if (!asked) return problem(asked.error());
  if (*conversation) service.conversations.append(**conversation, ask_request->question);
  Response response = accepts(request.header("Accept"), "text/event-stream")
                          ? stream(asked->json)
                          : json_response(model::dump(asked->json));
  response.question = std::move(ask_request->question);
  return response;
}

}  // namespace ibid::serve
