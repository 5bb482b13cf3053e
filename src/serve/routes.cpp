// The table of routes.

#include "ibid/engine.hpp"
#include "serve/handlers.hpp"
#include "serve/limits.hpp"
#include "serve/router.hpp"

namespace ibid::serve {
namespace {

constexpr Role kPublic = Role::kNobody;
constexpr Place kQuick = Place::kSocketThread;
constexpr Place kWorker = Place::kWorker;

constexpr Route kRoutes[] = {
    {"POST", "/v1/ask", handle_ask, Role::kRead, kBodyBytesMax},
    {"POST", "/v1/search", handle_search, Role::kRead, kBodyBytesMax},
    {"POST", "/v1/verify", handle_verify, Role::kRead, kBodyBytesMax, kWorker, kLongAuditBytes},
    {"GET", "/v1/passages/{id}", handle_passage},
    {"GET", "/v1/sources/{id}", handle_source},
    {"POST", "/v1/export", handle_export, Role::kRead, kBodyBytesMax},
    {"POST", "/v1/conversations", handle_conversation_create, Role::kRead, kSmallBodyBytes},
    {"GET", "/v1/conversations/{id}", handle_conversation_get},
    {"DELETE", "/v1/conversations/{id}", handle_conversation_delete},
    {"GET", "/v1/reviews", handle_reviews_get},
    {"POST", "/v1/reviews", handle_reviews_post, Role::kReview, kSmallBodyBytes},
    {"POST", "/v1/ingest", handle_upload, Role::kIngest, kUploadBytesMax, kWorker, 1},
    {"POST", "/v1/chat/completions", handle_chat_completions, Role::kRead, kBodyBytesMax},
    {"GET", "/v1/models", handle_models},
    {"GET", "/v1/models/{id}", handle_model},
    {"POST", "/v1/ui-message-stream", handle_ui_message_stream, Role::kRead, kBodyBytesMax},
    {"POST", "/mcp", handle_mcp, Role::kRead, kBodyBytesMax, kWorker, kLongAuditBytes},
    {"POST", "/v1/dify/retrieval", handle_dify, Role::kRead, kBodyBytesMax},
    {"GET", "/search", handle_searxng},
    {"POST", "/v1/langchain", handle_langchain, Role::kRead, kBodyBytesMax},
    {"GET", "/openapi.json", handle_openapi, kPublic, 0, kQuick},
    {"GET", "/", handle_page, kPublic, 0, kQuick},
    {"GET", "/assets/{id}", handle_asset, kPublic, 0, kQuick},
    {"GET", "/widget.js", handle_widget, kPublic, 0, kQuick},
    {"GET", "/v1/examples", handle_examples},
    {"GET", "/v1/status", handle_status, Role::kRead, 0, kQuick},
    {"GET", "/healthz", handle_health, kPublic, 0, kQuick},
    {"GET", "/readyz", handle_ready, kPublic, 0, kQuick},
    {"GET", "/metrics", handle_metrics, Role::kRead, 0, kQuick},
};

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace ibid::serve
