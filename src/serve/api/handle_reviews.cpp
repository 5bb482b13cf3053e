// GET /v1/reviews?question=…&audience=…: the journal of an answer. POST: an entry by a reviewer.

#include <fmt/chrono.h>

#include <chrono>
#include <filesystem>
#include <utility>

#include "serve/api/ask.hpp"
#include "serve/api/request_fields.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

using model::Json;

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

Response reviews_unreadable() {
  return problem(make_public_error(ErrorCode::kUnavailable,
                                   "The reviews cannot be opened; the log says why."));
}

Response journal_of(Service& service, const Answer& answer) {
  Json entries = Json::array();
  std::error_code ignored;
  const bool has_store =
      !service.index_directory.empty() &&
      std::filesystem::exists(service.index_directory / review::kStoreFileName, ignored);
  if (!service.reviews && has_store) return reviews_unreadable();
  if (service.reviews) {
    const auto history = service.reviews->history(answer);
    if (!history) return problem(history.error());
    const std::string current = review::content_hash(answer);
    for (const review::ReviewEntry& entry : *history) {
      entries.push_back({{"status", name_of(entry.status)},
                         {"reviewer", entry.reviewer},
                         {"note", entry.note},
                         {"date", entry.date},
                         {"current", entry.content_sha256 == current}});
    }
  }
  return json_response(model::dump({{"schema", "ibid.reviews/1"},
                                    {"question", answer.question},
                                    {"audience", name_of(answer.audience)},
                                    {"entries", std::move(entries)}}));
}

}  // namespace

Response handle_reviews_get(Service& service, const Request& request) {
  const auto question = request.parameter("question");
  if (!question || question->empty()) return bad_request("\"question\" is needed.");
  const Json fields{{"audience", request.parameter("audience").value_or("clinician")}};
  const Parsed<Audience> audience = audience_or_clinician(fields);
  if (!audience) return bad_request(audience.error());
  AskRequest ask_request;
  ask_request.question = *question;
  ask_request.audience = *audience;
  const Result<Answer> answer = service.engine->ask(ask_request);
  if (!answer) return problem(answer.error());
  return journal_of(service, *answer);
}

Response handle_reviews_post(Service& service, const Request& request) {
  const Parsed<Json> body = parse_object(request.body);
  if (!body) return bad_request(body.error());
  Parsed<std::string> question = required_string(*body, "question");
  if (!question) return bad_request(question.error());
  const Parsed<Audience> audience = audience_or_clinician(*body);
  if (!audience) return bad_request(audience.error());
  const Parsed<std::string> status_name = required_string(*body, "status");
  if (!status_name) return bad_request(status_name.error());
  const auto status = review_status_from(*status_name);
  if (!status) return bad_request("\"status\" must be submitted, under_review or approved.");
  const Parsed<std::optional<std::string>> note = optional_string(*body, "note");
  if (!note) return bad_request(note.error());
  if (!service.reviews) return reviews_unreadable();
  AskRequest ask_request;
  ask_request.question = std::move(*question);
  ask_request.audience = *audience;
  const Result<Answer> answer = service.engine->ask(ask_request);
  if (!answer) return problem(answer.error());
  // A reviewer vouches for what was on the screen, not for what the index says by now.
  const std::string seen = model::string_or(*body, "content_sha256");
  if (!seen.empty() && seen != review::content_hash(*answer)) {
    return problem(409, "answer_changed", "Answer changed",
                   "The answer is no longer the one that was reviewed; read it again.");
  }
  const auto recorded =
      service.reviews->record(*answer, *status, request.caller.name, note->value_or(""), today());
  if (!recorded) return problem(recorded.error());
  return journal_of(service, *answer);
}

}  // namespace ibid::serve
