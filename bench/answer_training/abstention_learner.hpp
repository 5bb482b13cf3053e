// Learns from questions with and without an answer how likely there is one, and from which
// log-odds on ibid speaks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "answer/abstention.hpp"
#include "boosting.hpp"

namespace ibid::training {

/// Of which index a question is asked.
enum class Over { kPool, kCorpus };

struct Asked {
  Over over = Over::kPool;
  std::string kind;  ///< "inside", "topic", or the kind of outside question
  std::size_t fold = 0;
  bool is_beyond = false;  ///< the index lacks the words; not answered, whatever the signs
  answer::AnswerSigns signs{};
  [[nodiscard]] bool is_inside() const { return kind == "inside" || kind == "topic"; }
};

/// Trees over the signs for the log-odds, in which both indexes and both sides of each have their
/// share however many questions they have. Those of fold `left_out` are not learned from.
[[nodiscard]] BoostedTrees learn_answerable(const std::vector<Asked>& asked, std::size_t left_out);

/// The value above which `share` of the inside questions lie.
[[nodiscard]] double threshold_at(const std::vector<double>& inside_values, double share);

}  // namespace ibid::training
