// The last look at a follow-up that was written out: what it is on but does not say is put behind
// it in brackets, "Another scan afterwards (warfarin, pulmonary embolism)?".
#pragma once

#include <string>
#include <string_view>

#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

class KeptFocus {
 public:
  /// Both must outlive it.
  KeptFocus(const index::Generation& generation, Thread& thread)
      : generation_(generation), thread_(thread) {}

  /// `result` with what it leaves unsaid. A question that names a remedy or condition that was
  /// spoken of is left as it is, but for what was told in the same turn, which may have begun what
  /// is spoken of; what else is known of it is its setting, see setting.hpp, but no remedy beside
  /// what the turn `names_own`.
  [[nodiscard]] Standalone completed(Standalone result, bool has_begun, bool names_own);

 private:
  [[nodiscard]] bool names(const std::string& question, const std::string& topic);
  [[nodiscard]] bool names_any(const std::string& question, TopicKind kind);
  [[nodiscard]] bool is_on_topic(const std::string& question);
  [[nodiscard]] Phrases unsaid_in(const std::string& question);
  [[nodiscard]] Phrases setting_of(const std::string& whole, bool names_own);

  [[nodiscard]] bool is_outcome_alone(std::string_view topic) const;
  [[nodiscard]] bool asks_of_condition(std::string_view question) const;

  const index::Generation& generation_;
  Thread& thread_;
};

}  // namespace ibid::answer
