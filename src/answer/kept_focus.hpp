// The last look at a follow-up that was written out: what it is on but does not say is put behind
// it in brackets, "Another scan afterwards (warfarin, pulmonary embolism)?".
#pragma once

#include <string>

#include "answer/conversation.hpp"
#include "answer/thread.hpp"

namespace ibid::answer {

class KeptFocus {
 public:
  /// Must outlive it.
  explicit KeptFocus(Thread& thread) : thread_(thread) {}

  /// `result` with what it leaves unsaid. A question that names a remedy or condition that was
  /// spoken of is left as it is, but for what was told in the same turn.
  [[nodiscard]] Standalone completed(Standalone result);

 private:
  [[nodiscard]] bool names(const std::string& question, const std::string& topic);
  [[nodiscard]] Phrases unsaid_in(const std::string& question);

  Thread& thread_;
};

}  // namespace ibid::answer
