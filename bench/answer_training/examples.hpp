// Questions with their candidates, as the answer floor sees them, beside what experts answered.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/closer_look.hpp"
#include "answer/features.hpp"
#include "answer/question.hpp"
#include "eval/answers.hpp"
#include "index/generation.hpp"

namespace ibid::training {

/// What a candidate turned out to be worth.
struct Worth {
  double is_gold = 0;  ///< 1 when the experts chose its source, or it is of a snippet that answers
  double recall = 0;   ///< ROUGE-2 against the ideal answer that it meets best
  double f1 = 0;
};

struct Example {
  eval::GoldAnswer gold;
  std::size_t fold = 0;
  double weight = 1;  ///< of each of its candidates, when tables are learned
  answer::Question question;
  std::unique_ptr<answer::Reading> reading;  ///< numbers the stems of the candidates
  std::vector<answer::FoundPassage> passages;
  std::vector<answer::Candidate> candidates;               ///< as candidates_of() orders them
  std::vector<answer::Features> rows;                      ///< one a candidate
  std::vector<Worth> worths;                               ///< one a candidate
  std::vector<std::vector<answer::WordPair>> ideal_pairs;  ///< one an ideal answer, ascending
};

/// Questions of one year of BioASQ stay in one fold: they were asked by the same people. So do
/// those that one snippet answers.
inline constexpr std::size_t kFolds = 5;

/// The BioASQ questions in `folder` (questions.jsonl, qrels/train.tsv), searched in `generation`.
/// Every `stride`-th is taken.
[[nodiscard]] Result<std::vector<Example>> read_examples(const index::Generation& generation,
                                                         const std::filesystem::path& folder,
                                                         std::size_t stride);

/// A question of a file "kind<tab>question[<tab>how a snippet begins that answers it]…".
struct Written {
  std::string kind;
  Example example;  ///< with worths where a snippet that answers is among its passages
  const index::Generation* generation = nullptr;  ///< that it was asked of

  [[nodiscard]] bool has_worths() const { return !example.worths.empty(); }
};

/// The questions of `path` searched in `generation`, which must outlive them, dealt out to the
/// folds in turn, or by the first snippet that answers them. An error where there are none. Those
/// of kind "inside" are followed by the same without so many of their best passages, of kind
/// "bereft": what is left is on the same matter and hardly ever the answer. Those of kind "apart"
/// name two things that no passage holds together; where one does after all, the question is left
/// out.
[[nodiscard]] Result<std::vector<Written>> read_written(const index::Generation& generation,
                                                        const std::filesystem::path& path);

}  // namespace ibid::training
