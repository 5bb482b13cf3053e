// Which questions that were thought of beside a page have an answer: the pages of one subject think
// of the same ones, and each that is tried costs a search.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "answer/answer_question.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// Of one thread and generation. Not thread-safe.
class TriedQuestions {
 public:
  /// Whether the question has an answer; nothing when it was not tried under these options, or so
  /// long ago that it is forgotten.
  [[nodiscard]] std::optional<bool> find(std::string_view question,
                                         const AnswerOptions& options) const;
  void put(std::string_view question, const AnswerOptions& options, bool is_answered);

 private:
  std::unordered_map<std::string, bool> is_answered_;
};

/// Some 500 KB a thread; the corpus, asked 300 questions, thinks of 277.
inline constexpr std::size_t kTriedQuestionsMax = 4096;

/// The calling thread's, empty for another generation than before. Good until the next call.
[[nodiscard]] TriedQuestions& tried_questions(const index::Generation& generation);

}  // namespace ibid::answer
