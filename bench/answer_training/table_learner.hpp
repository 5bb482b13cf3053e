// Learns the tables of src/answer in two looks: worth, recall and lead from what is known at first
// look; then word pairs and the lead anew, from scores that the first look gave to questions it had
// not learned from.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "answer/selection.hpp"
#include "boosting.hpp"
#include "examples.hpp"
#include "tables.hpp"

namespace ibid::training {

/// One bit a fold.
using Folds = unsigned;
inline constexpr Folds kAllFolds = (1U << kFolds) - 1;

class TableLearner {
 public:
  /// `examples` have worths and must outlive it.
  explicit TableLearner(std::vector<Example*> examples) : examples_(std::move(examples)) {}

  /// From the examples of `folds`, two at least, which are weighed anew on the way.
  [[nodiscard]] LearnedTables learn(Folds folds);

 private:
  /// Worth, recall and lead alone.
  const LearnedTables& first_look(Folds folds);
  [[nodiscard]] std::vector<std::size_t> examples_of(Folds folds) const;

  std::vector<Example*> examples_;
  std::map<Folds, LearnedTables> first_looks_;
};

/// Weighs and orders the candidates of `example` as answer::score() does with its own tables.
void weigh(const LearnedTables& tables, Example& example);

/// The candidates of `example`, which are weighed, as a brief answer looks at them.
[[nodiscard]] answer::WordPairs pairs_of(const Example& example);

/// What a brief answer of `ibid ask --batch` may take.
[[nodiscard]] answer::SelectionLimits limits_of(const Example& example);

}  // namespace ibid::training
