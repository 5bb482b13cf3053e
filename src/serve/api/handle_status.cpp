// GET /v1/status, /healthz, /readyz and /metrics: answered on the socket thread, so that they do
// not wait behind questions.

#include "model/answer_json.hpp"
#include "model/json.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

Response plain_text(std::string body) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

/// Probes come again and again: what is wrong has its own line in the log (fault_log.hpp).
Response unready(const Error& error) {
  Response response = problem(error);
  response.error.clear();
  return response;
}

}  // namespace

Response handle_status(Service& service, const Request&) {
  const Statistics statistics = service.engine->statistics();
  return json_response(model::dump({{"schema", "ibid.status/1"},
                                    {"generation", statistics.generation},
                                    {"passages", statistics.passages},
                                    {"documents", statistics.documents},
                                    {"coverage", model::to_json(statistics.coverage)},
                                    {"writer", service.writer != nullptr}}));
}

Response handle_health(Service&, const Request&) {
  return plain_text("ok\n");
}

Response handle_ready(Service& service, const Request&) {
  if (service.stopping) {
    return unready(make_error(ErrorCode::kUnavailable, "the server is stopping"));
  }
  const Statistics statistics = service.engine->statistics();
  if (!statistics.damage.empty()) {
    return unready(
        make_public_error(ErrorCode::kUnavailable, "The index is damaged; the log says where."));
  }
  const Coverage& coverage = statistics.coverage;
  if (coverage.missing_shards.size() == coverage.shards) {
    return unready(make_error(ErrorCode::kUnavailable, "no shard can be reached"));
  }
  // A part of the index is better than none, and every answer says what is missing.
  return plain_text(coverage.is_whole() ? "ready\n"
                                        : "ready, partial: " + coverage.notice() + "\n");
}

Response handle_metrics(Service& service, const Request&) {
  const PoolUse use = service.pool == nullptr ? PoolUse() : service.pool->use();
  Response response = plain_text(service.metrics.text(service.engine->statistics(), use));
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

}  // namespace ibid::serve
