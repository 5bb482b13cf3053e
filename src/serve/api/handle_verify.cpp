// POST /v1/verify: a text that somebody else wrote in, ibid.audit/1 out. The text is the "text" of
// a JSON object, a JSON answer as it stands, or the body itself: any that Content-Type calls text
// (text/plain, text/markdown), and any that is no JSON object where it says nothing of use.

#include <optional>
#include <string>
#include <utility>

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
constexpr std::string_view kTextTypes = "text/";

/// By its type; else by its first character, since command-line clients send the type of a form.
bool is_json(const Request& request) {
  const std::string_view header = request.header("Content-Type");
  const std::string_view type = trimmed(header.substr(0, header.find(';')));
  if (equals_ignoring_case(type, "application/json")) return true;
  if (equals_ignoring_case(type.substr(0, kTextTypes.size()), kTextTypes)) return false;
  const auto first = request.body.find_first_not_of(" \t\r\n");
  return first != std::string::npos && request.body[first] == '{';
}

/// The text to audit: {"text": …}, or the whole body when it is an answer or a chat completion.
Parsed<std::string> text_of(const Request& request) {
  if (!is_json(request)) return request.body;
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return tl::unexpected<std::string>(body.error());
  const bool is_answer = body->contains("schema") || body->contains("choices");
  if (is_answer) return request.body;
  if (Parsed<void> known = none_misspelled(*body, kFields); !known) {
    return tl::unexpected<std::string>(std::move(known.error()));
  }
  return required_string(*body, "text");
}

/// Adds where the claim stands in the audited text, as JavaScript and Python count.
void add_claim_offsets(std::string_view text, OffsetCounter& counter, Json& claim) {
  const ByteRange range{claim["begin"].get<std::size_t>(), claim["end"].get<std::size_t>()};
  if (range.begin > range.end || range.end > text.size()) return;
  claim["offsets"] = counter.of(range);
}

}  // namespace

Response handle_verify(Service& service, const Request& request) {
  const Parsed<std::string> text = text_of(request);
  if (!text) return bad_request(text.error());
  if (text->empty()) return bad_request("There is no text to verify.");
  const Result<Audit> audit = service.engine->verify(*text, request.unwanted);
  if (!audit) return problem(audit.error());
  OffsetCounter counter(*text);
  std::optional<std::string> json = model::audit_text(
      *audit, false,
      [&](Json& claim) {
        add_claim_offsets(*text, counter, claim);
        return add_evidence_offsets(*service.engine, claim);
      },
      Json{{"stands", audit->stands()}});
  if (!json) {
    return problem(make_error(ErrorCode::kUnavailable, "the index changed under the audit"));
  }
  return json_response(std::move(*json));
}

}  // namespace ibid::serve
