// Every handler of the router, by the file that holds it. A handler reads one request, asks the
// service and returns one reply; it runs on a worker unless its route says otherwise.
#pragma once

#include "serve/http/http_message.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

// api/handle_ask.cpp
Response handle_ask(Service& service, const Request& request);
// api/handle_search.cpp
Response handle_search(Service& service, const Request& request);
// api/handle_verify.cpp
Response handle_verify(Service& service, const Request& request);
// api/handle_sources.cpp
Response handle_passage(Service& service, const Request& request);
Response handle_source(Service& service, const Request& request);
// api/handle_conversations.cpp
Response handle_conversation_create(Service& service, const Request& request);
Response handle_conversation_get(Service& service, const Request& request);
Response handle_conversation_delete(Service& service, const Request& request);
// api/handle_reviews.cpp
Response handle_reviews_get(Service& service, const Request& request);
Response handle_reviews_post(Service& service, const Request& request);
// api/handle_export.cpp
Response handle_export(Service& service, const Request& request);
// api/handle_upload.cpp
Response handle_upload(Service& service, const Request& request);
// chat/openai_chat.cpp
Response handle_chat_completions(Service& service, const Request& request);
Response handle_models(Service& service, const Request& request);
Response handle_model(Service& service, const Request& request);
// chat/ui_message_stream.cpp
Response handle_ui_message_stream(Service& service, const Request& request);
// mcp/mcp_http.cpp
Response handle_mcp(Service& service, const Request& request);
// chat/adapters.cpp
Response handle_dify(Service& service, const Request& request);
Response handle_searxng(Service& service, const Request& request);
Response handle_langchain(Service& service, const Request& request);
// api/page.cpp
Response handle_page(Service& service, const Request& request);
Response handle_asset(Service& service, const Request& request);
Response handle_widget(Service& service, const Request& request);
Response handle_openapi(Service& service, const Request& request);
// api/handle_examples.cpp
Response handle_examples(Service& service, const Request& request);
// api/handle_status.cpp
Response handle_status(Service& service, const Request& request);
Response handle_health(Service& service, const Request& request);
Response handle_ready(Service& service, const Request& request);
Response handle_metrics(Service& service, const Request& request);

}  // namespace ibid::serve
