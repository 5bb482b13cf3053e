// GET /v1/passages/{id} and GET /v1/sources/{id}. Ids are percent-encoded and may hold slashes.

#include "model/answer_json.hpp"
#include "model/source_json.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

/// `error`, which of what is not there says what that is.
Response not_found_or(const Error& error, std::string_view what) {
  if (error.code != ErrorCode::kNotFound) return problem(error);
  return problem(
      make_public_error(error.code, "There is no " + std::string(what) + " with this id."));
}

}  // namespace

Response handle_passage(Service& service, const Request& request) {
  const Result<FoundPassage> found = service.engine->passage(request.tail);
  if (!found) return not_found_or(found.error(), "passage");
  return json_response(to_json(*found, /*indent=*/false));
}

Response handle_source(Service& service, const Request& request) {
  const Result<Source> source = service.engine->source(request.tail);
  if (!source) return not_found_or(source.error(), "source");
  const Result<std::vector<Passage>> passages = service.engine->passages_of(source->id);
  if (!passages) return problem(passages.error());
  model::Json json{{"schema", "ibid.source/1"}, {"source", model::to_json(*source)}};
  json["passages"] = model::Json::array();
  for (const Passage& passage : *passages) json["passages"].push_back(model::to_json(passage));
  return json_response(model::dump(json));
}

}  // namespace ibid::serve
