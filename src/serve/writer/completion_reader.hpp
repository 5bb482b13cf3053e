// Reads a chat completion while it arrives: as a stream of chunks, or whole, since some servers do
// not heed "stream".
//
// What is not a completion is a failure, never text: the reader either knows that the writer has
// said all it had to say, or it says that it does not.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace ibid::serve {

class CompletionReader {
 public:
  /// `on_text` gets the writer's words in order.
  explicit CompletionReader(std::function<void(std::string_view)> on_text)
      : on_text_(std::move(on_text)) {}

  /// Takes the next bytes of the body. False when nothing of what follows matters: the completion
  /// has ended, is broken or is longer than any draft.
  [[nodiscard]] bool feed(std::string_view bytes);
  /// After the last byte: true when the completion came to its end.
  [[nodiscard]] bool finish();

 private:
  enum class State { kReading, kEnded, kBroken };

  void take_line(std::string_view line);
  /// One chunk of a stream, or the whole completion.
  void take_json(std::string_view json);

  std::function<void(std::string_view)> on_text_;
  std::string line_;  ///< what has arrived of the line that is not over
  std::size_t text_bytes_ = 0;
  State state_ = State::kReading;
};

}  // namespace ibid::serve
