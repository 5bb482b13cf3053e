// How the passages of an index speak of the topics of a conversation.
#pragma once

#include <map>
#include <string>

#include "answer/topic_use.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// Looks each topic up once. A damaged index says nothing here and fails when it answers.
class TopicsInIndex {
 public:
  /// `generation` must outlive it.
  explicit TopicsInIndex(const index::Generation& generation) : generation_(generation) {}

  [[nodiscard]] TopicKind kind(const std::string& topic) { return of(topic).kind; }

  /// The topic as it stands within a sentence, for one that began one: "zinc", but "Crohn".
  [[nodiscard]] std::string within_sentence(const std::string& topic);

 private:
  struct Spoken {
    TopicKind kind = TopicKind::kUnknown;
    bool in_lower_case = false;  ///< some passage has it so
  };
  const Spoken& of(const std::string& topic);

  const index::Generation& generation_;
  std::map<std::string, Spoken> known_;
};

}  // namespace ibid::answer
