#include "serve/http/problem.hpp"

#include <string>
#include <utility>

#include "model/json.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

void add_retry_after(std::chrono::seconds after, Response& response) {
  response.headers.push_back({"Retry-After", std::to_string(after.count())});
}

}  // namespace

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad request";
    case 401:
      return "Key required";
    case 403:
      return "Forbidden";
    case 404:
      return "Not found";
    case 405:
      return "Method not allowed";
    case 409:
      return "Busy writing";
    case 413:
      return "Too large";
    case 415:
      return "Unsupported media type";
    case 421:
      return "Misdirected request";
    case 431:
      return "Header too large";
    case 503:
      return "Not available at the moment";
    default:
      return "Internal error";
  }
}

Response problem(int status, std::string_view kind, std::string_view title,
                 std::string_view detail) {
  model::Json json{{"type", "urn:ibid:problem:" + std::string(kind)},
                   {"title", title},
                   {"status", status},
                   {"kind", kind}};
  if (!detail.empty()) json["detail"] = detail;
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = model::dump(json);
  return response;
}

Response problem(const Error& error) {
  const ErrorKind& kind = kind_of(error.code);
  Response response =
      problem(kind.http_status, kind.name, title_of(kind.http_status), error.public_message());
  if (kind.http_status >= 500) response.error = error.message;
  if (kind.http_status == 503) add_retry_after(kRetryAfterMin, response);
  return response;
}

Response bad_request(std::string_view detail) {
  return problem(400, kind_of(ErrorCode::kUsage).name, title_of(400), detail);
}

Response body_too_large(std::size_t bytes_max) {
  const std::string taken =
      bytes_max == 0 ? "No body is taken here."
                     : "A body of at most " + std::to_string(bytes_max) + " bytes is taken here.";
  return problem(413, kind_of(ErrorCode::kInputTooLarge).name, title_of(413), taken);
}

Response busy(std::chrono::seconds retry_after) {
  Response response = problem(503, kind_of(ErrorCode::kUnavailable).name, title_of(503),
                              "All workers are taken; Retry-After says when to try again.");
  add_retry_after(retry_after, response);
  return response;
}

Response given_up() {
  return problem(make_public_error(ErrorCode::kUnavailable,
                                   "The server stops and has given this request up."));
}

}  // namespace ibid::serve
