// POST /v1/search: {"question", "top", "filter", "explain"} in, ibid.search/1 out.

#include <utility>

#include "serve/api/request_fields.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

constexpr std::string_view kFields[] = {"question", "top", "filter", "explain"};

}  // namespace

Response handle_search(Service& service, const Request& request) {
  const Parsed<model::Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  if (const Parsed<void> known = none_misspelled(*body, kFields); !known) {
    return bad_request(known.error());
  }
  SearchRequest search;
  Parsed<std::string> question = required_string(*body, "question");
  if (!question) return bad_request(question.error());
  const Parsed<std::size_t> top = count_or(*body, "top", search.top_k, 1, kTopKMax);
  if (!top) return bad_request(top.error());
  Parsed<Filter> filter = filter_of(*body);
  if (!filter) return bad_request(filter.error());
  const Parsed<bool> explain = flag(*body, "explain");
  if (!explain) return bad_request(explain.error());
  search.question = std::move(*question);
  search.top_k = *top;
  search.filter = std::move(*filter);
  search.explain = *explain;
  const Result<SearchReply> reply = service.engine->search(search);
  if (!reply) return problem(reply.error());
  Response response = json_response(to_json(*reply, /*indent=*/false));
  response.question = std::move(search.question);
  return response;
}

}  // namespace ibid::serve
