#include "serve/writer/completion_reader.hpp"

#include <algorithm>

#include "model/json.hpp"

namespace ibid::serve {
namespace {

using model::Json;

/// A draft longer than this is not one of the few hundred words that were asked for.
constexpr std::size_t kTextBytesMax = 64 * 1024;
/// One chunk of a stream, or a whole completion: the text with its quotes escaped, and a head.
constexpr std::size_t kLineBytesMax = 256 * 1024;

constexpr std::string_view kData = "data:";

}  // namespace

bool CompletionReader::feed(std::string_view bytes) {
  while (!bytes.empty() && state_ == State::kReading) {
    const auto end = bytes.find('\n');
    line_.append(bytes.substr(0, end));
    if (line_.size() > kLineBytesMax) state_ = State::kBroken;
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
    // A whole completion may be printed over many lines; it is over when the body is.
    if (line_.starts_with('{')) continue;
    take_line(line_);
    line_.clear();
  }
  return state_ == State::kReading;
}

bool CompletionReader::finish() {
  if (state_ == State::kReading && line_.starts_with('{')) {
    take_json(line_);
    // Without a reason to stop it is still all there is.
    if (state_ == State::kReading && text_bytes_ > 0) state_ = State::kEnded;
  }
  return state_ == State::kEnded;
}

void CompletionReader::take_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  // Blank lines part events; comments keep the connection awake; other fields carry no text.
  if (line.empty() || line.starts_with(':')) return;
  if (line.starts_with("event:") || line.starts_with("id:") || line.starts_with("retry:")) return;
  if (!line.starts_with(kData)) {
    state_ = State::kBroken;
    return;
  }
  line.remove_prefix(kData.size());
  if (line.starts_with(' ')) line.remove_prefix(1);
  if (line == "[DONE]") {
    state_ = State::kEnded;
  } else {
    take_json(line);
  }
}

void CompletionReader::take_json(std::string_view text) {
  const Result<Json> json = model::parse_json(text);
  if (!json || !json->is_object() || json->contains("error")) {
    state_ = State::kBroken;
    return;
  }
  const auto choices = json->find("choices");
  // The chunk with the usage has no choice.
  if (choices == json->end() || !choices->is_array() || choices->empty()) return;
  const Json& choice = (*choices)[0];
  if (!choice.is_object()) return;
  for (const char* member : {"delta", "message"}) {
    const auto message = choice.find(member);
    if (message == choice.end() || !message->is_object()) continue;
    const std::string content = model::string_or(*message, "content");
    text_bytes_ += content.size();
    if (text_bytes_ > kTextBytesMax) {
      state_ = State::kBroken;
      return;
    }
    if (!content.empty()) on_text_(content);
  }
  if (!model::string_or(choice, "finish_reason").empty()) state_ = State::kEnded;
}

}  // namespace ibid::serve
