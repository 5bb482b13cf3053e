// POST /v1/export?to=ris|bibtex|csl|vancouver: the references of an ibid.answer/1 body.

#include <span>
#include <utility>

#include "model/answer_json.hpp"
#include "render/render.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

struct ExportFormat {
  std::string_view name;
  std::string_view media_type;
  std::string (*render)(std::span<const Reference>);
};

constexpr ExportFormat kFormats[] = {
    {"ris", "application/x-research-info-systems", render::ris},
    {"bibtex", "application/x-bibtex", render::bibtex},
    {"csl", "application/vnd.citationstyles.csl+json", render::csl_json},
    {"vancouver", "text/plain; charset=utf-8", render::vancouver},
};

}  // namespace

Response handle_export(Service&, const Request& request) {
  const std::string to = request.parameter("to").value_or("");
  for (const ExportFormat& format : kFormats) {
    if (format.name != to) continue;
    const Parsed<model::Json> body = parse_object(request.body);
    if (!body) return bad_request(body.error());
    const Result<std::vector<Reference>> references = model::references_from_json(*body);
    if (!references) {
      // What is wrong with the answer is about the body alone.
      return problem(make_public_error(references.error().code, references.error().message));
    }
    Response response;
    response.content_type = format.media_type;
    response.body = format.render(*references);
    return response;
  }
  return bad_request("\"to\" must be ris, bibtex, csl or vancouver.");
}

}  // namespace ibid::serve
