// POST /v1/verify: a text that somebody else wrote in, ibid.audit/1 out. The text is the body
// itself (text/plain, text/markdown), the "text" of a JSON object, or a JSON answer as it stands.

#include <string>

#include "model/answer_json.hpp"
#include "serve/api/offsets.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// Of a body that is neither an answer nor a chat completion.
constexpr std::string_view kFields[] = {"text"};

bool is_json(std::string_view content_type) {
  return equals_ignoring_case(trimmed(content_type.substr(0, content_type.find(';'))),
                              "application/json");
}

/// The text to audit: {"text": …}, or the whole body when it is an answer or a chat completion.
Parsed<std::string> text_of(const Request& request) {
  if (!is_json(request.header("Content-Type"))) return request.body;
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return tl::unexpected<std::string>(body.error());
  const bool is_answer = body->contains("schema") || body->contains("choices");
  if (is_answer) return request.body;
  if (Parsed<void> known = none_misspelled(*body, kFields); !known) {
    return tl::unexpected<std::string>(std::move(known.error()));
  }
  return required_string(*body, "text");
}

/// Adds where each claim stands in the audited text, as JavaScript and Python count.
void add_claim_offsets(std::string_view text, Json& audit) {
  for (Json& claim : audit["claims"]) {
    const ByteRange range{claim["begin"].get<std::size_t>(), claim["end"].get<std::size_t>()};
    if (range.begin > range.end || range.end > text.size()) continue;
    claim["offsets"] = offsets_of(text, range);
  }
}

}  // namespace

Response handle_verify(Service& service, const Request& request) {
  const Parsed<std::string> text = text_of(request);
  if (!text) return bad_request(text.error());
  if (text->empty()) return bad_request("There is no text to verify.");
  const Result<Audit> audit = service.engine->verify(*text);
  if (!audit) return problem(audit.error());
  Json json = model::to_json(*audit);
  json["stands"] = audit->stands();
  add_claim_offsets(*text, json);
  if (!add_evidence_offsets(*service.engine, json)) {
    return problem(make_error(ErrorCode::kUnavailable, "the index changed under the audit"));
  }
  return json_response(model::dump(json));
}

}  // namespace ibid::serve
