#include "serve/writer/writer.hpp"

#include <utility>

#include "model/json.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// A draft longer than this is not a draft of the few hundred words that were asked for.
constexpr std::size_t kReplyBytesMax = 256 * 1024;
constexpr int kTokensMax = 2048;

/// choices[0].message.content, or nothing.
std::optional<std::string> content_of(const Json& reply) {
  const auto choices = reply.find("choices");
  if (choices == reply.end() || !choices->is_array() || choices->empty()) return std::nullopt;
  const Json& first = (*choices)[0];
  if (!first.is_object() || !first.contains("message")) return std::nullopt;
  const std::string content = model::string_or(first["message"], "content");
  if (content.empty()) return std::nullopt;
  return content;
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::create(WriterOptions options) {
  Result<HttpUrl> url = parse_http_url(options.url);
  if (!url) return fail(url.error());
  while (!url->path.empty() && url->path.back() == '/') url->path.pop_back();
  const bool versioned = url->path.size() >= 3 && url->path.substr(url->path.size() - 3) == "/v1";
  url->path += versioned ? "/chat/completions" : "/v1/chat/completions";
  if (!is_header_value(options.key)) {
    return fail(ErrorCode::kUsage, "the writer's key has a control character");
  }
  return std::unique_ptr<Writer>(new Writer(std::move(options), std::move(*url)));
}

Result<std::string> Writer::complete(std::string_view system, std::string_view user) const {
  const Json body{{"model", options_.model},
                  {"temperature", 0},
                  {"max_tokens", kTokensMax},
                  {"stream", false},
                  {"messages", Json::array({{{"role", "system"}, {"content", system}},
                                            {{"role", "user"}, {"content", user}}})}};
  std::vector<Header> headers{{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  if (!options_.key.empty()) headers.push_back({"Authorization", "Bearer " + options_.key});
  const Result<HttpReply> reply =
      http_post(url_, headers, model::dump(body), options_.timeout, kReplyBytesMax);
  if (!reply) return fail(reply.error());
  if (reply->status != 200) return fail(ErrorCode::kUnavailable, "the writer refused");
  const Result<Json> json = model::parse_json(reply->body);
  const std::optional<std::string> content = json ? content_of(*json) : std::nullopt;
  if (!content) return fail(ErrorCode::kUnavailable, "the writer's reply has no text");
  return *content;
}

}  // namespace ibid::serve
