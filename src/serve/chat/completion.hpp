// A chat completion on its way to the wire: whole, or in chunks as it grows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/json.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {

struct Completion {
  ChatText text;
  model::Json extra = model::Json::object();  ///< citations, search_results, ibid, writer
  std::string model;
  std::size_t prompt_words = 0;
  std::string id;
  long long created = 0;  ///< seconds since 1970
};

/// Gives the completion its id, made from `seed`, and its time.
void stamp(Completion& completion, std::string_view seed);

/// The reply to a request without "stream".
[[nodiscard]] Response whole(const Completion& completion);
/// The reply to one with "stream", for a completion that is ready.
[[nodiscard]] Response streamed(const Completion& completion, bool include_usage);

/// Puts a completion on the wire in chunks, as far as it has been written.
class ChunkWriter {
 public:
  /// `completion` must outlive the writer and have its id.
  ChunkWriter(const Completion& completion, EventSink sink);

  /// The chunk that names the role.
  void begin();
  /// The pieces of text that were added since the last time.
  void go_on();
  /// Annotations and extra members, then the usage when asked for, then the end.
  void end(bool include_usage);
  /// False once the reader has left.
  [[nodiscard]] bool listening() const { return listening_; }

 private:
  void send(const model::Json& json);

  const Completion& completion_;
  const EventSink sink_;
  std::size_t sent_ = 0;  ///< pieces
  bool listening_ = true;
};

}  // namespace ibid::serve
