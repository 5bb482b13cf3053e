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
  double is_gold = 0;  ///< 1 when the experts chose its source for the question
  double recall = 0;   ///< ROUGE-2 against the ideal answer that it meets best
  double f1 = 0;
};

struct Example {
  eval::GoldAnswer gold;
  std::size_t fold = 0;
  answer::Question question;
  std::unique_ptr<answer::Reading> reading;  ///< numbers the stems of the candidates
  std::vector<answer::FoundPassage> passages;
  std::vector<answer::Candidate> candidates;               ///< as candidates_of() orders them
  std::vector<answer::Features> rows;                      ///< one a candidate
  std::vector<Worth> worths;                               ///< one a candidate
  std::vector<std::vector<answer::WordPair>> ideal_pairs;  ///< one an ideal answer, ascending
};

/// Questions of one year of BioASQ stay in one fold: they were asked by the same people.
inline constexpr std::size_t kFolds = 3;

/// The BioASQ questions in `folder` (questions.jsonl, qrels/train.tsv), searched in `generation`.
/// Every `stride`-th is taken.
[[nodiscard]] Result<std::vector<Example>> read_examples(const index::Generation& generation,
                                                         const std::filesystem::path& folder,
                                                         std::size_t stride);

/// The candidates of one question without its worths, as abstention sees them. Its best passages,
/// so many of them, are passed over.
[[nodiscard]] Result<Example> example_of(const index::Generation& generation,
                                         std::string_view question, std::size_t passed_over = 0);

/// The whole file; empty when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace ibid::training
