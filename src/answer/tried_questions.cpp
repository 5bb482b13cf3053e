#include "answer/tried_questions.hpp"

#include <fmt/format.h>

#include <memory>

#include "retrieve/workspace.hpp"

namespace ibid::answer {
namespace {

/// Filters are seldom given and have no short form: what is tried under one is not kept.
bool is_kept(const AnswerOptions& options) {
  return options.filter.passes_all();
}

std::string key_of(std::string_view question, const AnswerOptions& options) {
  return fmt::format("{} {} {} {}", static_cast<int>(options.audience), options.claims_max,
                     options.words_max, question);
}

}  // namespace

std::optional<bool> TriedQuestions::find(std::string_view question,
                                         const AnswerOptions& options) const {
  if (!is_kept(options)) return std::nullopt;
  const auto known = is_answered_.find(key_of(question, options));
  return known == is_answered_.end() ? std::nullopt : std::optional(known->second);
}

void TriedQuestions::put(std::string_view question, const AnswerOptions& options,
                         bool is_answered) {
  if (!is_kept(options)) return;
  if (is_answered_.size() >= kTriedQuestionsMax) is_answered_.clear();
  is_answered_.insert_or_assign(key_of(question, options), is_answered);
}

TriedQuestions& tried_questions(const index::Generation& generation) {
  // The workspace tells generations apart; this only looks whether it is still the same one.
  struct Held {
    std::weak_ptr<const retrieve::Workspace> workspace;
    TriedQuestions tried;
  };
  thread_local Held held;
  const auto workspace = retrieve::workspace_of(generation);
  if (held.workspace.lock() != workspace) {
    held.workspace = workspace;
    held.tried = {};
  }
  return held.tried;
}

}  // namespace ibid::answer
