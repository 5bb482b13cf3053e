// Learns when to keep silent: a logistic curve over what abstention sees of a question, answerable
// questions against such as lie outside the index.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "answer/abstention.hpp"

namespace ibid::training {

/// Of which index a question is asked.
enum class Over { kPool, kCorpus };

struct Asked {
  Over over = Over::kPool;
  std::string kind;  ///< "inside", "topic", or the kind of outside question
  std::size_t fold = 0;
  answer::AnswerSigns signs{};
  [[nodiscard]] bool is_inside() const { return kind == "inside" || kind == "topic"; }
};

struct LogisticCurve {
  double base = 0;
  answer::AnswerSigns weights{};
  answer::AnswerSigns squares{};  ///< weights of the signs' squares
  answer::AnswerSigns least{};    ///< of what was learned from; signs beyond count as these
  answer::AnswerSigns most{};
  [[nodiscard]] double value(const answer::AnswerSigns& signs) const;
};

/// Both indexes weigh alike, and both sides of each. Questions of fold `left_out` are not learned
/// from.
[[nodiscard]] LogisticCurve learn_curve(const std::vector<Asked>& asked, std::size_t left_out);

/// The value above which `share` of the inside questions lie.
[[nodiscard]] double threshold_at(const std::vector<double>& inside_values, double share);

/// abstention_weights.hpp in `directory`; false when it cannot be written.
[[nodiscard]] bool write_curve(const std::filesystem::path& directory, const LogisticCurve& curve,
                               double threshold);

}  // namespace ibid::training
