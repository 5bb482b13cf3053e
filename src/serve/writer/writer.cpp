#include "serve/writer/writer.hpp"

#include <utility>

#include "model/json.hpp"
#include "serve/limits.hpp"
#include "serve/writer/completion_reader.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr int kTokensMax = 2048;
/// A chunk a token, and some 400 bytes a chunk with the usual fields around one token.
constexpr std::size_t kReplyBytesMax = 2 * 1024 * 1024;

}  // namespace

Result<std::unique_ptr<Writer>> Writer::create(WriterOptions options) {
  Result<HttpUrl> url = parse_http_url(options.url);
  if (!url) {
    return fail(url.error().code, "--writer " + options.url + ": " + url.error().message);
  }
  while (!url->path.empty() && url->path.back() == '/') url->path.pop_back();
  url->path += url->path.ends_with("/v1") ? "/chat/completions" : "/v1/chat/completions";
  if (!is_header_value(options.key)) {
    return fail(ErrorCode::kUsage, "the writer's key has a control character");
  }
  Result<std::unique_ptr<TlsTrust>> trust = TlsTrust::create(options.ca_file);
  if (!trust) return fail(trust.error());
  return std::unique_ptr<Writer>(
      new Writer(std::move(options), std::move(*url), std::move(*trust)));
}

Result<void> Writer::write(std::string_view system, std::string_view user,
                           const std::function<void(std::string_view)>& on_text,
                           const std::function<bool()>& abandoned) const {
  const Json body{{"model", options_.model},
                  {"temperature", 0},
                  {"max_tokens", kTokensMax},
                  {"stream", true},
                  {"messages", Json::array({{{"role", "system"}, {"content", system}},
                                            {{"role", "user"}, {"content", user}}})}};
  CompletionReader reader(on_text);
  HttpPost post{url_, *trust_};
  post.headers = {{"Content-Type", "application/json"},
                  {"Accept", "text/event-stream, application/json"}};
  if (!options_.key.empty()) post.headers.push_back({"Authorization", "Bearer " + options_.key});
  post.body = model::dump(body);
  post.timeout = options_.timeout;
  post.bytes_max = kReplyBytesMax;
  post.on_piece = [&reader](std::string_view piece) { return reader.feed(piece); };
  post.cancelled = abandoned;
  const Result<void> posted = http_post(post);
  if (!posted) return fail(posted.error());
  if (!reader.finish()) {
    return fail(ErrorCode::kUnavailable, "the writer's reply is no whole completion");
  }
  return {};
}

std::shared_ptr<void> Writer::take_place() {
  if (places_taken_.fetch_add(1) >= kWritersMax) {
    --places_taken_;
    return nullptr;
  }
  return {this, [](void* writer) { --static_cast<Writer*>(writer)->places_taken_; }};
}

}  // namespace ibid::serve
