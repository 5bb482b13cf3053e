// Judged questions, run through the stages of a search and kept as numbers to learn from.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "eval/judged_run.hpp"
#include "index/generation.hpp"
#include "retrieve/ranker.hpp"
#include "retrieve/term_model.hpp"

namespace ibid::training {

/// One collection with judged questions.
struct JudgedSet {
  std::string name;
  double weight = 1;  ///< of the whole set, however many questions it has
  bool is_training = true;
  std::shared_ptr<const index::Generation> generation;
  std::vector<std::string> ids;
  std::vector<std::string> questions;
  eval::Qrels qrels;
  bool is_judged_by_passage = false;  ///< qrels have ids of passages, not of Sources
};

/// `spec` is NAME,WEIGHT,INDEX,QUERIES,QRELS, or NAME,WEIGHT,INDEX,QUESTIONS with questions and the
/// passages that answer them, as held_out_questions.py writes them; a weight of 0 means: never
/// learned from.
[[nodiscard]] Result<JudgedSet> load_set(const std::string& spec);

/// A list of passages with their levels; passages of one Source share a `source` number.
struct Judgements {
  std::vector<int> levels;
  std::vector<std::size_t> sources;
  double ideal = 0;  ///< DCG at 10 of the best order that the judgements allow
};

/// nDCG at 10 when the passages are ordered by `scores`, each Source at its best passage; equals in
/// the given order.
[[nodiscard]] double ndcg(const Judgements& judged, const std::vector<double>& scores);

/// For learning term weights: every term's BM25 part in every candidate.
struct TermExample {
  std::size_t set = 0;
  std::size_t fold = 0;
  std::vector<std::string> keyword_terms;
  std::vector<retrieve::KeywordProfile> keywords;
  std::vector<retrieve::ExpansionProfile> expansions;
  std::vector<std::vector<float>> parts;  ///< keywords first; one row a term
  Judgements judged;
};

/// For learning trees.
struct RankExample {
  std::size_t set = 0;
  std::size_t fold = 0;
  std::vector<retrieve::RankerInput> inputs;
  Judgements judged;
  double second_ndcg = 0;  ///< of the second ranking, without trees
};

/// Questions that share a relevant document get the same fold: paraphrases of one claim must not
/// stand on both sides. One number a question.
[[nodiscard]] std::vector<std::size_t> folds_of(const JudgedSet& set, std::size_t folds);

/// One example a question; questions without keywords give empty ones. Both use two threads.
[[nodiscard]] std::vector<TermExample> term_examples(const JudgedSet& set, std::size_t set_number,
                                                     const std::vector<std::size_t>& folds);
/// result[m] is for models[m]; all in one pass, since reading the passages is what takes the time.
[[nodiscard]] std::vector<std::vector<RankExample>> rank_examples(
    const JudgedSet& set, std::size_t set_number, const std::vector<std::size_t>& folds,
    const std::vector<retrieve::TermModel>& models);

}  // namespace ibid::training
