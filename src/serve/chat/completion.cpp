#include "serve/chat/completion.hpp"

#include <chrono>
#include <utility>
#include <vector>

#include "model/digest.hpp"
#include "serve/chat/chat_request.hpp"
#include "serve/http/sse.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// Of a SHA-256: enough to tell completions apart.
constexpr std::size_t kIdDigits = 24;

Json usage_of(const Completion& completion) {
  const std::size_t words = count_words(completion.text.text());
  return {{"prompt_tokens", completion.prompt_words},
          {"completion_tokens", words},
          {"total_tokens", completion.prompt_words + words}};
}

Json annotations_of(const Completion& completion) {
  Json annotations = Json::array();
  for (const Annotation& annotation : completion.text.annotations()) {
    annotations.push_back(to_json(annotation));
  }
  return annotations;
}

Json head_of(const Completion& completion, std::string_view object) {
  return {{"id", completion.id},
          {"object", object},
          {"created", completion.created},
          {"model", completion.model}};
}

Json chunk_of(const Completion& completion, Json delta, Json finish_reason) {
  Json json = head_of(completion, "chat.completion.chunk");
  json["choices"] = Json::array({{{"index", 0},
                                  {"delta", std::move(delta)},
                                  {"logprobs", nullptr},
                                  {"finish_reason", std::move(finish_reason)}}});
  return json;
}

}  // namespace

void stamp(Completion& completion, std::string_view seed) {
  completion.id = "chatcmpl-" + model::sha256_hex(seed).substr(0, kIdDigits);
  completion.created = std::chrono::duration_cast<std::chrono::seconds>(
                           std::chrono::system_clock::now().time_since_epoch())
                           .count();
}

Response whole(const Completion& completion) {
  Json json = head_of(completion, "chat.completion");
  json["choices"] = Json::array({{{"index", 0},
                                  {"message",
                                   {{"role", "assistant"},
                                    {"content", completion.text.text()},
                                    {"refusal", nullptr},
                                    {"annotations", annotations_of(completion)}}},
                                  {"logprobs", nullptr},
                                  {"finish_reason", "stop"}}});
  json["usage"] = usage_of(completion);
  json.update(completion.extra);
  return json_response(model::dump(json));
}

ChunkWriter::ChunkWriter(const Completion& completion, EventSink sink)
    : completion_(completion), sink_(std::move(sink)) {}

void ChunkWriter::begin() {
  send(chunk_of(completion_, {{"role", "assistant"}, {"content", ""}}, nullptr));
}

void ChunkWriter::go_on() {
  const std::vector<std::string>& pieces = completion_.text.pieces();
  for (; sent_ < pieces.size(); ++sent_) {
    send(chunk_of(completion_, {{"content", pieces[sent_]}}, nullptr));
  }
}

void ChunkWriter::end(bool include_usage) {
  Json last = chunk_of(completion_, {{"annotations", annotations_of(completion_)}}, "stop");
  last.update(completion_.extra);
  send(last);
  if (include_usage) {
    Json usage = head_of(completion_, "chat.completion.chunk");
    usage["choices"] = Json::array();
    usage["usage"] = usage_of(completion_);
    send(usage);
  }
  listening_ = listening_ && sink_(sse_event("", "[DONE]"));
}

void ChunkWriter::send(const Json& json) {
  listening_ = listening_ && sink_(sse_event("", model::dump(json)));
}

Response streamed(const Completion& completion, bool include_usage) {
  Response response = event_stream();
  ChunkWriter chunks(completion, [&response](std::string event) {
    response.events.push_back(std::move(event));
    return true;
  });
  chunks.begin();
  chunks.go_on();
  chunks.end(include_usage);
  return response;
}

}  // namespace ibid::serve
