// POST /v1/conversations, GET and DELETE /v1/conversations/{id}.

#include "model/json.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

Response unknown() {
  return problem(404, "not_found", title_of(404), "There is no such conversation.");
}

}  // namespace

Response handle_conversation_create(Service& service, const Request&) {
  const Result<std::string> id = service.conversations.create();
  if (!id) return problem(id.error());
  return json_response(model::dump({{"id", *id}, {"questions", model::Json::array()}}), 201);
}

Response handle_conversation_get(Service& service, const Request& request) {
  const auto questions = service.conversations.questions(request.tail);
  if (!questions) return unknown();
  return json_response(model::dump({{"id", request.tail}, {"questions", *questions}}));
}

Response handle_conversation_delete(Service& service, const Request& request) {
  if (!service.conversations.remove(request.tail)) return unknown();
  Response response;
  response.status = 204;
  return response;
}

}  // namespace ibid::serve
