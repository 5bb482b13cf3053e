// A chat reply in the writer's words: made outside the workers, since it waits for the writer.
#pragma once

#include <memory>

#include "ibid/answer.hpp"
#include "serve/chat/completion.hpp"
#include "serve/service.hpp"

namespace ibid::serve {

/// All that the reply needs after its handler has returned.
struct Writing {
  Service& service;
  std::shared_ptr<void> place;  ///< among those that wait for the writer
  Answer answer;
  Completion completion;  ///< without text
  bool include_usage = false;
};

/// The reply: streamed, what stands goes out at once; whole, it is there once the writer has
/// finished, and is the extractive answer when it has not.
[[nodiscard]] Response written_reply(Writing writing, bool stream);

}  // namespace ibid::serve
